import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow, MessageBoxOptions, SaveDialogOptions } from 'electron';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDialogs } from '../../electron/dialogs';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-dialogs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A system whose dialogs answer this, and which writes down what it was asked. */
function system(answer: { filePath?: string; filePaths?: string[]; canceled?: boolean; response?: number }) {
  const asked: (SaveDialogOptions & Partial<MessageBoxOptions>)[] = [];
  const { canceled = false, filePath = '', filePaths = [], response = 0 } = answer;
  const answering =
    <T>(said: T) =>
    async (...values: unknown[]): Promise<T> => {
      asked.push(Object(values.at(-1)));
      return said;
    };
  const dialogs = createDialogs(
    {
      showOpenDialog: answering({ canceled, filePaths }),
      showSaveDialog: answering({ canceled, filePath }),
      showMessageBox: answering({ response, checkboxChecked: false }),
    },
    () => ({}) as BrowserWindow,
  );
  return { dialogs, asked };
}

it('answers null when a dialog is cancelled, whatever else it says', async () => {
  const { dialogs } = system({ canceled: true, filePath: '/a', filePaths: ['/a'] });
  expect(await dialogs.askOpen(1)).toBeNull();
  expect(await dialogs.askSave(1, 'a.plumb')).toBeNull();
});

it('adds the ending where the name has none, unless that is another file', async () => {
  const save = (name: string, suggested: string) =>
    system({ filePath: join(folder, name) }).dialogs.askSave(1, suggested);
  expect(await save('orders', 'x.plumb')).toBe(join(folder, 'orders.plumb'));
  expect(await save('orders.json', 'x.plumb')).toBe(join(folder, 'orders.json'));
  expect(await save('picture', 'x.svg')).toBe(join(folder, 'picture.svg'));
  await writeFile(join(folder, 'taken.plumb'), 'somebody’s');
  expect(await save('taken', 'x.plumb')).toBe(join(folder, 'taken'));
});

it('offers the ending of what is saved', async () => {
  const { dialogs, asked } = system({ filePath: '/a.svg' });
  await dialogs.askSave(1, '/home/orders.svg');
  expect(asked[0]).toMatchObject({
    defaultPath: '/home/orders.svg',
    filters: [{ name: 'SVG', extensions: ['svg'] }],
  });
});

it.each([
  [0, 'save'],
  [1, 'discard'],
  [2, 'cancel'],
  [9, 'cancel'],
])('takes button %i for %s, and Esc for cancel', async (response, choice) => {
  const { dialogs, asked } = system({ response });
  expect(await dialogs.askClose(1, 'orders.plumb')).toBe(choice);
  expect(asked[0]?.message).toContain('orders.plumb');
  expect(asked[0]).toMatchObject({ cancelId: 2, defaultId: 0 });
});
