/**
 * What a component's replicas stand on: which zones and regions must be up for each of them, and what a
 * round trip between two components takes where the diagram doesn't say (docs/estimation.md, "Placement").
 * Only zones and regions fail; nesting is followed through groups of any type.
 */
import {
  ACROSS_ZONES,
  BETWEEN_REGIONS,
  betweenRegions,
  REGION_LINK_AVAILABILITY,
  USER_TO_EDGE,
  WITHIN_REGION,
  WITHIN_ZONE,
} from '../../catalog/network';
import type { Diagram, LatencyMs, Scope } from '../../model/diagram';
import { enclosingGroups } from '../../model/queries';
import { kept } from '../../shared/kept';
import { sortedIds } from '../../shared/order';

/** The groups that must all be up for a replica at this site. */
export type Site = readonly string[];

export interface Placement {
  /** Zones it is spread over, in the order listed; nesting followed. */
  readonly zones: readonly string[];
  /** Regions listed for it directly or through groups that don't fail. */
  readonly regions: readonly string[];
}

/** The replicas at one site. `together`: a managed service's promise covers them all, so they fail as one. */
export interface ReplicaUnit {
  readonly replicas: number;
  readonly together: boolean;
  readonly site: Site;
}

export interface Wire {
  readonly latencyMs: LatencyMs;
  readonly availability: number;
}

const NOWHERE: Placement = { zones: [], regions: [] };
const TO_EDGE: Wire = { latencyMs: USER_TO_EDGE.value, availability: 1 };

/** What is found once for all that stands among the same groups; groups never change. */
interface Known {
  readonly placements: Map<string, Placement>;
  readonly failing: Map<string, string[]>;
  readonly sites: Map<Scope | null, Map<Placement, readonly Site[]>>;
  readonly wires: Map<Placement, Map<Placement, Wire>>;
}

const known = new WeakMap<Diagram['groups'], Known>();

function knownOf({ groups }: Diagram): Known {
  return kept(known, groups, () => ({
    placements: new Map(),
    failing: new Map(),
    sites: new Map(),
    wires: new Map(),
  }));
}

export function placementOf(diagram: Diagram, directly: readonly string[] | undefined): Placement {
  if (!directly || directly.length === 0) return NOWHERE;
  return kept(knownOf(diagram).placements, JSON.stringify(directly), () => findPlacement(diagram, directly));
}

function findPlacement(diagram: Diagram, directly: readonly string[]): Placement {
  const zones = new Set<string>();
  const regions = new Set<string>();
  const seen = new Set<string>();
  const visit = (id: string): void => {
    const group = diagram.groups.get(id);
    if (!group || seen.has(id)) return;
    seen.add(id);
    if (group.type === 'zone') zones.add(id);
    else if (group.type === 'region') regions.add(id);
    else for (const parent of group.in ?? []) visit(parent);
  };
  for (const id of directly) visit(id);
  return { zones: [...zones], regions: [...regions] };
}

/** Whether everything that stands somewhere stands there in both: nesting, kinds and names of groups the same. */
export function sameSites(a: Diagram, b: Diagram): boolean {
  if (a.groups === b.groups) return true;
  if (a.groups.size !== b.groups.size) return false;
  for (const [id, one] of a.groups) {
    const other = b.groups.get(id);
    if (!other || one.type !== other.type || one.name !== other.name || one.in !== other.in) return false;
  }
  return true;
}

/**
 * Round-robin over the sites. Replicas of a managed service that stand in one scope are covered by one
 * promise, so they fail as one.
 */
export function replicaUnits(
  diagram: Diagram,
  placement: Placement,
  managed: Scope | null,
  replicas: number,
): ReplicaUnit[] {
  const bySite = kept(knownOf(diagram).sites, managed, () => new Map<Placement, readonly Site[]>());
  const sites = kept(bySite, placement, () => sitesOf(diagram, placement, managed));
  const count = Math.max(0, Math.floor(replicas));
  const units = new Map<string, ReplicaUnit>();
  sites.forEach((site, index) => {
    const here = Math.floor((count - index - 1) / sites.length) + 1;
    const key = managed ? JSON.stringify(site) : String(index);
    const before = units.get(key)?.replicas ?? 0;
    if (here > 0) units.set(key, { replicas: before + here, together: managed !== null, site });
  });
  return [...units.values()];
}

/** Where replicas are dealt to, in order; of a managed service what its promise leaves open to fail. */
function sitesOf(diagram: Diagram, placement: Placement, managed: Scope | null): Site[] {
  const beside = placement.regions.flatMap((id) => failingGroups(diagram, id));
  const sites = placement.zones.length
    ? placement.zones.map((id) => sortedIds(new Set([...failingGroups(diagram, id), ...beside])))
    : placement.regions.map((id) => failingGroups(diagram, id));
  if (sites.length === 0 || managed === 'global') return [[]];
  if (managed !== 'region') return sites;
  return sites.map((site) => site.filter((id) => diagram.groups.get(id)?.type === 'region'));
}

/** The zones and regions a group needs, itself among them, sorted. */
export function failingGroups(diagram: Diagram, groupId: string): string[] {
  return kept(knownOf(diagram).failing, groupId, () => {
    const found = enclosingGroups(diagram, [groupId]);
    return sortedIds(
      found.filter(([, group]) => group.type === 'zone' || group.type === 'region').map(([id]) => id),
    );
  });
}

/** The wire between two components by where they first stand; a client's is the way to the nearest edge. */
export function defaultWire(diagram: Diagram, from: Placement, to: Placement, fromClient: boolean): Wire {
  if (fromClient) return TO_EDGE;
  const bySource = kept(knownOf(diagram).wires, from, () => new Map<Placement, Wire>());
  return kept(bySource, to, () => wireBetween(diagram, from, to));
}

function wireBetween(diagram: Diagram, from: Placement, to: Placement): Wire {
  const a = firstPlace(diagram, from);
  const b = firstPlace(diagram, to);
  const apart =
    a.regions.length > 0 && b.regions.length > 0 && !a.regions.some((id) => b.regions.includes(id));
  if (apart) return { latencyMs: regionWire(diagram, a, b), availability: REGION_LINK_AVAILABILITY.value };
  if (a.zone === undefined || b.zone === undefined)
    return { latencyMs: WITHIN_REGION.value, availability: 1 };
  return { latencyMs: (a.zone === b.zone ? WITHIN_ZONE : ACROSS_ZONES).value, availability: 1 };
}

interface Place {
  readonly zone: string | undefined;
  readonly regions: readonly string[];
}

function firstPlace(diagram: Diagram, placement: Placement): Place {
  const zone = placement.zones[0];
  const first = zone ?? placement.regions[0];
  const regions =
    first === undefined
      ? []
      : failingGroups(diagram, first).filter((id) => diagram.groups.get(id)?.type === 'region');
  return { zone, regions };
}

function regionWire(diagram: Diagram, a: Place, b: Place): LatencyMs {
  const one = a.regions[0];
  const other = b.regions[0];
  if (one === undefined || other === undefined) return BETWEEN_REGIONS.value;
  const named = (id: string): string => diagram.groups.get(id)?.name || id;
  return betweenRegions(named(one), named(other)).value;
}
