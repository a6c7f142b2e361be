/** What must not change an answer: other names, another order, what nobody calls, the same said otherwise. */
import { describe, expect, it } from 'vitest';
import { modeOf } from '../../src/catalog/effective';
import type {
  ComponentEstimate,
  ConnectionEstimate,
  Estimate,
  LatencyEstimate,
} from '../../src/estimate/answer';
import { estimate } from '../../src/estimate/estimate';
import type { CallGroup, Component, Diagram, How } from '../../src/model/diagram';
import { count, LONG_MS, say } from '../support/long';
import { fileOf } from './reference/diagramOf';
import { randomDiagram, seedsOf } from './reference/randomDiagram';
import { renamed, reordered } from './reference/sameDiagram';

type Part = ComponentEstimate | ConnectionEstimate;

interface Compared {
  readonly name?: (id: string) => string;
  readonly timesWithin?: number;
  /** Where what follows is summed in another order, the grid shows: each percentile is within 1 %. */
  readonly effectsWithin?: number;
  /** Calls are made in another order: what a message sent early is done beside is something else then. */
  readonly sentOtherwise?: boolean;
}

/** Every number of the one that differs in the other; parts only the other has are not looked at. */
function differences(
  one: Estimate,
  other: Estimate,
  { name = (id) => id, timesWithin = 1e-8, effectsWithin = timesWithin, sentOtherwise = false }: Compared,
): string[] {
  const found: string[] = [];
  const number = (path: string, a: number | null, b: number | null | undefined, within = 1e-12) => {
    if (a === b) return;
    const near = a !== null && typeof b === 'number' && Math.abs(a - b) <= within * Math.max(1, Math.abs(a));
    if (!near) found.push(`${path}: ${a} and ${b}`);
  };
  const latency = (
    path: string,
    a: LatencyEstimate,
    b: LatencyEstimate | undefined,
    within = timesWithin,
  ) => {
    for (const key of ['mean', 'p50', 'p95', 'p99'] as const)
      number(`${path} ${key}`, a[key], b?.[key], within);
  };
  const effect = (path: string, a: LatencyEstimate | undefined, b: LatencyEstimate | undefined) => {
    if (sentOtherwise) return;
    if (a) latency(`${path} effect`, a, b, effectsWithin);
    else if (b) found.push(`${path} effect: none and some`);
  };
  const parts = (path: string, a: ReadonlyMap<string, Part>, b: ReadonlyMap<string, Part> | undefined) => {
    for (const [id, part] of a) {
      const same = b?.get(name(id));
      number(`${path} ${id} availability`, part.availability, same?.availability);
      number(
        `${path} ${id} load`,
        part.requestsPerSecond,
        same?.requestsPerSecond,
        Math.max(1e-12, timesWithin / 100),
      );
      latency(`${path} ${id}`, part.latencyMs, same?.latencyMs);
    }
  };
  for (const [id, journey] of one.journeys) {
    const same = other.journeys.get(name(id));
    for (const key of ['availability', 'unavailability', 'fullFunctionAvailability'] as const)
      number(`${id} ${key}`, journey[key], same?.[key]);
    for (const key of ['servedShare', 'timedOut', 'successRate', 'maxRequestsPerSecond'] as const)
      number(`${id} ${key}`, journey[key], same?.[key], Math.max(1e-12, timesWithin / 1000));
    latency(id, journey.latencyMs, same?.latencyMs);
    effect(id, journey.effectMs, same?.effectMs);
    const points = [...journey.singlePointsOfFailure].map(name).sort().join();
    if (points !== same?.singlePointsOfFailure.join())
      found.push(`${id}: ${points} and ${same?.singlePointsOfFailure}`);
    parts(`${id}.components`, journey.components, same?.components);
    parts(`${id}.connections`, journey.connections, same?.connections);
    for (const one of journey.connections.keys())
      effect(`${id}.effects ${one}`, journey.effects.get(one), same?.effects.get(name(one)));
  }
  parts('components', one.components, other.components);
  parts('connections', one.connections, other.connections);
  return found;
}

