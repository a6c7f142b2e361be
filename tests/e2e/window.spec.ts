import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { _electron } from 'playwright';
import { buildDesktop, buildEditor } from '../../electron/launch/build.mjs';
import { installedElectron } from '../../electron/launch/electronBinary.mjs';
import { repositoryPath } from '../support/repository';

const binary = installedElectron();
const obstacle =
  binary === null
    ? 'Electron’s binary is not installed here: the window itself is not tested'
    : process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
      ? 'there is no display to open a window on'
      : null;

test('the real window is sandboxed, shows the editor and saves a real file', async ({ baseURL: _ }, {
  outputDir,
}) => {
  test.skip(obstacle !== null, obstacle ?? '');
  test.setTimeout(240_000);
  await Promise.all([buildEditor(), buildDesktop()]);
  const rootNeedsThis = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath: binary ?? '',
    args: [...rootNeedsThis, `--user-data-dir=${join(outputDir, 'profile')}`, repositoryPath('.')],
  });
  try {
    const window = await app.firstWindow();
    await expect(window.locator('#root')).not.toBeEmpty();
    expect(window.url()).toBe('plumbline://app/index.html');
    const inPage = await window.evaluate(() => ({
      node: 'process' in window || 'require' in window,
      bridge: 'plumblineDesktop' in window,
    }));
    expect(inPage).toEqual({ node: false, bridge: true });

    const path = join(outputDir, 'saved.plumb');
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, path);
    const saved = await window.evaluate(async () => {
      const bridge: unknown = Reflect.get(window, 'plumblineDesktop');
      const call: unknown =
        typeof bridge === 'object' && bridge !== null ? Reflect.get(bridge, 'call') : null;
      const request = {
        handle: null,
        suggestedName: 'saved.plumb',
        text: 'text €',
        ifChangedOnDisk: 'refuse',
      };
      return typeof call === 'function' ? call('saveFile', request) : null;
    });
    expect(saved).toMatchObject({ ok: true, value: { name: 'saved.plumb' } });
    expect(await readFile(path, 'utf8')).toBe('text €');
  } finally {
    await app.close();
  }
});
