/**
 * What an interviewer would ask about this very diagram: its single points of failure, the most decisive first, its zones,
 * what is full first, its caches, what is slow. Each is a question, and its id the event that answers it. Pure; the same
 * diagram gives the same questions.
 */
import { effectiveSettings, hasHitRatio, typeOf, workFor } from '../catalog/effective';
import type { Estimate } from '../estimate/answer';
import type { Diagram } from '../model/diagram';
import { nameOf } from '../model/queries';
import type { Scenario, ScenarioEvent } from '../model/scenario';
import { formatCount } from '../shared/formatNumbers';

export interface Challenge {
  /** The event it asks about: `component-down db`, `load 2.5`. */
  readonly id: string;
  readonly question: string;
}

/** What a challenge asks about, from its id; null: it is of another version, which asked more. */
export function scenarioOf(challengeId: string): Scenario | null {
  const [kind, id] = [challengeId.split(' ', 1)[0] ?? '', challengeId.slice(challengeId.indexOf(' ') + 1)];
  switch (kind) {
    case 'component-down':
    case 'instance-down':
    case 'cold-cache':
      return [{ kind, component: id }];
    case 'group-down':
      return [{ kind, group: id }];
    case 'slow-component':
      return [{ kind, component: id, factor: SLOWER }];
    case 'load':
      return Number(id) > 0 ? [{ kind, factor: Number(id) }] : null;
    default:
      return null;
  }
}

/** How much of the downtime goes with a part, whatever the journey. */
export interface PartWeight {
  readonly kind: 'component' | 'group' | 'connection';
  readonly id: string;
  readonly weight: number;
}

const MOST_OF_A_KIND = 2;
const SLOWER = 10;
const MORE_THAN_FULL = 1.25;
const LEAST_MORE = 2;

export function challengesOf(
  diagram: Diagram,
  estimate: Estimate,
  weights: readonly PartWeight[],
): readonly Challenge[] {
  const weightOf = new Map(weights.map(({ kind, id, weight }) => [`${kind} ${id}`, weight]));
  const heaviest = <T extends { readonly kind: string; readonly id: string }>(
    parts: readonly T[],
  ): readonly T[] =>
    [...parts]
      .sort((a, b) => (weightOf.get(`${b.kind} ${b.id}`) ?? 0) - (weightOf.get(`${a.kind} ${a.id}`) ?? 0))
      .slice(0, MOST_OF_A_KIND);
  const kinds = [
    heaviest(singlePoints(diagram, estimate)),
    heaviest(placesThatFail(diagram)),
    overload(diagram, estimate),
    heaviest(coldCaches(diagram)),
    heaviest(instances(diagram, estimate)),
    slowest(diagram, estimate),
  ];
  // One of each kind before the second of any.
  return [0, 1].flatMap((turn) => kinds.flatMap((kind) => kind.slice(turn, turn + 1).map(asChallenge)));
}

interface Draft {
  readonly kind: string;
  readonly id: string;
  readonly event: ScenarioEvent;
  readonly question: string;
}

const asChallenge = ({ event, question, id }: Draft): Challenge => ({ id: `${event.kind} ${id}`, question });

const journeyNames = (diagram: Diagram, ids: readonly string[]): string =>
  ids.map((id) => `“${diagram.journeys.get(id)?.name || nameOf(diagram, id)}”`).join(' and ');

/** Components without which no request of a journey succeeds. */
function singlePoints(diagram: Diagram, estimate: Estimate): readonly Draft[] {
  const stops = new Map<string, string[]>();
  for (const [journey, { singlePointsOfFailure }] of estimate.journeys)
    for (const id of singlePointsOfFailure)
      if (diagram.components.has(id)) stops.set(id, [...(stops.get(id) ?? []), journey]);
  return [...stops].map(([id, journeys]) => ({
    kind: 'component',
    id,
    event: { kind: 'component-down', component: id },
    question: `Every request of ${journeyNames(diagram, journeys.slice(0, 2))} needs ${nameOf(diagram, id)}. It is gone for an hour: what do your users see, and what do you do about it?`,
  }));
}

function placesThatFail(diagram: Diagram): readonly Draft[] {
  return [...diagram.groups].flatMap(([id, { type, name }]): Draft[] =>
    type === 'zone' || type === 'region'
      ? [
          {
            kind: 'group',
            id,
            event: { kind: 'group-down', group: id },
            question: `The ${type} ${name || id} is gone, with everything in it: what do your users see?`,
          },
        ]
      : [],
  );
}

/** More than the fullest part can carry. */
function overload(diagram: Diagram, estimate: Estimate): readonly Draft[] {
  const times = [...estimate.components.values()].flatMap(({ headroom }) => headroom?.times ?? []);
  if (times.length === 0 || diagram.journeys.size === 0) return [];
  const full = Math.min(...times) * MORE_THAN_FULL;
  const factor = Number.isFinite(full) ? Number(Math.max(LEAST_MORE, full).toPrecision(2)) : LEAST_MORE;
  const question = `Everybody talks about it, and the load is ${formatCount(factor)} times what it is: what gives first, and what would you change?`;
  return [{ kind: 'load', id: String(factor), event: { kind: 'load', factor }, question }];
}

function coldCaches(diagram: Diagram): readonly Draft[] {
  return [...diagram.components].flatMap(([id, component]): Draft[] =>
    hasHitRatio(typeOf(component))
      ? [
          {
            kind: 'component',
            id,
            event: { kind: 'cold-cache', component: id },
            question: `${nameOf(diagram, id)} was restarted and is empty: what does that do to what is behind it?`,
          },
        ]
      : [],
  );
}

/** The fullest of those that have some to spare, or so it seems. */
function instances(diagram: Diagram, estimate: Estimate): readonly Draft[] {
  return [...diagram.components]
    .filter(([, component]) => effectiveSettings(component).replicas > 1)
    .sort(([a], [b]) => busy(estimate, b) - busy(estimate, a))
    .slice(0, MOST_OF_A_KIND)
    .map(([id, component]) => ({
      kind: 'component',
      id,
      event: { kind: 'instance-down', component: id },
      question: `One of the ${effectiveSettings(component).replicas} instances of ${nameOf(diagram, id)} dies at the busiest hour: who notices?`,
    }));
}

const busy = (estimate: Estimate, id: string): number => estimate.components.get(id)?.utilization ?? 0;

/** What takes longest by itself, of what somebody waits for. */
function slowest(diagram: Diagram, estimate: Estimate): readonly Draft[] {
  const waitedFor = new Set(
    [...estimate.journeys.values()].flatMap(({ components }) => [...components.keys()]),
  );
  return [...diagram.components]
    .filter(([id, component]) => waitedFor.has(id) && typeOf(component).role !== 'client')
    .map(([id, component]) => ({ id, p99: workFor(component, undefined).latencyMs.p99 }))
    .sort((a, b) => b.p99 - a.p99)
    .slice(0, MOST_OF_A_KIND)
    .map(({ id }) => ({
      kind: 'component',
      id,
      event: { kind: 'slow-component', component: id, factor: SLOWER },
      question: `${nameOf(diagram, id)} is up, but takes ${SLOWER} times as long: who waits, who gives up, and what piles up?`,
    }));
}
