/**
 * A document as text, exactly as `JSON.stringify(…, null, 2)` writes it. Records and the Maps they stand in never
 * change, so the text of each is made once and kept, a record's as long as it lives, a Map's until it is in no document
 * written any more: one edit in a diagram of thousands of records writes the text of one.
 */
import { invariant } from '../shared/invariant';
import { kept } from '../shared/kept';
import { createKeptWhileUsed } from '../shared/keptWhileUsed';

/** Read by `Object.entries`, written by `fromEntries` and spread only: an own `__proto__` passes through those. */
export type Fields = { readonly [key: string]: unknown };

/** Records under their ids, each as `write` says; may stand wherever a value may, and holds at least one. */
export class Records<T extends object = object> {
  readonly text: (indent: string) => string;

  constructor(records: ReadonlyMap<string, T>, write: (record: T) => Fields) {
    const textOf = (indent: string) => {
      const inner = indent + STEP;
      const line = (id: string, record: T) =>
        `\n${inner}${JSON.stringify(id)}: ${recordText(record, write, inner)}`;
      return `{${joinedLines(inJsonOrder(records), inner, line)}\n${indent}}`;
    };
    this.text = (indent) => {
      const texts = ofMaps.of(records, () => new Map());
      return kept(texts, indent, () => textOf(indent));
    };
  }
}

export function jsonText(fields: Fields): string {
  ofMaps.forgetUnused();
  return objectText(fields, '');
}

const STEP = '  ';

function objectText(fields: Fields, indent: string): string {
  const inner = indent + STEP;
  return braced(
    Object.entries(fields).map(([key, value]) => [key, valueText(key, value, inner)]),
    indent,
  );
}

function valueText(key: string, value: unknown, indent: string): string {
  if (value instanceof Records) return value.text(indent);
  if (holdsRecords(value)) return objectText(value, indent);
  return plainText(onlyFinite(key, value), indent);
}

function braced(texts: readonly (readonly [string, string])[], indent: string): string {
  if (texts.length === 0) return '{}';
  const inner = `\n${indent}${STEP}`;
  return `{${texts.map(([key, text]) => `${inner}${JSON.stringify(key)}: ${text}`).join(',')}\n${indent}}`;
}

/** So many lines are joined at a time. */
const BLOCK = 64;

interface Block {
  /** Ids and records by turns. */
  readonly of: readonly unknown[];
  readonly text: string;
}

interface Written {
  readonly indent: string;
  readonly blocks: readonly Block[];
}

/**
 * Known by the first and by the last record of a collection, of which an edit mostly leaves one alone: what was joined
 * before isn't joined again.
 */
const joined = new WeakMap<object, Written>();

function joinedLines<T extends object>(
  records: readonly (readonly [string, T])[],
  indent: string,
  line: (id: string, record: T) => string,
): string {
  const ends = [records[0]?.[1], records.at(-1)?.[1]].flatMap((record) => record ?? []);
  const known = ends.map((end) => joined.get(end)).find((one) => one?.indent === indent);
  const blocks: Block[] = [];
  for (let from = 0; from < records.length; from += BLOCK) {
    const some = records.slice(from, from + BLOCK);
    const before = known?.blocks[blocks.length];
    blocks.push(before && isOf(before, some) ? before : blockOf(some, line));
  }
  for (const end of ends) joined.set(end, { indent, blocks });
  return blocks.map(({ text }) => text).join(',');
}

const isOf = ({ of }: Block, records: readonly (readonly [string, object])[]): boolean =>
  of.length === 2 * records.length &&
  records.every(([id, record], at) => of[2 * at + 1] === record && of[2 * at] === id);

const blockOf = <T>(
  records: readonly (readonly [string, T])[],
  line: (id: string, record: T) => string,
): Block => ({ of: records.flat(), text: records.map(([id, record]) => line(id, record)).join(',') });

const recordText = <T extends object>(record: T, write: (record: T) => Fields, indent: string): string =>
  once(record, indent, () => {
    const fields = write(record);
    return holdsRecords(fields) ? objectText(fields, indent) : plainText(fields, indent);
  });

/** Somewhere in it, where it may hold any: in the document, in a page, in what these hold. */
const holdsRecords = (value: unknown): value is Fields =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).some((inner) => inner instanceof Records || holdsRecords(inner));

/** No string in JSON holds the end of a line. */
const plainText = (value: unknown, indent: string): string =>
  JSON.stringify(value, onlyFinite, STEP).replaceAll('\n', `\n${indent}`);

/** JavaScript, and so JSON, puts the keys first that read as whole numbers. */
const inJsonOrder = <T>(records: ReadonlyMap<string, T>): (readonly [string, T])[] =>
  [...records.keys()].some((id) => WHOLE_NUMBER.test(id))
    ? Object.entries(Object.fromEntries(records))
    : [...records];

const WHOLE_NUMBER = /^\d+$/;

const made = new WeakMap<object, { readonly indent: string; readonly text: string }>();

/** The text of a record. Further in, where another document has it, it is another text. */
function once(of: object, indent: string, make: (indent: string) => string): string {
  const known = made.get(of);
  if (known?.indent === indent) return known.text;
  const text = make(indent);
  made.set(of, { indent, text });
  return text;
}

/**
 * Of the Maps in the document written last and in the one before, by indent. Kept weakly by their Maps they would be with the
 * Maps of a slider's last hundred steps for as long as those are there, which is a large part of what is cleared away under
 * the hand.
 */
const ofMaps = createKeptWhileUsed<ReadonlyMap<string, object>, Map<string, string>>();

/** JSON would turn NaN and Infinity into null, a file that doesn't open again. */
function onlyFinite(key: string, value: unknown): unknown {
  if (typeof value === 'number')
    invariant(Number.isFinite(value), `"${key}" is ${value} in a diagram to be saved`);
  return value;
}
