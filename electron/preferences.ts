/** What a person has chosen for every document, in the app's data folder; all windows share it. */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Preferences, preferencesSchema, type StoredPreferences } from '../src/platform/contract';
import { atomicWrite } from './atomicWrite';
import { oneAtATime } from './oneAtATime';

export function createPreferences(folder: string): Preferences {
  const file = join(folder, 'preferences.json');
  const inTurn = oneAtATime();
  return {
    read: () => inTurn(() => readStored(file)),
    write: (change) =>
      inTurn(async () => {
        try {
          const next = { ...(await readStored(file)), ...change };
          await mkdir(folder, { recursive: true });
          await atomicWrite(file, Buffer.from(JSON.stringify(next)));
        } catch {
          // Kept for convenience: not worth a word when it can't be.
        }
      }),
  };
}

async function readStored(file: string): Promise<StoredPreferences> {
  try {
    return preferencesSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return {};
  }
}