/** Of the first diagrams of each flavour; undefined: the change doesn't apply. */
function unchangedBy(
  what: string,
  change: (diagram: Diagram) => Diagram | undefined,
  compared: Compared = {},
  least = 10,
): void {
  it(
    what,
    () => {
      let changed = 0;
      for (const flavour of ['timed', 'loaded'] as const)
        for (const seed of seedsOf(flavour, count(60, 3000))) {
          const { diagram } = randomDiagram(seed);
          const same = change(diagram);
          if (!same) continue;
          changed++;
          const found = differences(estimate(diagram), estimate(same), compared);
          expect(found, `seed ${seed}\n${fileOf(diagram)}`).toEqual([]);
        }
      expect(changed).toBeGreaterThanOrEqual(least);
      say(`${what}: ${changed} diagrams.`);
    },
    LONG_MS,
  );
}

describe('nothing changes', () => {
  const name = (id: string): string => `__proto__ ${id}`;
  unchangedBy('by other names', (diagram) => renamed(diagram, name), { name });

  unchangedBy(
    'in another order',
    // Without journeys, the first component of a circle would be another one.
    (diagram) => (diagram.journeys.size > 0 ? reordered(diagram) : undefined),
    // Calls in no group are made in the file's order.
    { sentOtherwise: true },
  );

  unchangedBy('in another order of all but the calls', (diagram) =>
    diagram.journeys.size > 0 ? { ...reordered(diagram), connections: diagram.connections } : undefined,
  );

  unchangedBy('by a component nobody calls', (diagram) => {
    // A circle alone is entered at its first component, but not where another one is free to enter at.
    const called = new Set([...diagram.connections.values()].map(({ to }) => to));
    const free = [...diagram.components.keys()].some((id) => !called.has(id));
    if (diagram.journeys.size === 0 && !free) return undefined;
    const idle: Component = { type: 'service', settings: { availability: 0.5, capacityRps: 1 } };
    return { ...diagram, components: new Map([['idle', idle], ...diagram.components]) };
  });

  unchangedBy('by a group that only draws a boundary around everything', (diagram) => {
    const groups = new Map(
      [...diagram.groups].map(([id, group]) => [id, group.in ? group : { ...group, in: ['all'] }] as const),
    );
    const components = new Map(
      [...diagram.components].map(([id, part]) => [id, part.in ? part : { ...part, in: ['all'] }] as const),
    );
    return { ...diagram, components, groups: groups.set('all', { type: 'network' }) };
  });

  unchangedBy('by a journey that brings no load', (diagram) => {
    const [entry] = diagram.components.keys();
    if (entry === undefined || diagram.journeys.size === 0) return undefined;
    return { ...diagram, journeys: new Map(diagram.journeys).set('idle', { entry }) };
  });

  unchangedBy(
    'where a sequence is split in two',
    (diagram) =>
      regrouped(diagram, (group) => {
        const [first, ...rest] = group.connections;
        if (group.how !== 'sequence' || first === undefined || rest.length === 0) return undefined;
        return [
          { ...group, connections: [first] },
          { ...group, connections: rest },
        ];
      }),
    { effectsWithin: 0.02 },
    3,
  );

  unchangedBy(
    'where a call alone is in sequence, in parallel or all of a quorum',
    (diagram) =>
      regrouped(diagram, (group) => {
        if (group.connections.length > 1 || !['sequence', 'parallel'].includes(group.how)) return undefined;
        const [id = ''] = group.connections;
        if (diagram.connections.get(id)?.optional) return [{ ...group, how: 'parallel' }];
        return [{ how: 'quorum', need: 1, connections: [id] }];
      }),
    // What a quorum of one sends is followed from its answer on: a bound as well, but another one.
    { sentOtherwise: true },
    3,
  );

  unchangedBy(
    'where all must answer, in parallel or as a quorum of all',
    (diagram) =>
      regrouped(diagram, (group) => {
        const needed = group.connections.every((id) => !diagram.connections.get(id)?.optional);
        if (group.how !== 'parallel' || !needed) return undefined;
        return [{ how: 'quorum', need: group.connections.length, connections: group.connections }];
      }),
    // Who is called by chance is weighed before the slowest is taken, not after: the grid shows.
    { timesWithin: 2e-3, sentOtherwise: true },
    3,
  );
});

