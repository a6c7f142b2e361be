import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { atomicWrite, diskSteps } from '../../electron/atomicWrite';
import { repositoryPath } from '../support/repository';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-write-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('forces the bytes to the disk before it renames', async () => {
  const done: string[] = [];
  await atomicWrite(join(folder, 'a'), Buffer.from('text'), {
    ...diskSteps,
    write: (file, bytes) => diskSteps.write(file, bytes).finally(() => done.push('write')),
    sync: (file) => diskSteps.sync(file).finally(() => done.push('sync')),
    rename: (from, to) => diskSteps.rename(from, to).finally(() => done.push('rename')),
  });
  expect(done).toEqual(['write', 'sync', 'rename']);
  expect(await readFile(join(folder, 'a'), 'utf8')).toBe('text');
});

/** A process that is killed between two steps, as by a crash of the app. */
const crashing = (step: string): string => `
  import { atomicWrite, diskSteps } from ${JSON.stringify(repositoryPath('electron/atomicWrite.ts'))};
  const die = () => process.kill(process.pid, 'SIGKILL');
  const steps = { ...diskSteps, async write(file, bytes) {
    await diskSteps.write(file, bytes.subarray(0, ${step === 'write' ? 'bytes.length / 2' : 'bytes.length'}));
    if (${JSON.stringify(step)} === 'write') die();
  } };
  if (${JSON.stringify(step)} === 'sync') steps.sync = die;
  if (${JSON.stringify(step)} === 'rename') steps.rename = die;
  await atomicWrite(process.argv[2], Buffer.from('new'.repeat(10000)), steps);
`;

it.each(['write', 'sync', 'rename'])('leaves the old file when the app is killed at the %s', async (step) => {
  const path = join(folder, 'a');
  await writeFile(path, 'old');
  await writeFile(join(folder, 'crash.mts'), crashing(step));
  const run = promisify(execFile)(process.execPath, ['--import', 'tsx', join(folder, 'crash.mts'), path], {
    cwd: repositoryPath('.'),
  });
  await expect(run).rejects.toMatchObject({ signal: 'SIGKILL' });
  expect(await readFile(path, 'utf8')).toBe('old');
});

it.runIf(process.platform === 'linux')(
  'never takes a part for the whole when the disk fills up',
  async () => {
    const path = join(folder, 'a');
    await writeFile(path, 'old');
    await writeFile(
      join(folder, 'fill.mts'),
      `import { atomicWrite } from ${JSON.stringify(repositoryPath('electron/atomicWrite.ts'))};
     process.on('SIGXFSZ', () => {});
     await atomicWrite(process.argv[2], Buffer.alloc(3 << 20, 'n')).then(
       () => console.log('written'),
       (thrown) => console.log(thrown.code),
     );`,
    );
    // A limit of 1 MiB on what may be written: the system takes that much of a larger write and no more.
    const command = 'ulimit -f 1024; exec "$0" --import tsx "$1" "$2"';
    const { stdout } = await promisify(execFile)(
      'bash',
      ['-c', command, process.execPath, join(folder, 'fill.mts'), path],
      { cwd: repositoryPath('.') },
    );
    expect(stdout.trim()).toBe('EFBIG');
    expect(await readFile(path, 'utf8')).toBe('old');
    expect((await readdir(folder)).sort()).toEqual(['a', 'fill.mts']);
  },
);
