import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { replaceFile } from '../../src/cli/replaceFile';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-replace-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('replaces a file behind a link, keeps its permissions and leaves nothing else', async () => {
  const [file, link] = [join(folder, 'file.svg'), join(folder, 'link.svg')];
  await writeFile(file, 'old', { mode: 0o600 });
  await symlink(file, link);
  await replaceFile(link, 'new');
  expect(await readFile(file, 'utf8')).toBe('new');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await readdir(folder)).sort()).toEqual(['file.svg', 'link.svg']);
});

it('writes a new file, and says what the system says where it can’t', async () => {
  await replaceFile(join(folder, 'new.svg'), 'text');
  expect(await readFile(join(folder, 'new.svg'), 'utf8')).toBe('text');
  await expect(replaceFile(join(folder, 'gone', 'x.svg'), 'text')).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(replaceFile(folder, 'text')).rejects.toMatchObject({ code: 'EISDIR' });
});

it('leaves what was there, and nothing beside it, where not all of it fits', async () => {
  const file = join(folder, 'kept.svg');
  await writeFile(file, 'old');
  // As on a nearly full disk, the system takes the first part of the text and refuses the rest.
  const module = fileURLToPath(new URL('../../src/cli/replaceFile.ts', import.meta.url));
  const script = `import { replaceFile } from ${JSON.stringify(module)};
    await replaceFile(${JSON.stringify(file)}, 'x'.repeat(3_000_000)).catch(({ code }) => console.log(code));`;
  const node = [process.execPath, '--import', 'tsx', '--input-type=module', '--eval', script];
  const { stdout } = spawnSync('sh', ['-c', 'ulimit -f 2048; exec "$@"', 'sh', ...node], {
    encoding: 'utf8',
  });
  expect(stdout.trim()).toBe('EFBIG');
  expect(await readFile(file, 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['kept.svg']);
});
