/**
 * Thousands of records of numbers as few large blocks: what they hold besides numbers, and how they are nested, comes
 * from a handful of samples, so each record is a sample's index and its numbers in order. Copying a message from thread
 * to thread costs by the object; here there are few.
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
  const samples: T[] = [];
  const moulds: Mould[] = [];
  const numbers: number[] = [];
  const kindOf = (record: T): number => {
    // The latest kinds are the likeliest; a kind that is taken up twice does no harm.
    for (let kind = moulds.length - 1; kind >= Math.max(0, moulds.length - MOST_TRIED); kind--) {
      const mould = moulds[kind];
      const before = numbers.length;
      if (mould && takeNumbers(mould, record, numbers)) return kind;
      numbers.length = before;
    }
    const mould = mouldOf(record);
    takeNumbers(mould, record, numbers);
    samples.push(record);
    return moulds.push(mould) - 1;
  };
  const kinds = Uint32Array.from(entries, ([, record]) => kindOf(record));
  return { ids: entries.map(([id]) => id), samples, kinds, numbers: Float64Array.from(numbers) };
}

export function unpackRecords<T extends object>(packed: PackedRecords<T>): [id: string, record: T][] {
  const moulds = packed.samples.map(mouldOf);
  const source = { numbers: packed.numbers, at: 0 };
  return packed.ids.flatMap((id, index): [string, T][] => {
    const kind = packed.kinds[index] ?? -1;
    const sample = packed.samples[kind];
    const mould = moulds[kind];
    return sample && mould ? [[id, likeSample(sample, mould, source)]] : [];
  });
}

const MOST_TRIED = 12;

/** A sample's keys in order, each with what stands there: a number, a nested sample, or a value as it is. */
type Mould = readonly (readonly [
  key: string,
  holds: 'number' | 'nested' | 'same',
  nested: Mould,
  value: unknown,
])[];

/** Indexed by the keys it is known to have. */
interface Fields {
  [key: string]: unknown;
}

const fieldsOf = (value: object): Fields => value as Fields;

function mouldOf(sample: object): Mould {
  return Object.entries(sample).map(([key, value]): Mould[number] => {
    if (typeof value === 'number') return [key, 'number', [], value];
    if (typeof value === 'object' && value !== null) return [key, 'nested', mouldOf(value), value];
    return [key, 'same', [], value];
  });
}

/** Whether the record is of that kind; if not, some of its numbers may have been taken. */
function takeNumbers(mould: Mould, record: object, numbers: number[]): boolean {
  const fields = fieldsOf(record);
  let at = 0;
  for (const key in fields) {
    const field = mould[at++];
    if (!field || field[0] !== key) return false;
    const value = fields[key];
    if (field[1] === 'number') {
      if (typeof value !== 'number') return false;
      numbers.push(value);
    } else if (field[1] === 'same') {
      if (value !== field[3]) return false;
    } else if (
      typeof value !== 'object' ||
      value === null ||
      Array.isArray(value) !== Array.isArray(field[3]) ||
      !takeNumbers(field[2], value, numbers)
    )
      return false;
  }
  return at === mould.length;
}

/** What holds no number is shared with the sample. */
function likeSample<T extends object>(
  sample: T,
  mould: Mould,
  source: { readonly numbers: Float64Array; at: number },
): T {
  const record = copyOf(sample);
  const fields = fieldsOf(record);
  for (const [key, holds, nested, value] of mould) {
    if (holds === 'number') fields[key] = source.numbers[source.at++];
    else if (holds === 'nested' && typeof value === 'object' && value !== null)
      fields[key] = likeSample(value, nested, source);
  }
  return record;
}

/** Typed as what it copies: an array's copy by spreading would be an object. */
const copyOf = <T extends object>(value: T): T =>
  Array.isArray(value) ? Object.assign([], value) : { ...value };
