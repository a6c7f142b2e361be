/** The real command from its sources, in a process of its own: two runs only, as each takes its time to start. What it does: built.test.ts. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readDocumentText } from '../document/documents';
import { repositoryPath } from '../support/repository';

function plumbline(argv: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', repositoryPath('src/cli/plumbline.ts'), ...argv],
    {
      input,
      encoding: 'utf8',
      cwd: repositoryPath('.'),
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    },
  );
  return { status, stdout, stderr };
}

it('estimates what comes in on standard input and exits 1 on a missed target', () => {
  const { status, stdout, stderr } = plumbline(
    ['estimate', '-', '--json'],
    readDocumentText('contract-example.plumb'),
  );
  expect(stderr).toBe('');
  expect(status).toBe(1);
  expect(JSON.parse(stdout).journeys.order.targets.availability).toBe('missed');
});

it('knows its version', () => {
  const { version } = JSON.parse(readFileSync(repositoryPath('package.json'), 'utf8'));
  expect(plumbline(['--version']).stdout).toBe(`plumbline ${version}\n`);
});
