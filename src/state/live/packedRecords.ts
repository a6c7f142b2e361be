/**
 * Thousands of records of numbers as few large blocks: what they hold besides numbers, and how they are nested, comes
 * from a handful of samples, so each record is a sample's index and its numbers in order. What takes a thread most time
 * in a message is making objects one by one from their text; this leaves it little of that to do.
 */
export interface PackedRecords<T> {
  readonly ids: readonly string[];
  /** One record of each kind; two are of a kind when they differ in numbers alone. */
  readonly samples: readonly T[];
  readonly kinds: Uint32Array;
  /** Of all records one after another, each in the order of its sample's keys. */
  readonly numbers: Float64Array;
}

/** For plain records: numbers, texts, flags, null, and objects and arrays of these. */
export function packRecords<T extends object>(
  entries: readonly (readonly [id: string, record: T])[],
): PackedRecords<T> {
  const kindOf = new Map<string, number>();
  const samples: T[] = [];
  const numbers: number[] = [];
  const kinds = entries.map(([, record]) => {
    const shape = takeApart(record, numbers);
    const known = kindOf.get(shape);
    if (known !== undefined) return known;
    kindOf.set(shape, samples.length);
    return samples.push(record) - 1;
  });
  return {
    ids: entries.map(([id]) => id),
    samples,
    kinds: Uint32Array.from(kinds),
    numbers: Float64Array.from(numbers),
  };
}

export function unpackRecords<T extends object>(packed: PackedRecords<T>): [id: string, record: T][] {
  const moulds = packed.samples.map((sample) => mouldOf(sample));
  let at = 0;
  const next = (): number => packed.numbers[at++] ?? Number.NaN;
  return packed.ids.flatMap((id, index): [string, T][] => {
    const mould = moulds[packed.kinds[index] ?? -1];
    return mould ? [[id, mould(next)]] : [];
  });
}

/** Puts the numbers in order aside; the rest is the answer. */
function takeApart(value: unknown, numbers: number[]): string {
  if (typeof value === 'number') {
    numbers.push(value);
    return '#';
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  let shape = Array.isArray(value) ? '[' : '{';
  for (const key of Object.keys(value))
    shape += `${JSON.stringify(key)}:${takeApart(Reflect.get(value, key), numbers)},`;
  return shape;
}

type Mould<T> = (next: () => number) => T;

/** Makes records like the sample with other numbers; what holds no number is shared by all of them. */
function mouldOf<T extends object>(sample: T): Mould<T> {
  const fields = Object.keys(sample).flatMap((key): [string, Mould<unknown>][] => {
    const value: unknown = Reflect.get(sample, key);
    if (typeof value === 'number') return [[key, (next) => next()]];
    return typeof value === 'object' && value !== null ? [[key, mouldOf(value)]] : [];
  });
  return (next) => {
    const record = copyOf(sample);
    for (const [key, make] of fields) Reflect.set(record, key, make(next));
    return record;
  };
}

/** Typed as what it copies: an array's copy by spreading would be an object. */
const copyOf = <T extends object>(value: T): T =>
  Array.isArray(value) ? Object.assign([], value) : { ...value };
