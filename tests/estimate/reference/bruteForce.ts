/**
 * Every number of an estimate that has an exact value, by plain enumeration: the reference the estimator is
 * held to. It shares no code with it, only the model and the catalog. For small diagrams.
 */
import { effectiveSettings, isBroker, modeOf } from '../../../src/catalog/effective';
import type { Connection, Diagram } from '../../../src/model/diagram';
import { answers, connectionHolds, isUp, type World, worldOf } from './answered';
import { type Chance, chanceOf, FAILS, possible, type Question } from './enumerate';
import { limitOf, requestsPerSecond, totalLoad, utilizationOf, type Visits, visitsOf } from './load';
import { groupAvailability } from './placement';
import { componentOf, journeyScope, journeysOf, linkAvailability, type Scope, wholeDiagram } from './scope';

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
      const { yes, no } = chanceAt(world, journey.entry);
      const reference: JourneyReference = {
        availability: yes,
        unavailability: no,
        fullFunctionAvailability: chanceAt(worldOf(scope, true), journey.entry).yes,
        singlePointsOfFailure: singlePoints(world, journey.entry),
        maxRequestsPerSecond: limit.rate,
        bottlenecks: limit.attained,
        reached: [...visits.components.keys()],
        ...partsOf(scope, world, scaled(visits, journey.requestsPerSecond ?? 0)),
      };
      return [id, reference];
    }),
  );
}

/** Every component and connection, whatever the journeys, under the load of all of them. */
export function bruteForceParts(diagram: Diagram): Parts {
  const scope = wholeDiagram(diagram);
  return partsOf(scope, worldOf(scope), totalLoad(diagram));
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

function partsOf(scope: Scope, world: World, load: Visits): Parts {
  const { diagram } = scope;
  const components = [...diagram.components.keys()].map((id): [string, ComponentPart] => {
    const { yes, no } = chanceAt(world, id);
    const utilization = utilizationOf(diagram, id, load);
    return [
      id,
      { availability: yes, unavailability: no, requestsPerSecond: requestsPerSecond(load, id), utilization },
    ];
  });
  const passing = [...diagram.connections].filter(([id]) => scope.passes(id));
  const connections = passing.map(([id, connection]): [string, Part] => {
    const { yes, no } = overConnection(world, id, connection);
    return [id, { availability: yes, unavailability: no, requestsPerSecond: load.connections.get(id) ?? 0 }];
  });
  return { components: new Map(components), connections: new Map(connections) };
}

const chanceAt = (world: World, id: string): Chance =>
  chanceOf((trial) => answers(world, trial, id, undefined));

/** One call that is made: look-ups and enqueues need the target itself, other calls all it needs. */
function overConnection(world: World, id: string, connection: Connection): Chance {
  const targetOnly = isLookup(world, id, connection) || isEnqueue(world, connection);
  return chanceOf((trial) => {
    const holds = connectionHolds(world, trial, id, connection, 1);
    if (holds !== true) return holds;
    return targetOnly
      ? isUp(world, trial, connection.to, connection.operation)
      : answers(world, trial, connection.to, connection.operation);
  });
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

function scaled(visits: Visits, factor: number): Visits {
  const components = [...visits.components].map(
    ([id, byOperation]) =>
      [id, new Map([...byOperation].map(([operation, rate]) => [operation, rate * factor]))] as const,
  );
  const connections = [...visits.connections].map(([id, calls]) => [id, calls * factor] as const);
  return { components: new Map(components), connections: new Map(connections) };
}
