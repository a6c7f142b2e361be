/** What the browser threw, as a problem the user can be told of. */
import type { FileProblem } from './contract';

/** The user closed a picker: no problem at all. */
export const isCancelled = (thrown: unknown): boolean => nameOf(thrown) === 'AbortError';

export function readingProblem(name: string, thrown: unknown): FileProblem {
  if (nameOf(thrown) === 'NotFoundError') return { kind: 'not-found', name, cause: causeOf(thrown) };
  return { kind: 'not-readable', name, cause: causeOf(thrown) };
}

export function writingProblem(name: string, thrown: unknown): FileProblem {
  if (isQuota(thrown)) return { kind: 'disk-full', name, cause: causeOf(thrown) };
  if (nameOf(thrown) === 'NotFoundError') return { kind: 'not-found', name, cause: causeOf(thrown) };
  return { kind: 'not-writable', name, cause: causeOf(thrown) };
}

export function journalProblem(name: string, thrown: unknown): FileProblem {
  const kind = isQuota(thrown) ? 'disk-full' : 'journal-unavailable';
  return { kind, name, cause: causeOf(thrown) };
}

export const causeOf = (thrown: unknown): string =>
  thrown instanceof Error && thrown.message !== '' ? thrown.message : String(thrown);

const nameOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.name : '');

const isQuota = (thrown: unknown): boolean => nameOf(thrown) === 'QuotaExceededError';
