/**
 * Every number of an estimate that has an exact value, by plain enumeration: the reference the estimator is
 * held to. It shares no code with it, only the model and the catalog. For small diagrams.
 */
import { effectiveSettings } from '../../../src/catalog/effective';
import type { Connection, Diagram } from '../../../src/model/diagram';
import { answerChance, answers, connectionHolds, isUp, upChance, type World, worldOf } from './answered';
import { type Timed, Unclear } from './atoms';
import { type Chance, chanceOf, FAILS, possible, type Question } from './enumerate';
import { limitOf, requestsPerSecond, utilizationOf, type Visits, visitsOf } from './load';
import { groupAvailability } from './placement';
import { componentOf, journeyScope, journeysOf, linkAvailability, wholeDiagram } from './scope';
import { servedShare } from './served';
import { isEnqueue, type Settled, settledOf } from './settled';
import type { TimedWorld } from './timed';

export interface Part {
  readonly availability: number;
  readonly unavailability: number;
  /** Undefined where it hangs on times that are not of few values. */
  readonly requestsPerSecond: number | undefined;
  /** Undefined where it is not of few values; null: it only ever calls itself back. */
  readonly timed: Timed | null | undefined;
}

export interface ComponentPart extends Part {
  readonly utilization: number | null | undefined;
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
  readonly maxRequestsPerSecond: number | null | undefined;
  /** Every component that attains the maximum, in the diagram's order. */
  readonly bottlenecks: readonly string[];
  /** Components a request may come to, asynchronous parts included. */
  readonly reached: readonly string[];
  /** What its user gets, under the load of all journeys. */
  readonly answer: Timed | null | undefined;
  readonly servedShare: number | undefined;
}

/** Journeys whose entry isn't there are left out. */
export function bruteForceJourneys(
  diagram: Diagram,
  settled: Settled = settledOf(diagram),
): ReadonlyMap<string, JourneyReference> {
  const known = [...journeysOf(diagram)].filter(([, journey]) => diagram.components.has(journey.entry));
  return new Map(
    known.map(([id, journey]) => {
      const own = settled.journeys.get(id);
      const world = own?.world ?? worldOf(journeyScope(diagram, journey));
      const limit = own?.ofOne && limitOf(diagram, own.ofOne);
      const { yes, no } = answerChance(world, journey.entry, undefined);
      const reference: JourneyReference = {
        availability: yes,
        unavailability: no,
        fullFunctionAvailability: fullFunctionOf(world, journey.entry),
        singlePointsOfFailure: singlePoints(world, journey.entry),
        maxRequestsPerSecond: limit?.rate,
        bottlenecks: limit?.attained ?? [],
        reached: [...visitsOf(world, journey.entry).components.keys()],
        answer: clearly(() => own?.timed?.answer(journey.entry, undefined)),
        servedShare: settled.total && servedShare(diagram, journey, settled.total),
        ...partsOf(world, own?.alone, own?.timedAlone),
      };
      return [id, reference];
    }),
  );
}

/** Every component and connection, whatever the journeys, under the load of all of them. */
export function bruteForceParts(diagram: Diagram, settled: Settled = settledOf(diagram)): Parts {
  return partsOf(settled.wholeWorld, settled.total, settled.whole);
}

const fullFunctionOf = (world: World, entry: string): number =>
  chanceOf((trial) => answers({ ...world, fullFunction: true }, trial, entry, undefined)).yes;

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

function partsOf(world: World, load: Visits | undefined, timed: TimedWorld | undefined): Parts {
  const { diagram } = world;
  const components = [...diagram.components.keys()].map((id): [string, ComponentPart] => {
    const { yes, no } = answerChance(world, id, undefined);
    return [
      id,
      {
        availability: yes,
        unavailability: no,
        requestsPerSecond: load && requestsPerSecond(load, id),
        utilization: load && utilizationOf(diagram, id, load),
        timed: clearly(() => timed?.answer(id, undefined)),
      },
    ];
  });
  const passing = [...diagram.connections].filter(([id]) => world.passes(id));
  const connections = passing.map(([id, connection]): [string, Part] => {
    const { yes, no } = overConnection(world, id, connection);
    const targetOnly = isLookup(world, id, connection) || isEnqueue(world.diagram, connection);
    return [
      id,
      {
        availability: yes,
        unavailability: no,
        requestsPerSecond: load && (load.connections.get(id) ?? 0),
        timed: clearly(() => timed?.call(id, connection, targetOnly)),
      },
    ];
  });
  return { components: new Map(components), connections: new Map(connections) };
}

/** Undefined where it hangs on a value that may be either side of a limit. */
function clearly<T>(time: () => T): T | undefined {
  try {
    return time();
  } catch (error) {
    if (error instanceof Unclear) return undefined;
    throw error;
  }
}

/**
 * One call that is made: look-ups and enqueues need the target itself, other calls all it needs. What the
 * target needs never hangs on this wire, since a call over it would be a call back.
 */
function overConnection(world: World, id: string, connection: Connection): Chance {
  const { to, operation } = connection;
  const wire = chanceOf((trial) => connectionHolds(world, trial, id, connection, 1));
  const targetOnly = isLookup(world, id, connection) || isEnqueue(world.diagram, connection);
  const target = (targetOnly ? upChance : answerChance)(world, to, operation);
  return { yes: wire.yes * target.yes, no: wire.no + wire.yes * target.no };
}

function isLookup(world: World, id: string, connection: Connection): boolean {
  const { calls } = effectiveSettings(componentOf(world, connection.from));
  return calls.some((group) => group.how === 'cache' && group.connections[0] === id);
}

/**
 * What can fail, has no spare, and without which no state of the world lets a request succeed. A replica that takes
 * over late is a spare.
 */
function singlePoints(world: World, entry: string): readonly string[] {
  const { diagram } = world;
  const prompt: World = { ...world, failover: () => 0 };
  const question: Question = (trial) => answers(prompt, trial, entry, undefined);
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