it('whoever answers first, second or by chance, one of several is as available', () => {
  let compared = 0;
  for (const seed of seedsOf('loaded', count(150, 3000))) {
    const { diagram } = randomDiagram(seed);
    const as = (how: How) =>
      regrouped(diagram, (group) =>
        ['balance', 'failover'].includes(group.how)
          ? [{ ...without(group, 'weights'), how, need: 1 }]
          : undefined,
      );
    const [balance, failover, quorum] = [as('balance'), as('failover'), as('quorum')];
    if (!balance || !failover || !quorum || bearsLoad(diagram)) continue;
    compared++;
    const [one, ...others] = [balance, failover, quorum].map((each) => estimate(each).journeys);
    for (const [id, { availability }] of one ?? [])
      for (const other of others)
        expect(Math.abs((other.get(id)?.availability ?? 0) - availability), `seed ${seed}`).toBeLessThan(
          1e-12,
        );
  }
  expect(compared).toBeGreaterThan(5);
});

it(
  'twice the load on twice the capacity uses as much of it',
  () => {
    for (const seed of seedsOf('loaded', count(60, 3000))) {
      const { diagram } = randomDiagram(seed);
      const [once, twice] = [estimate(scaledBy(diagram, 1)), estimate(scaledBy(diagram, 2))];
      for (const [id, journey] of once.journeys) {
        const same = twice.journeys.get(id);
        expect(same?.availability, `seed ${seed}`).toBeCloseTo(journey.availability, 12);
        expect(same?.servedShare, `seed ${seed}`).toBeCloseTo(journey.servedShare, 12);
        const [a, b] = [journey.maxRequestsPerSecond, same?.maxRequestsPerSecond ?? null];
        if (a !== null) expect((b ?? 0) / a, `seed ${seed}`).toBeCloseTo(2, 9);
      }
      for (const [id, { utilization }] of once.components)
        expect(twice.components.get(id)?.utilization ?? -1, `seed ${seed} ${id}`).toBeCloseTo(
          utilization ?? -1,
          9,
        );
    }
  },
  LONG_MS,
);

/** The diagram with some groups written otherwise; undefined where there are none. */
function regrouped(
  diagram: Diagram,
  change: (group: CallGroup) => readonly CallGroup[] | undefined,
): Diagram | undefined {
  let changed = false;
  const components = [...diagram.components].map(([id, component]): [string, Component] => {
    const calls = component.settings?.calls?.flatMap((group) => {
      const sync = group.connections.every((one) => {
        const connection = diagram.connections.get(one);
        return connection && modeOf(diagram, connection) === 'sync';
      });
      const next = sync ? change(group) : undefined;
      changed ||= next !== undefined;
      return next ?? [group];
    });
    return [id, calls ? { ...component, settings: { ...component.settings, calls } } : component];
  });
  return changed ? { ...diagram, components: new Map(components) } : undefined;
}

function without(group: CallGroup, key: 'weights'): CallGroup {
  const { [key]: _, ...rest } = group;
  return rest;
}

/** Availability then hangs on load: a cache-aside group, or replicas needed by load. */
const bearsLoad = (diagram: Diagram): boolean =>
  [...diagram.components.values()].some(
    ({ settings }) =>
      settings?.calls?.some(({ how }) => how === 'cache') ||
      [settings, settings?.read, settings?.write].some((of) => of?.requiredReplicas === 'auto'),
  );

function scaledBy(diagram: Diagram, factor: number): Diagram {
  const times = (value: unknown): number | null | undefined =>
    typeof value === 'number' ? value * factor : value === null ? null : undefined;
  const more = (of: { capacityRps?: unknown }) => {
    const capacityRps = times(of.capacityRps);
    return capacityRps === undefined ? {} : { capacityRps };
  };
  const components = [...diagram.components].map(([id, component]): [string, Component] => {
    const { read, write, ...rest } = component.settings ?? {};
    // What the catalog limits by default is unlimited in both.
    const settings = {
      ...rest,
      capacityRps: times(rest.capacityRps) ?? null,
      ...(read && { read: { ...read, ...more(read) } }),
      ...(write && { write: { ...write, ...more(write) } }),
    };
    return [id, { ...component, settings }];
  });
  const journeys = new Map(
    [...diagram.journeys].map(([id, journey]) => {
      const rate = times(journey.requestsPerSecond);
      return [id, typeof rate === 'number' ? { ...journey, requestsPerSecond: rate } : journey] as const;
    }),
  );
  return { ...diagram, components: new Map(components), journeys };
}
