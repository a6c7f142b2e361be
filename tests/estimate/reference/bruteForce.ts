/**
 * Every number of an estimate that has an exact value, by plain enumeration: the reference the estimator is
 * held to. It shares no code with it, only the model and the catalog. For small diagrams.
 */
import { effectiveSettings, isBroker, modeOf } from '../../../src/catalog/effective';
import type { Connection, Diagram, Operation } from '../../../src/model/diagram';
import { likely } from '../../../src/model/ranged';
import { answers, connectionHolds, isUp, type World, worldOf } from './answered';
import { type Chance, chanceOf, FAILS, possible, type Question } from './enumerate';
import { limitOf, requestsPerSecond, scaled, totalLoad, utilizationOf, type Visits, visitsOf } from './load';
import { groupAvailability } from './placement';
import { componentOf, journeyScope, journeysOf, linkAvailability, wholeDiagram } from './scope';

export interface Part {
  readonly availability: number;
  readonly unavailability: number;
  readonly requestsPerSecond: number;
}

export interface ComponentPart extends Part {
  readonly utilization: number | null;
}

export interface Parts {
  readonly components: ReadonlyMap<string, ComponentPart>;
  readonly connections: ReadonlyMap<string, Part>;
}

export interface JourneyReference extends Parts {
  readonly availability: number;
  readonly unavailability: number;
  readonly fullFunctionAvailability: number;
  readonly singlePointsOfFailure: readonly string[];
  readonly maxRequestsPerSecond: number | null;
  /** Every component that attains the maximum, in the diagram's order. */
  readonly bottlenecks: readonly string[];
  /** Components a request may come to, asynchronous parts included. */
  readonly reached: readonly string[];
}

/** Journeys whose entry isn't there are left out. */
export function bruteForceJourneys(diagram: Diagram): ReadonlyMap<string, JourneyReference> {
  const known = [...journeysOf(diagram)].filter(([, journey]) => diagram.components.has(journey.entry));
  return new Map(
    known.map(([id, journey]) => {
      const scope = journeyScope(diagram, journey);
      const visits = visitsOf(scope, journey.entry);
      const limit = limitOf(diagram, visits);
      const world = worldOf(scope);
      const chanceAt = chancesIn(world);
      const { yes, no } = chanceAt(journey.entry, undefined);
      const reference: JourneyReference = {
        availability: yes,
        unavailability: no,
        fullFunctionAvailability: chancesIn(worldOf(scope, true))(journey.entry, undefined).yes,
        singlePointsOfFailure: singlePoints(world, journey.entry),
        maxRequestsPerSecond: limit.rate,
        bottlenecks: limit.attained,
        reached: [...visits.components.keys()],
        ...partsOf(world, chanceAt, scaled(visits, likely(journey.requestsPerSecond ?? 0))),
      };
      return [id, reference];
    }),
  );
}

/** Every component and connection, whatever the journeys, under the load of all of them. */
export function bruteForceParts(diagram: Diagram): Parts {
  const scope = wholeDiagram(diagram);
  const world = worldOf(scope);
  return partsOf(world, chancesIn(world), totalLoad(diagram));
}

/** All partitions of a sharded store at once. */
export function allShardsAvailability(diagram: Diagram, id: string): number {
  const world = worldOf(wholeDiagram(diagram));
  const { shards } = effectiveSettings(componentOf(world, id));
  return chanceOf((trial) => {
    for (let shard = 0; shard < shards; shard++) {
      const ofShard = {
        outcome: (draw: string, chances: readonly number[]) =>
          trial.outcome(draw.startsWith('group ') ? draw : `${draw} of shard ${shard}`, chances),
      };
      const up = isUp(world, ofShard, id, undefined);
      if (up !== true) return up;
    }
    return true;
  }).yes;
}

function partsOf(world: World, chanceAt: ChanceAt, load: Visits): Parts {
  const { diagram } = world;
  const components = [...diagram.components.keys()].map((id): [string, ComponentPart] => {
    const { yes, no } = chanceAt(id, undefined);
    const utilization = utilizationOf(diagram, id, load);
    return [
      id,
      { availability: yes, unavailability: no, requestsPerSecond: requestsPerSecond(load, id), utilization },
    ];
  });
  const passing = [...diagram.connections].filter(([id]) => world.passes(id));
  const connections = passing.map(([id, connection]): [string, Part] => {
    const { yes, no } = overConnection(world, chanceAt, id, connection);
    return [id, { availability: yes, unavailability: no, requestsPerSecond: load.connections.get(id) ?? 0 }];
  });
  return { components: new Map(components), connections: new Map(connections) };
}

type ChanceAt = (id: string, operation: Operation | undefined) => Chance;

/** What a component offers to calls of that operation, each counted once. */
function chancesIn(world: World): ChanceAt {
  const known = new Map<string, Chance>();
  return (id, operation) => {
    const key = JSON.stringify([id, operation ?? null]);
    const chance = known.get(key) ?? chanceOf((trial) => answers(world, trial, id, operation));
    known.set(key, chance);
    return chance;
  };
}

/**
 * One call that is made: look-ups and enqueues need the target itself, other calls all it needs. What the
 * target needs never hangs on this wire, since a call over it would be a call back.
 */
function overConnection(world: World, chanceAt: ChanceAt, id: string, connection: Connection): Chance {
  const { to, operation } = connection;
  const wire = chanceOf((trial) => connectionHolds(world, trial, id, connection, 1));
  const targetOnly = isLookup(world, id, connection) || isEnqueue(world, connection);
  const target = targetOnly
    ? chanceOf((trial) => isUp(world, trial, to, operation))
    : chanceAt(to, operation);
  return { yes: wire.yes * target.yes, no: wire.no + wire.yes * target.no };
}

function isLookup(world: World, id: string, connection: Connection): boolean {
  const { calls } = effectiveSettings(componentOf(world, connection.from));
  return calls.some((group) => group.how === 'cache' && group.connections[0] === id);
}

const isEnqueue = (world: World, connection: Connection): boolean =>
  modeOf(world.diagram, connection) === 'async' && isBroker(componentOf(world, connection.to));

/** What can fail, has no spare, and without which no state of the world lets a request succeed. */
function singlePoints(world: World, entry: string): readonly string[] {
  const { diagram } = world;
  const question: Question = (trial) => answers(world, trial, entry, undefined);
  const needed = (draw: string) => !possible(question, new Map([[draw, FAILS]]));
  const components = [...diagram.components].filter(([id, component]) => {
    const { availability, managed } = effectiveSettings(component);
    return availability < 1 && managed === null && needed(`replica 0 ${id}`);
  });
  const groups = [...diagram.groups.keys()].filter(
    (id) => groupAvailability(diagram, id) < 1 && needed(`group ${id}`),
  );
  const connections = [...diagram.connections].filter(
    ([id, connection]) => linkAvailability(diagram, connection) < 1 && needed(`link ${id}`),
  );
  return [...components.map(([id]) => id), ...groups, ...connections.map(([id]) => id)].sort();
}
