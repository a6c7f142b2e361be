/**
 * What no set of actions can bring a journey's unavailability below: as if everything they touch never failed. Exact as a
 * bound: with parts 1…m held perfect one after the other, what the i-th saves beyond the others is at most what it saves
 * alone over the chance that those before it were up, as the parts fail independently of each other.
 */

import type { Diagram } from '../../model/diagram';
import { groupAvailability } from '../availability/lanes';
import { throughChance } from '../availability/variables';
import type { Node } from '../graph/graph';
import { drawsOfItsOwn } from '../importance/actions/chanceAfter';
import type { Asked, Bases, Basis, Subject } from '../importance/basis';
import { askedOf, chanceOf, isExact } from '../importance/basis';
import { changedChances } from '../importance/changedChance';
import type { Part } from '../importance/parts';
import { heldAt } from '../importance/parts';
import type { PlanAction } from './planAction';
import { done } from './planAction';

/** Of a set of actions in the order they are done; 0 where nothing is known. */
export type LeastDown = (actions: readonly PlanAction[]) => number;

export function leastDownOf(diagram: Diagram, subject: Subject, bases: Bases): LeastDown {
  const known = new Map<string, Frame | null>();
  const frameOf = (caches: readonly PlanAction[]): Frame | null => {
    const key = caches.map(({ id }) => id).join(' ');
    const before = known.get(key);
    if (before !== undefined) return before;
    const cached = done(diagram, caches);
    const made = cached && frame(cached.diagram, subject, bases);
    known.set(key, made);
    return made;
  };
  // What a cache is put before may be of any kind: the rest is held against the diagram that has it.
  return (actions) => {
    const at = frameOf(actions.filter(({ kind }) => kind === 'cache'));
    return at ? at.leastDown(actions.filter(({ kind }) => kind !== 'cache')) : 0;
  };
}

interface Frame {
  leastDown(actions: readonly PlanAction[]): number;
}

/** What is saved if a part never failed, and the chance that it is up, all of it. */
interface Touched {
  readonly saved: number;
  readonly up: number;
}

/** null: nothing is known of it. */
function frame(diagram: Diagram, subject: Subject, bases: Bases): Frame | null {
  const basis = bases.of(diagram);
  const asked = askedOf(basis, subject);
  // With more capacity behind it a cache may no longer be needed.
  if (!asked || !isExact(asked) || basis.loadBearing.size > 0) return null;
  const total = chanceOf(asked).down;
  const touchedBy = touching(diagram, subject, basis, asked, bases);
  const partsBy = new Map<string, readonly Part[] | null>();
  const partsOf = (action: PlanAction): readonly Part[] | null => {
    const before = partsBy.get(action.id);
    if (before !== undefined) return before;
    const made = partsTouched(basis, action);
    partsBy.set(action.id, made);
    return made;
  };
  return {
    leastDown(actions) {
      const parts = new Map<string, Touched>();
      for (const action of actions) {
        const touched = partsOf(action);
        if (!touched) return 0;
        for (const part of touched) parts.set(`${part.kind} ${part.id}`, touchedBy(part));
      }
      return Math.max(0, total - mostSaved([...parts.values()]) - ROUNDING);
    },
  };
}

/** What sums of chances are off by. */
const ROUNDING = 1e-13;

function mostSaved(parts: Touched[]): number {
  let [sum, up] = [0, 1];
  for (const part of parts.sort((a, b) => b.up - a.up)) {
    if (part.saved > 0) sum += up > 0 ? part.saved / up : Infinity;
    up *= part.up;
  }
  return sum;
}

function touching(
  diagram: Diagram,
  subject: Subject,
  basis: Basis,
  asked: Asked,
  bases: Bases,
): (part: Part) => Touched {
  const changed = changedChances(basis, asked);
  const total = chanceOf(asked).down;
  const known = new Map<string, Touched>();
  return (part) => {
    const key = `${part.kind} ${part.id}`;
    const before = known.get(key);
    if (before) return before;
    const perfect =
      changed.withPart(part, 'perfect') ?? bases.chanceOf(heldAt(diagram, part, 'perfect'), subject);
    const made = { saved: perfect ? Math.max(0, total - perfect.down) : Infinity, up: upOf(basis, part) };
    known.set(key, made);
    return made;
  };
}

/** Of a component at least: each of its instances by itself. */
function upOf({ graph }: Basis, { kind, id }: Part): number {
  if (kind === 'group') return groupAvailability(graph.diagram, id);
  if (kind === 'connection') {
    const call = graph.calls[graph.callIndexOf.get(id) ?? -1];
    return call ? throughChance(call, call.timesPerRequest).up : 0;
  }
  const settings = graph.nodes[graph.indexOf.get(id) ?? -1]?.settings;
  return settings ? settings.availability ** Math.max(1, Math.floor(settings.replicas)) : 0;
}

/** null: it may help more than if parts never failed. */
function partsTouched({ graph }: Basis, { kind, first }: PlanAction): readonly Part[] | null {
  if (kind === 'hedge') return [];
  if (kind === 'timeout') return first.about ? [first.about] : null;
  const nodes =
    first.adds.length > 0 ? first.adds.map(({ component }) => component) : [first.about?.id ?? ''];
  const parts: Part[] = [];
  for (const id of nodes) {
    const node = graph.nodes[graph.indexOf.get(id) ?? -1];
    if (!node || (kind === 'fallback' && drawsOfItsOwn(node))) return null;
    parts.push(...standing(node), ...(kind === 'fallback' ? callsOf({ graph }, node) : []));
  }
  return parts;
}

const standing = (node: Node): readonly Part[] => [
  { kind: 'component', id: node.id },
  ...[...new Set(node.units.flatMap((unit) => unit.site))].map((id): Part => ({ kind: 'group', id })),
];

/** A second one has calls of its own to and from it. */
const callsOf = ({ graph }: Pick<Basis, 'graph'>, { index }: Node): readonly Part[] =>
  graph.calls
    .filter(({ to, from }) => to === index || from === index)
    .map(({ id }): Part => ({ kind: 'connection', id }));
