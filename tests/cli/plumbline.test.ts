/** The real command in a process of its own: a few runs only, as each takes its time to start. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readDocumentText } from '../document/documents';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'plumbline-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

function plumbline(argv: readonly string[], input: string | Uint8Array = '') {
  const script = path('../../src/cli/plumbline.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, ...argv], {
    input,
    encoding: 'utf8',
    cwd: path('../..'),
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  return { status, stdout, stderr };
}

function fileWith(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

describe('the plumbline process', () => {
  it('estimates what comes in on standard input and exits 1 on a missed target', () => {
    const { status, stdout, stderr } = plumbline(
      ['estimate', '-', '--json'],
      readDocumentText('contract-example.plumb'),
    );
    expect(stderr).toBe('');
    expect(status).toBe(1);
    expect(JSON.parse(stdout).journeys.order.targets.availability).toBe('missed');
  });

  it('checks a file in plain text where nobody watches', () => {
    const { status, stdout } = plumbline([
      'check',
      fileWith('good.plumb', readDocumentText('minimal.plumb')),
    ]);
    expect(status).toBe(0);
    expect(stdout).toContain('good.plumb: ');
    expect(stdout).not.toContain('\u001b');
  });

  it('writes a picture, whole or not at all', () => {
    const file = fileWith('shop.plumb', readDocumentText('contract-example.plumb'));
    const picture = join(folder, 'shop.svg');
    expect(plumbline(['export', file, '--to', 'svg', '-o', picture])).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
    expect(readFileSync(picture, 'utf8')).toContain('</svg>');
    expect(readdirSync(folder).filter((name) => name.startsWith('shop.svg'))).toEqual(['shop.svg']);
  });

  it('leaves a device a device, and says that a folder is one', () => {
    const file = fileWith('bare.plumb', readDocumentText('minimal.plumb'));
    expect(plumbline(['export', file, '--to', 'svg', '-o', '/dev/null']).status).toBe(0);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
    expect(plumbline(['export', file, '--to', 'svg', '-o', folder])).toEqual({
      status: 2,
      stdout: '',
      stderr: `plumbline: ${folder}: is a folder, expected a file to write.\n`,
    });
  });

  it('refuses unusable input with exit 2 and leaves it untouched', () => {
    const binary = Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0xff);
    const file = fileWith('binary.plumb', binary);
    const { status, stdout, stderr } = plumbline(['check', file, folder, join(folder, 'gone.plumb')]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toEqual([
      `plumbline: ${file}: This is not a text file: found bytes that are no UTF-8, expected a .plumb file, which is JSON in UTF-8.`,
      `plumbline: ${folder}: found a folder, expected a .plumb file.`,
      `plumbline: ${join(folder, 'gone.plumb')}: there is no such file.`,
    ]);
    expect(readFileSync(file)).toEqual(Buffer.from(binary));
  });

  it('knows its version', () => {
    const { version } = JSON.parse(readFileSync(path('../../package.json'), 'utf8'));
    expect(plumbline(['--version']).stdout).toBe(`plumbline ${version}\n`);
  });

  it('prints the published schema', () => {
    const { status, stdout } = plumbline(['schema']);
    expect(status).toBe(0);
    expect(stdout).toBe(readFileSync(path('../../schemas/diagram.schema.json'), 'utf8'));
  });
});
