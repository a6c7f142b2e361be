/**
 * Text of a `.plumb` file → diagram, or everything that is wrong with it. Never throws, whatever the text:
 * the text is scanned without recursion first, so depth and size are bounded before anything walks it.
 * Contract: docs/file-format.md.
 */
import type { Diagram } from '../model/diagram';
import type { Json, JsonObject } from '../shared/json';
import { err, ok, type Result } from '../shared/result';
import { checkReferences } from './checkReferences';
import { formatPath } from './documentPath';
import { type DocumentProblem, MAX_PROBLEMS, notText } from './documentProblem';
import { currentVersion, MIGRATIONS, type Migration, migrate } from './migrations/migrations';
import { describeJson, isObject, moreProblem, ownValue, ProblemList } from './problemList';
import { readDocument } from './readDiagram';
import { MAX_DEPTH, placeOf, type ScanProblem, scanJson } from './scanJson';
import { FORMAT } from './serializeDiagram';

type Parsed<T> = Result<T, readonly DocumentProblem[]>;

export function parseDiagram(text: string, migrations: readonly Migration[] = MIGRATIONS): Parsed<Diagram> {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const json = parseJson(body);
  if (!json.ok) return json;
  const problems = new ProblemList();
  const version = readHead(json.value, currentVersion(migrations), problems);
  if (version === null || !isObject(json.value)) return err(problems.report(body));
  const diagram = readDocument(migrate(json.value, version, migrations), problems);
  if (problems.isEmpty) {
    checkReferences(diagram, [], problems);
    for (const [id, page] of diagram.pages) checkReferences(page, ['pages', id], problems);
  }
  return problems.isEmpty ? ok(diagram) : err(problems.report(body));
}

function parseJson(body: string): Parsed<Json> {
  if (body.includes('\0')) return err([notText('a NUL character')]);
  if (body.trim() === '') return err([EMPTY]);
  const found = scanJson(body);
  const [first] = found;
  if (first?.kind === 'broken' && body.includes('\uFFFD')) return err([notText('bytes that are no UTF-8')]);
  if (first) {
    const shown = found.slice(0, MAX_PROBLEMS).map((problem) => textProblem(body, problem));
    return err([...shown, ...moreProblem(found.length - shown.length)]);
  }
  const json: Json = JSON.parse(body);
  return ok(json);
}

/** The version of a document we can read; null where we can't, with the reason listed. */
function readHead(json: Json, current: number, problems: ProblemList): number | null {
  if (!isObject(json)) {
    problems.add(
      'not-a-diagram',
      [],
      describeJson(json),
      'an object with "format", "version", "components" and "connections"',
    );
    return null;
  }
  const format = ownValue(json, 'format');
  if (format !== FORMAT) {
    problems.add('not-a-diagram', ['format'], describeJson(format), `"${FORMAT}"`);
    return null;
  }
  return readVersion(json, current, problems);
}

function readVersion(json: JsonObject, current: number, problems: ProblemList): number | null {
  const version = ownValue(json, 'version');
  if (typeof version === 'number' && Number.isInteger(version) && version >= 1) {
    if (version <= current) return version;
    const readable =
      current === 1
        ? '1, the version this Plumbline reads'
        : `at most ${current}, the newest version this Plumbline reads`;
    problems.add('newer-version', ['version'], String(version), readable);
    return null;
  }
  const kind = version === undefined ? 'missing-key' : 'wrong-value';
  problems.add(kind, ['version'], describeJson(version), 'a whole number, 1 or more');
  return null;
}

const EMPTY: DocumentProblem = {
  kind: 'empty-file',
  path: '',
  found: 'nothing',
  expected: 'a diagram that begins with {"format": "plumbline", "version": 1, …}',
};

function textProblem(body: string, problem: ScanProblem): DocumentProblem {
  const place = placeOf(body, problem.offset);
  switch (problem.kind) {
    case 'broken':
      return { kind: 'broken-json', path: '', found: problem.found, expected: problem.expected, ...place };
    case 'deep': {
      const path = formatPath(problem.path);
      const found = `more than ${MAX_DEPTH} levels`;
      return { kind: 'too-deep', path, found, expected: `at most ${MAX_DEPTH}`, ...place };
    }
    case 'duplicate': {
      const first = placeOf(body, problem.firstOffset);
      const found = `the same key at line ${first.line}, column ${first.column}`;
      return {
        kind: 'duplicate-key',
        path: formatPath(problem.path),
        found,
        expected: 'each key once',
        ...place,
      };
    }
    case 'overflow': {
      const { found } = problem;
      return {
        kind: 'number-too-large',
        path: formatPath(problem.path),
        found,
        expected: 'a number up to 1.7e308',
        ...place,
      };
    }
  }
}
