/**
 * One request of a journey as it is carried out: who waits for whom, from when to when, in mean times, which add up in a
 * sequence as no percentile does. Where requests part (a hit or a miss, who is picked) it is one of the ways they go, with
 * the share that goes it; where they don't, its end is the journey's mean.
 */
export interface Trace {
  readonly journey: string;
  readonly entry: string;
  /** Of the work of the entry itself. */
  readonly entryMs: number;
  /** In the order they begin, each before what it waits for; then what nobody waits for, in the same order. */
  readonly spans: readonly Span[];
  /** Where requests part on this way, in the order they come to it. */
  readonly choices: readonly Choice[];
  /** And where what nobody waits for parts; they have no share in how many requests go this way. */
  readonly laterChoices: readonly Choice[];
  /** Of requests that succeed, the share that goes this way. */
  readonly share: number;
  /** The mean of those; null: it takes for ever, as something is overloaded. */
  readonly totalMs: number | null;
  /** The mean of all of them, as the journey's estimate has it. */
  readonly meanMs: number | null;
  /** When the last of what nobody waits for is done; absent: there is nothing of it; null: never, something is overloaded. */
  readonly doneMs?: number | null;
  /** There are more calls than are drawn. */
  readonly isCut: boolean;
}

/** From its beginning until the last of it is done. */
export const lengthOf = ({ totalMs, doneMs }: Trace): number => Math.max(totalMs ?? 0, doneMs ?? 0);

/** A call, from when it leaves its caller until the answer is back. */
export interface Span {
  /** Of the calls that led to it, so that each visit has its own. */
  readonly id: string;
  readonly connection: string;
  readonly from: string;
  readonly to: string;
  /** How many calls wait for it. */
  readonly depth: number;
  readonly startMs: number;
  readonly endMs: number;
  /** When what is called begins with its own work, the wait for it included, and when that is done. */
  readonly workFromMs: number;
  readonly workToMs: number;
  /** The one of those made at once that its caller waits for longest, or one it doesn't wait for; absent: it waits for it. */
  readonly beside?: 'waited' | 'not-waited';
  /** Nobody waits for it: when what it follows was left behind or had answered. */
  readonly afterMs?: number;
  /** It never ends, as something is overloaded; its times are those of what does. */
  readonly isEndless?: boolean;
  /** What its time takes in: retries, a hedge, several calls. */
  readonly words: readonly string[];
}

export interface Choice {
  /** The same for the same choice: `hit cache`. */
  readonly id: string;
  /** `Link cache has it`. */
  readonly options: readonly Option[];
  readonly chosen: string;
}

export interface Option {
  readonly id: string;
  readonly label: string;
  /** Of the requests that come to it. */
  readonly share: number;
}

/** By the id of a choice, which of its options is taken; of others the likeliest is. */
export type Chosen = ReadonlyMap<string, string>;
