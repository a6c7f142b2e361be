/** What the system threw, as a problem of the contract. `name` is the file's path. */
import type { FileProblem } from '../src/platform/contract';

export function readingProblem(name: string, thrown: unknown): FileProblem {
  if (codeOf(thrown) === 'ENOENT') return { kind: 'not-found', name, cause: causeOf(thrown) };
  return { kind: 'not-readable', name, cause: causeOf(thrown) };
}

export function writingProblem(name: string, thrown: unknown): FileProblem {
  if (isFull(thrown)) return { kind: 'disk-full', name, cause: causeOf(thrown) };
  return { kind: 'not-writable', name, cause: causeOf(thrown) };
}

export function journalProblem(name: string, thrown: unknown): FileProblem {
  const kind = isFull(thrown) ? 'disk-full' : 'journal-unavailable';
  return { kind, name, cause: causeOf(thrown) };
}

export const isMissing = (thrown: unknown): boolean => codeOf(thrown) === 'ENOENT';

const fullCodes: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const isFull = (thrown: unknown): boolean => fullCodes.has(codeOf(thrown));

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';

const causeOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
