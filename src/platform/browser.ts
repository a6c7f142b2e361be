/** The platform of a browser tab. */
import { browserDatabase } from './browserDatabase';
import { createBrowserFiles } from './browserFiles';
import { createBrowserJournal } from './browserJournal';
import { createBrowserPreferences } from './browserPreferences';
import type { Platform } from './contract';

export function createBrowserPlatform(page: Window = window): Platform {
  const database = browserDatabase();
  const newId = (): string => crypto.randomUUID();
  const now = (): number => Date.now();
  return {
    kind: 'browser',
    ...createBrowserFiles({ page, database, newId, now, windows: new BroadcastChannel('plumbline.files') }),
    journal: createBrowserJournal({
      database,
      locks: page.navigator.locks,
      page,
      tabs: new BroadcastChannel('plumbline.journal'),
      session: () => page.sessionStorage,
      local: () => page.localStorage,
      newId,
      now,
    }),
    preferences: createBrowserPreferences(() => page.localStorage),
    desktop: null,
  };
}
