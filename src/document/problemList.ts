/** Collects what is wrong with a document while it is read, up to as many as a person would read. */
import type * as z from 'zod';
import { RANGE_KEYS } from '../model/ranged';
import type { Json, JsonObject } from '../shared/json';
import { formatPath, type PathSegment, shorten } from './documentPath';
import { type DocumentProblem, MAX_PROBLEMS, type ShapeProblem } from './documentProblem';
import { ONE_OR_RANGE } from './primitives';
import { placeOf, scanJson } from './scanJson';

const MOST_COUNTED = 1000;

interface Located {
  readonly at: readonly PathSegment[];
  readonly problem: ShapeProblem;
}

export class ProblemList {
  private readonly listed: Located[] = [];
  private readonly paths = new Set<string>();

  get isEmpty(): boolean {
    return this.listed.length === 0;
  }

  /** Whoever reads on only finds more of the same: nobody counts further. */
  get isFull(): boolean {
    return this.listed.length >= MOST_COUNTED;
  }

  /** One problem for each place; the first one says it. */
  add(kind: ShapeProblem['kind'], at: readonly PathSegment[], found: string, expected: string): void {
    if (this.isFull) return;
    const path = formatPath(at);
    if (this.paths.has(path)) return;
    this.paths.add(path);
    this.listed.push({ at, problem: { kind, path, found, expected } });
  }

  /** Whether the value is what the schema asks for; what isn't is listed. The value itself stays as it is. */
  accepts<T>(schema: z.ZodType<T>, value: Json, at: readonly PathSegment[]): value is Json & T {
    const outcome = schema.safeParse(value);
    if (outcome.success) return true;
    for (const issue of outcome.error.issues.flatMap((one) => meant(one, value))) {
      const inside = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
      const found = valueAt(value, inside);
      const kind = found === undefined ? 'missing-key' : 'wrong-value';
      this.add(kind, [...at, ...inside], describeJson(found), issue.message);
      if (this.isFull) break;
    }
    return false;
  }

  /** The first of them with their places in the text, and how many more there are. */
  report(text: string): readonly DocumentProblem[] {
    const shown = this.listed.slice(0, MAX_PROBLEMS);
    const wanted = new Map<string, number | null>();
    for (const { at } of shown) {
      wanted.set(formatPath(at), null);
      wanted.set(formatPath(at.slice(0, -1)), null);
    }
    const lastSegments = new Set(shown.flatMap(({ at }) => at.slice(-2)));
    scanJson(text, (path, offset) => {
      if (!lastSegments.has(path.at(-1) ?? '')) return;
      const key = formatPath(path);
      if (wanted.has(key)) wanted.set(key, offset);
    });
    const problems: DocumentProblem[] = shown.map(({ at, problem }) => {
      const offset = wanted.get(formatPath(at)) ?? wanted.get(formatPath(at.slice(0, -1)));
      return offset === null || offset === undefined ? problem : { ...problem, ...placeOf(text, offset) };
    });
    return [...problems, ...moreProblem(this.listed.length - shown.length, this.isFull)];
  }
}

/** "And 12 more problems.", where there are more. */
export function moreProblem(count: number, isAtLeast = false): readonly DocumentProblem[] {
  if (count <= 0) return [];
  const found = count === 1 ? 'one more problem' : `${isAtLeast ? 'at least ' : ''}${count} more problems`;
  return [{ kind: 'more', path: '', found, expected: 'none' }];
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object's own value under a key, `__proto__` included. */
export const ownValue = (object: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

/** A value as a sentence names it: `1.5`, `"abc"`, `a list`, `nothing`. */
export function describeJson(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return value === '' ? 'an empty text' : JSON.stringify(shorten(value, 60));
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value);
}

/** Where one value or a range may stand, what is wrong with the one that was written. */
function meant(issue: z.core.$ZodIssue, value: Json): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union' || issue.message !== ONE_OR_RANGE) return [issue];
  const found = valueAt(
    value,
    issue.path.map((key) => (typeof key === 'number' ? key : String(key))),
  );
  const isMeantAsRange = isObject(found) && RANGE_KEYS.some((key) => Object.hasOwn(found, key));
  return (issue.errors[isMeantAsRange ? 1 : 0] ?? []).map((inner) => ({
    ...inner,
    path: [...issue.path, ...inner.path],
  }));
}

function valueAt(value: Json, path: readonly PathSegment[]): Json | undefined {
  let here: Json | undefined = value;
  for (const segment of path) {
    if (Array.isArray(here)) here = here[Number(segment)];
    else here = isObject(here) ? ownValue(here, String(segment)) : undefined;
  }
  return here;
}
