/** Preferences in the browser's own store for the page's origin, which all its tabs share. */
import { type Preferences, preferencesSchema, type StoredPreferences } from './contract';

const KEY = 'plumbline.preferences';

/** `storage` throws where the browser keeps nothing for this page. */
export function createBrowserPreferences(storage: () => Storage): Preferences {
  const stored = (): StoredPreferences => {
    try {
      return preferencesSchema.parse(JSON.parse(storage().getItem(KEY) ?? '{}'));
    } catch {
      return {};
    }
  };
  return {
    read: async () => stored(),
    async write(change) {
      try {
        storage().setItem(KEY, JSON.stringify({ ...stored(), ...change }));
      } catch {
        // Kept for convenience: not worth a word when it can't be.
      }
    },
  };
}
