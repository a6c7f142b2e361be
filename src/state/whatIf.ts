/**
 * What would become of each part and journey, asked of a worker while a person fails parts and turns up the load: the
 * verdicts to paint, and what to say of each journey, as data that crosses from thread to thread.
 */
import type { ComponentEstimate, ConnectionEstimate } from '../estimate/answer';
import type { Verdict } from '../estimate/whatif/verdicts';
import { createWhatIfs, type PartChange } from '../estimate/whatif/whatIf';
import type { Diagram } from '../model/diagram';
import { type ElementRef, refOf } from '../model/elements';
import type { Scenario, ScenarioEvent } from '../model/scenario';
import { formatShare } from '../shared/formatNumbers';
import { changedNumbers } from './changeInNumbers';
import { type ScenarioNumbers, type Shown, scenarioNumbers } from './scenarioNumbers';

/** What became of a part: failed by the scenario itself, or by what it does. */
export type Fate = 'down' | Verdict;

export interface JourneyFate {
  readonly verdict: Verdict;
  /** Sentences: what happened, then what it does to this journey. */
  readonly reasons: readonly string[];
  /** `p99 158 → 212 ms`; of one that stopped none. */
  readonly changes: readonly string[];
}

export interface WhatIfAnswer {
  readonly journeys: ReadonlyMap<string, JourneyFate>;
  /** Of all that isn't as before. */
  readonly fates: ReadonlyMap<ElementRef, Fate>;
  /** Of those whose numbers read otherwise: `p99 30 → 90 ms, 99.98 → 79.9 %`. */
  readonly words: ReadonlyMap<ElementRef, string>;
  /** Of the parts, where they change; null: nobody looks at them. */
  readonly numbers: ScenarioNumbers | null;
  /** A sentence for each event that means nothing in this diagram. */
  readonly problems: readonly string[];
}

export interface WhatIfQuestion {
  readonly diagram: Diagram;
  readonly scenario: Scenario;
  /** Absent: nobody looks at the parts' numbers. */
  readonly shown?: Shown;
}

export interface WhatIfReply {
  /** null: it failed. */
  readonly answer: WhatIfAnswer | null;
  /** A bug of ours, in its words. */
  readonly failure: string | null;
}

/** One question after another, keeping what the next shares with the last. */
export function answerWhatIfs(): (question: WhatIfQuestion) => WhatIfReply {
  let whatIfs = createWhatIfs('live');
  return ({ diagram, scenario, shown }) => {
    try {
      const { before, after, journeys, components, connections, problems } = whatIfs.ask(diagram, scenario);
      const fates = new Map([
        ...changed('component', components),
        ...changed('connection', connections),
        ...scenario.flatMap(failed),
      ]);
      const isOut = (id: string): boolean => OUT.has(fates.get(refOf('connection', id)) ?? 'same');
      return {
        failure: null,
        answer: {
          journeys: new Map(
            [...journeys].map(([id, { verdict, reasons, before: was, after: is }]): [string, JourneyFate] => [
              id,
              { verdict, reasons, changes: verdict === 'stopped' ? [] : changedNumbers(was, is) },
            ]),
          ),
          fates,
          words: new Map([...wordsOf('component', components), ...wordsOf('connection', connections)]),
          numbers: shown ? scenarioNumbers(before, after, isOut, shown) : null,
          problems,
        },
      };
    } catch (error) {
      // One that failed half-way may not know what it has.
      whatIfs = createWhatIfs('live');
      return { answer: null, failure: error instanceof Error ? error.message : String(error) };
    }
  };
}

/** With the event, or, where it is there already, without it. */
export function toggled(scenario: Scenario, event: ScenarioEvent): Scenario {
  const others = scenario.filter((other) => !isSame(other, event));
  return others.length < scenario.length ? others : [...scenario, event];
}

/** How many times as long a part takes, how many instances are down; null: there is no more or less of such an event. */
export function amountOf(scenario: Scenario, event: ScenarioEvent): number | null {
  if ('factor' in event) return event.factor;
  return event.kind === 'instance-down' ? scenario.filter((other) => isSame(other, event)).length : null;
}

/** With so much of it, where it is. */
export function withAmount(scenario: Scenario, event: ScenarioEvent, amount: number): Scenario {
  const at = scenario.findIndex((other) => isSame(other, event));
  if (at < 0) return scenario;
  const now =
    'factor' in event
      ? [{ ...event, factor: amount }]
      : Array.from({ length: Math.max(1, Math.round(amount)) }, () => event);
  const others = (part: Scenario) => part.filter((other) => !isSame(other, event));
  return [...others(scenario.slice(0, at)), ...now, ...others(scenario.slice(at))];
}

/** Times today's load of all journeys; 1 leaves none of it in the scenario. */
export function withLoad(scenario: Scenario, factor: number): Scenario {
  const others = scenario.filter((event) => event.kind !== 'load' || event.journey !== undefined);
  return factor === 1 ? others : [...others, { kind: 'load', factor }];
}

export function loadOf(scenario: Scenario): number {
  const event = scenario.find((one) => one.kind === 'load' && one.journey === undefined);
  return event?.kind === 'load' ? event.factor : 1;
}

const isSame = (a: ScenarioEvent, b: ScenarioEvent): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Nothing comes of it any more. */
const OUT: ReadonlySet<Fate> = new Set(['down', 'stopped']);

const changed = (
  kind: 'component' | 'connection',
  changes: ReadonlyMap<string, { readonly verdict: Verdict }>,
): [ElementRef, Fate][] =>
  [...changes].flatMap(([id, { verdict }]): [ElementRef, Fate][] =>
    verdict === 'same' ? [] : [[refOf(kind, id), verdict]],
  );

type Part = PartChange<ComponentEstimate | ConnectionEstimate>;

const wordsOf = (
  kind: 'component' | 'connection',
  changes: ReadonlyMap<string, Part>,
): [ElementRef, string][] =>
  [...changes].flatMap(([id, change]): [ElementRef, string][] => {
    const words = partWords(change);
    return words === '' ? [] : [[refOf(kind, id), words]];
  });

/** Of one that stopped its numbers say nothing any more. */
function partWords({ verdict, before, after }: Part): string {
  if (verdict === 'same' || verdict === 'stopped') return '';
  const busy = 'utilization' in after ? after.utilization : null;
  return [
    ...(busy !== null && busy >= 1 ? [`asked for ${formatShare(busy)} of what it can carry`] : []),
    ...changedNumbers({ ...before, maxRequestsPerSecond: null }, { ...after, maxRequestsPerSecond: null }),
  ].join(', ');
}

function failed(event: ScenarioEvent): [ElementRef, Fate][] {
  switch (event.kind) {
    case 'component-down':
      return [[refOf('component', event.component), 'down']];
    case 'connection-down':
      return [[refOf('connection', event.connection), 'down']];
    case 'group-down':
      return [[refOf('group', event.group), 'down']];
    default:
      return [];
  }
}
