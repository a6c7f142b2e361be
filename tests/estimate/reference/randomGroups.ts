/** Zones and regions, some nested through networks and clusters, and where a component may stand in them. */
import type { Group } from '../../../src/model/diagram';
import type { Random } from './random';

type Groups = ReadonlyMap<string, Group>;

/** `mayFail` pays for a group that is up or down by chance. */
export function randomGroups(random: Random, mayFail: () => boolean): Groups {
  const groups = new Map<string, Group>();
  const failing = (low: number) =>
    random.chance(0.65) && mayFail()
      ? { settings: { availability: Number(random.between(low, 0.9999).toFixed(4)) } }
      : {};
  const regions = Array.from({ length: random.pick([0, 1, 1, 2]) }, (_, index) => `r${index}`);
  for (const id of regions) groups.set(id, { type: 'region', ...failing(0.95) });
  if (regions.length > 0 && random.chance(0.3))
    groups.set('net', { type: 'network', in: [random.pick(regions)] });
  const holders = [...regions, ...(groups.has('net') ? ['net'] : [])];
  const zones = Array.from({ length: random.whole(1, 3) }, (_, index) => `z${index}`);
  for (const id of zones) {
    const nested = holders.length > 0 && random.chance(0.75) ? { in: [random.pick(holders)] } : {};
    groups.set(id, { type: 'zone', ...nested, ...failing(0.9) });
  }
  if (random.chance(0.4))
    groups.set('pool', { type: 'cluster', in: random.shuffled(zones).slice(0, random.whole(1, 2)) });
  return groups;
}

export function randomPlace(random: Random, groups: Groups): { readonly in?: readonly string[] } {
  const ids = [...groups.keys()];
  const ofType = (...types: string[]) => ids.filter((id) => types.includes(groups.get(id)?.type ?? ''));
  const zones = random.shuffled(ofType('zone')).slice(0, random.whole(1, 3));
  const regions = random.shuffled(ofType('region')).slice(0, random.whole(1, 2));
  const others = random.shuffled(ofType('network', 'cluster')).slice(0, 1);
  const place = random.pick([
    [],
    [],
    zones,
    zones,
    zones,
    regions,
    others,
    [...zones, ...regions.slice(0, 1)],
  ]);
  return place.length > 0 ? { in: place } : {};
}
