/**
 * How the numbers at a connection stand against the targets of the journeys that wait for it, and that in words. The colour
 * of a label is this; its shape and its words say the same.
 */
import { isBroker, modeOf } from '../catalog/effective';
import type { Component, Diagram, Journey, Target } from '../model/diagram';
import { nameOf } from '../model/queries';
import { formatAvailability, formatLatencyPair } from '../shared/formatNumbers';
import { kept } from '../shared/kept';
import { sameEntries } from '../shared/sameEntries';
import type { LatencyEstimate } from './answer';

/** met: within the target · close: up to twice what the target allows · missed · none: no target to compare with. */
export type Standing = 'met' | 'close' | 'missed' | 'none';

export const STRICTNESS: Readonly<Record<Standing, number>> = { none: 0, met: 1, close: 2, missed: 3 };

/** What is held against a target; an unavailability nobody knows isn't. */
export interface Judged {
  readonly unavailability: number | null;
  readonly latencyMs: LatencyEstimate;
}

export interface Verdict {
  readonly standing: Standing;
  /** `Within the budget: 48 of 250 ms p99 of Place an order`; absent: there is none. */
  readonly budget?: string;
}

/** As in the strictest of these journeys that waits for it. */
export function strictestStanding(
  diagram: Diagram,
  connectionId: string,
  journeyIds: readonly string[],
  numbersIn: (journeyId: string) => Judged | undefined,
): Verdict {
  let strictest: Strictest | null = null;
  for (const id of journeyIds) {
    const journey = diagram.journeys.get(id);
    const target = journey?.target;
    if (!target || !isWaitedFor(diagram, journey.entry, connectionId)) continue;
    // The numbers of a journey's parts are made when they are looked at.
    const numbers = numbersIn(id);
    const standing = numbers ? standingOf(numbers, target) : 'none';
    if (!numbers || STRICTNESS[standing] <= STRICTNESS[strictest?.standing ?? 'none']) continue;
    strictest = { standing, journey, numbers, target };
    if (standing === 'missed') break;
  }
  return strictest ? inWords(diagram, strictest) : NO_VERDICT;
}

interface Strictest {
  readonly standing: Standing;
  readonly journey: Journey;
  readonly numbers: Judged;
  readonly target: Target;
}

const NO_VERDICT: Verdict = { standing: 'none' };

function inWords(diagram: Diagram, { standing, journey, numbers, target }: Strictest): Verdict {
  const name = journey.name || nameOf(diagram, journey.entry);
  return { standing, budget: `${WORDS[standing]}: ${against(numbers, target).join(', ')} of ${name}` };
}

const WORDS: Readonly<Record<Standing, string>> = {
  met: 'Within the budget',
  close: 'Over the budget, up to twice',
  missed: 'Over twice the budget',
  none: 'No budget',
};

const PERCENTILES = ['p50', 'p95', 'p99'] as const;

/** `99.95 % where 99.9 % is asked`, `48 of 250 ms p99`. */
function against({ unavailability, latencyMs }: Judged, target: Target): string[] {
  const said = PERCENTILES.flatMap((percentile) => {
    const allowed = target[`${percentile}Ms`];
    if (allowed === undefined) return [];
    return [`${formatLatencyPair(latencyMs[percentile], allowed).replace(' · ', ' of ')} ${percentile}`];
  });
  if (target.availability === undefined || unavailability === null) return said;
  const wanted = formatAvailability(target.availability);
  return [`${formatAvailability(1 - unavailability, unavailability)} where ${wanted} is asked`, ...said];
}

/** Targets are about the answer: what is done after it, or beside it, has none to be held against; leaving a message has. */
function isWaitedFor(diagram: Diagram, entry: string, connectionId: string): boolean {
  const connection = diagram.connections.get(connectionId);
  const to = connection && diagram.components.get(connection.to);
  if (!to || (modeOf(diagram, connection) === 'async' && !isBroker(to))) return false;
  const { calls, reached } = waitedForIn(diagram);
  return kept(reached, entry, () => reachedFrom(calls, entry)).has(connection.from);
}

/** The components a request gets to over these calls. */
function reachedFrom(calls: Calls, entry: string): ReadonlySet<string> {
  const found = new Set([entry]);
  for (const id of found) for (const to of calls.get(id) ?? []) found.add(to);
  return found;
}

/** By caller. */
type Calls = ReadonlyMap<string, readonly string[]>;

/** The calls that are waited for, and what a request gets to over them from where it enters. */
interface WaitedFor {
  components: Diagram['components'];
  readonly calls: Calls;
  readonly reached: Map<string, ReadonlySet<string>>;
}

const waitedFor = new WeakMap<Diagram['connections'], WaitedFor>();

/** The same as before where only settings differ: which calls are waited for goes by the types at their ends. */
function waitedForIn(diagram: Diagram): WaitedFor {
  const { components, connections } = diagram;
  const before = waitedFor.get(connections);
  if (before && sameEntries(before.components, components, isSameType)) {
    before.components = components;
    return before;
  }
  const made = { components, calls: callsWaitedFor(diagram), reached: new Map() };
  waitedFor.set(connections, made);
  return made;
}

const isSameType = (a: Component, b: Component): boolean => a.type === b.type;

function callsWaitedFor(diagram: Diagram): Calls {
  const calls = new Map<string, string[]>();
  for (const connection of diagram.connections.values()) {
    if (modeOf(diagram, connection) !== 'sync') continue;
    const targets = calls.get(connection.from);
    if (targets) targets.push(connection.to);
    else calls.set(connection.from, [connection.to]);
  }
  return calls;
}

function standingOf(numbers: Judged, target: Target): Standing {
  const marks: Standing[] = [];
  if (target.availability !== undefined && numbers.unavailability !== null)
    marks.push(within(numbers.unavailability, 1 - target.availability));
  for (const percentile of PERCENTILES) {
    const allowed = target[`${percentile}Ms`];
    if (allowed !== undefined) marks.push(within(numbers.latencyMs[percentile] ?? Infinity, allowed));
  }
  if (marks.includes('missed')) return 'missed';
  if (marks.includes('close')) return 'close';
  return marks.length ? 'met' : 'none';
}

const within = (value: number, allowed: number): Standing =>
  value <= allowed * (1 + 1e-12) ? 'met' : value <= allowed * 2 ? 'close' : 'missed';
