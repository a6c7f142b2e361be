import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPreferences } from '../../electron/preferences';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-preferences-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('preferences on the desktop', () => {
  it('are kept, those of two windows side by side', async () => {
    const [one, other] = [createPreferences(join(folder, 'new')), createPreferences(join(folder, 'new'))];
    expect(await one.read()).toEqual({});
    await one.write({ theme: 'dark' });
    await Promise.all([one.write({ marks: false }), one.write({ theme: 'light' })]);
    expect(await other.read()).toEqual({ theme: 'light', marks: false });
  });

  it.each(['', '{"theme":', '[1]', 'null'])(
    'that are broken (%j) count as none, and are written anew',
    async (text) => {
      const file = join(folder, 'preferences.json');
      await writeFile(file, text);
      const preferences = createPreferences(folder);
      expect(await preferences.read()).toEqual({});
      await preferences.write({ theme: 'dark' });
      expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ theme: 'dark' });
    },
  );

  it('that can not be kept are no failure', async () => {
    await writeFile(join(folder, 'taken'), '');
    const preferences = createPreferences(join(folder, 'taken'));
    await expect(preferences.write({ theme: 'dark' })).resolves.toBeUndefined();
  });
});
