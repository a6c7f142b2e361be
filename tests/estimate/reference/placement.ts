/**
 * Where replicas stand: for each, the zones and regions that must be up for it. Replicas go round-robin over
 * the zones listed, or over the regions if no zone is; a region listed beside zones is needed by every replica;
 * nesting is followed through any group (docs/file-format.md, Component and Group).
 */
import { effectiveSettings } from '../../../src/catalog/effective';
import type { Component, Diagram } from '../../../src/model/diagram';
import { likely } from '../../../src/model/ranged';

export interface Slot {
  readonly zones: readonly string[];
  readonly regions: readonly string[];
}

const NOWHERE: Slot = { zones: [], regions: [] };

/** Where one replica stands, and what it fails with: itself, or the promise made for its scope. */
export interface Replica extends Slot {
  readonly unit: number;
}

/**
 * Each replica's failing groups, by how the component is run. What is managed is promised once for each
 * distinct zone or region its replicas stand in.
 */
export function replicasOf(diagram: Diagram, component: Component): readonly Replica[] {
  const { managed, replicas } = effectiveSettings(component);
  const places = placesOf(diagram, component).map(
    (place): Slot =>
      managed === 'global' ? NOWHERE : managed === 'region' ? { zones: [], regions: place.regions } : place,
  );
  const keys = [...new Set(places.map((place) => JSON.stringify(place)))];
  return Array.from({ length: replicas }, (_, index) => {
    const place = places[index % places.length] ?? NOWHERE;
    const promise = Math.max(0, keys.indexOf(JSON.stringify(place)));
    return { ...place, unit: managed ? promise : index };
  });
}

/** The distinct places a component is listed in, in order; empty where it is unplaced. */
function placesOf(diagram: Diagram, component: Component): readonly Slot[] {
  const { zones, regions } = listedFor(diagram, component);
  if (zones.length === 0) return regions.map((id) => around(diagram, [id]));
  return zones.map((id) => around(diagram, [id, ...regions]));
}

/** The regions round its first group: where the wires to it end. */
export function homeRegions(diagram: Diagram, component: Component): readonly string[] {
  const { zones, regions } = listedFor(diagram, component);
  return around(diagram, [...zones, ...regions].slice(0, 1)).regions;
}

export const groupAvailability = (diagram: Diagram, id: string): number =>
  likely(diagram.groups.get(id)?.settings?.availability ?? 1);

function listedFor(diagram: Diagram, component: Component): Slot {
  const listed = listedIn(diagram, component.in ?? []);
  const ofType = (type: string) => listed.filter((id) => typeOf(diagram, id) === type);
  return { zones: ofType('zone'), regions: ofType('region') };
}

/** The zones and regions a list of groups comes to: other groups stand for what they are nested in. */
function listedIn(diagram: Diagram, ids: readonly string[]): string[] {
  const found = ids.flatMap((id) =>
    fails(diagram, id) ? [id] : listedIn(diagram, diagram.groups.get(id)?.in ?? []),
  );
  return [...new Set(found)];
}

/** Those groups and all they are nested in, zones and regions only. */
function around(diagram: Diagram, ids: readonly string[]): Slot {
  const all = new Set<string>();
  const collect = (id: string) => {
    if (fails(diagram, id)) all.add(id);
    for (const parent of diagram.groups.get(id)?.in ?? []) collect(parent);
  };
  for (const id of ids) collect(id);
  const ofType = (type: string) => [...all].filter((id) => typeOf(diagram, id) === type);
  return { zones: ofType('zone'), regions: ofType('region') };
}

const typeOf = (diagram: Diagram, id: string) => diagram.groups.get(id)?.type;

function fails(diagram: Diagram, id: string): boolean {
  const type = typeOf(diagram, id);
  return type === 'zone' || type === 'region';
}
