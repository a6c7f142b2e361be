/**
 * The kinds of value the format knows. Each schema's error text is the phrase that follows "expected" in a
 * problem's sentence. Objects are loose: keys we don't know are the file's own and stay.
 */
import * as z from 'zod';

// zod would otherwise probe `new Function`, which a strict content security policy reports.
z.config({ jitless: true });

export interface Range {
  readonly min?: number;
  readonly max?: number;
}

export function number(error: string, { min, max }: Range = {}) {
  let schema = z.number({ error });
  if (min !== undefined) schema = schema.min(min, { error });
  if (max !== undefined) schema = schema.max(max, { error });
  return schema;
}

/** Whole, and small enough to be exact in a double. */
export function whole(error: string, { min, max }: Range = {}) {
  let schema = z.int({ error });
  if (min !== undefined) schema = schema.min(min, { error });
  if (max !== undefined) schema = schema.max(max, { error });
  return schema;
}

export const text = (error = 'a text') => z.string({ error });
export const flag = () => z.boolean({ error: 'true or false' });
export const choice = <const T extends readonly [string, ...string[]]>(options: T) =>
  z.enum(options, { error: oneOf(options) });
/** A record: the keys given, and whatever else the file says. */
export const record = <T extends z.core.$ZodLooseShape>(shape: T, error = 'an object') =>
  z.looseObject(shape, { error });
/** No diagram has a list this long; judging millions of wrong entries one by one would exhaust the machine. */
const LONGEST_LIST = 50_000;

export function list<T extends z.ZodType>(item: T, error: string) {
  const isShort = (value: unknown): boolean => Array.isArray(value) && value.length <= LONGEST_LIST;
  const phrase = ({ input }: { input?: unknown }): string =>
    Array.isArray(input) ? `${error} of at most ${LONGEST_LIST} entries` : error;
  return z.custom<z.input<T>[]>(isShort, { error: phrase }).pipe(z.array(item, { error }));
}

/** `"sync" or "async"`; `one of "a", "b" or "c"`. */
function oneOf(options: readonly string[]): string {
  const quoted = options.map((option) => JSON.stringify(option));
  const last = quoted.pop() ?? 'nothing';
  if (quoted.length === 0) return last;
  return `${quoted.length > 1 ? 'one of ' : ''}${quoted.join(', ')} or ${last}`;
}

export const probability = () => number('a probability from 0 to 1', { min: 0, max: 1 });
export const duration = () => number('milliseconds, 0 or more', { min: 0 });
export const rate = () => number('requests per second, 0 or more', { min: 0 });
export const id = (error: string) => text(error).min(1, { error });
export const ids = (error: string, item: string) => list(text(item), error);

export const pointSchema = record({ x: number('a number'), y: number('a number') }, 'a position { x, y }');
export const sizeSchema = record(
  { width: number('a width of 0 or more', { min: 0 }), height: number('a height of 0 or more', { min: 0 }) },
  'a size { width, height }',
);

export const latencySchema = record({ p50: duration(), p99: duration() }, 'milliseconds { p50, p99 }').refine(
  ({ p50, p99 }) => p99 >= p50,
  { path: ['p99'], error: 'a p99 of at least the p50' },
);

/** What a union with a range says for itself; whoever reads its issues takes those of the branch that was meant. */
export const ONE_OR_RANGE = 'one value or a range';

/** A number, or low, likely and high in its place. */
export function orRange(value: z.ZodNumber) {
  const range = record({ low: value, likely: value, high: value }, 'a range { low, likely, high }')
    .refine(({ low, likely }) => likely >= low, { path: ['likely'], error: 'at least the low value' })
    .refine(({ likely, high }) => high >= likely, { path: ['high'], error: 'at least the likely value' });
  return z.union([value, range], { error: ONE_OR_RANGE });
}

export const rangedLatencySchema = record(
  { low: latencySchema, likely: latencySchema, high: latencySchema },
  'a range { low, likely, high } of { p50, p99 }',
)
  .refine(({ low, likely }) => likely.p50 >= low.p50, atLeast('likely', 'p50', 'low'))
  .refine(({ low, likely }) => likely.p99 >= low.p99, atLeast('likely', 'p99', 'low'))
  .refine(({ likely, high }) => high.p50 >= likely.p50, atLeast('high', 'p50', 'likely'))
  .refine(({ likely, high }) => high.p99 >= likely.p99, atLeast('high', 'p99', 'likely'));

export const latencyOrRange = () => z.union([latencySchema, rangedLatencySchema], { error: ONE_OR_RANGE });

function atLeast(end: string, percentile: string, other: string) {
  return { path: [end, percentile], error: `at least the ${other} ${percentile}` };
}

const someCapacity = () => number('requests per second, 0 or more, or null for no limit', { min: 0 });
export const capacity = () => z.nullable(someCapacity());
export const capacityOrRange = () => z.nullable(orRange(someCapacity()));

export function requiredReplicas() {
  const error = 'a whole number of replicas, 1 or more, or "auto"';
  return z.union([whole(error, { min: 1 }), z.literal('auto')], { error });
}

export const scope = () =>
  z.nullable(z.enum(['zone', 'region', 'global'], { error: '"zone", "region", "global" or null' }));
