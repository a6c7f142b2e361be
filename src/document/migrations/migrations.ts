/**
 * The way from every older version of the format to the current one. A migration is a file
 * `NNNN-name.ts` here (NNNN: the version it makes), one line in the list, and one frozen old file under
 * tests/fixtures/documents/frozen. It changes the JSON as it was written, before anything is checked, and
 * keeps what it doesn't know. Versions are contiguous; the first is 1 and needs none.
 */
import type { JsonObject } from '../../shared/json';

export interface Migration {
  /** The version it makes, out of the one before. */
  readonly to: number;
  readonly migrate: (document: JsonObject) => JsonObject;
}

/** In order; entry n makes version n + 2. */
export const MIGRATIONS: readonly Migration[] = [];

export const currentVersion = (migrations: readonly Migration[] = MIGRATIONS): number =>
  migrations.length + 1;

/** The document in the current version. `version` is at least 1 and not newer than the current one. */
export function migrate(
  document: JsonObject,
  version: number,
  migrations: readonly Migration[] = MIGRATIONS,
): JsonObject {
  let next = document;
  for (const migration of migrations)
    if (migration.to > version) next = { ...migration.migrate(next), version: migration.to };
  return next;
}
