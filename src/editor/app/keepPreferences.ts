/** Keeps what a person prefers as soon as it changes. */
import type { Platform } from '../../platform/contract';
import type { App } from '../../state/app';
import { changedPreferences } from './preferences';

/** Starts keeping; the answer stops it. */
export const keepPreferences = (app: App, platform: Platform): (() => void) =>
  app.session.subscribe((now, before) => {
    const changed = changedPreferences(now, before);
    if (changed) void platform.preferences.write(changed);
  });
