/** The command line as it ships: one file and its typeface, run from somewhere else. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { buildCommandLine } from '../../electron/launch/build.mjs';
import { documentInPng } from '../../src/formats/exporters/pngChunks';
import { readDocumentText } from '../document/documents';
import { repositoryPath } from '../support/repository';
import { plumbline } from './fakeIo';

const folder = repositoryPath(`.tests/cli-${process.pid}`);
const example = repositoryPath('src/library/examples/url-shortener.plumb');

beforeAll(() => buildCommandLine(folder), 180_000);
const papers = mkdtempSync(join(tmpdir(), 'plumbline-cli-'));
afterAll(() => {
  for (const made of [folder, papers]) rmSync(made, { recursive: true, force: true });
});

const run = (...argv: string[]) =>
  promisify(execFile)(process.execPath, [join(folder, 'plumbline.js'), ...argv], {
    cwd: tmpdir(),
    maxBuffer: 1e8,
  });

it('brings its typeface, and asks npm for resvg alone', () => {
  const fonts = readdirSync(join(folder, 'fonts'));
  expect(fonts.filter((name) => name.endsWith('.woff2'))).toHaveLength(7);
  expect(fonts.filter((name) => name.endsWith('.ttf'))).toHaveLength(4);
  expect(fonts).toContain('LICENSE');
  const manifest = z
    .object({ files: z.array(z.string()), dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(repositoryPath('package.json'), 'utf8')));
  expect(manifest.files).toContain('dist/cli');
  expect(Object.keys(manifest.dependencies)).toEqual(['@resvg/resvg-js']);
});

it('draws the very picture the sources draw', async () => {
  const out = join(folder, 'figure.png');
  expect(await run('export', example, '--to', 'png', '--scale', '1', '-o', out)).toEqual({
    stdout: '',
    stderr: '',
  });
  const files = { 'x.plumb': readFileSync(example) };
  const argv = ['export', 'x.plumb', '--to', 'png', '--scale', '1'];
  const [bytes] = (await plumbline(argv, { files })).bytes;
  const picture = new Uint8Array(readFileSync(out));
  expect(documentInPng(picture)).toContain('"title": "URL shortener"');
  expect(Buffer.from(picture).equals(bytes ?? Uint8Array.of())).toBe(true);
});

it('writes the very SVG the sources write', async () => {
  const { stdout } = await run('export', example, '--to', 'svg');
  const files = { 'x.plumb': readFileSync(example) };
  expect(stdout === (await plumbline(['export', 'x.plumb', '--to', 'svg'], { files })).out).toBe(true);
});

function spawned(argv: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'plumbline.js'), ...argv], {
    encoding: 'utf8',
    cwd: repositoryPath('.'),
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  return { status, stdout, stderr };
}

function fileWith(name: string, content: string | Uint8Array): string {
  const file = join(papers, name);
  writeFileSync(file, content);
  return file;
}

it('checks a file in plain text where nobody watches', () => {
  const { status, stdout } = spawned(['check', fileWith('good.plumb', readDocumentText('minimal.plumb'))]);
  expect(status).toBe(0);
  expect(stdout).toContain('good.plumb: ');
  expect(stdout).not.toContain('\u001b');
});

it('writes a picture, whole or not at all', () => {
  const file = fileWith('shop.plumb', readDocumentText('contract-example.plumb'));
  const picture = join(papers, 'shop.svg');
  expect(spawned(['export', file, '--to', 'svg', '-o', picture])).toEqual({
    status: 0,
    stdout: '',
    stderr: '',
  });
  expect(readFileSync(picture, 'utf8')).toContain('</svg>');
  expect(readdirSync(papers).filter((name) => name.startsWith('shop.svg'))).toEqual(['shop.svg']);
});

it('leaves a device a device, and says that a folder is one', () => {
  const file = fileWith('bare.plumb', readDocumentText('minimal.plumb'));
  expect(spawned(['export', file, '--to', 'svg', '-o', '/dev/null']).status).toBe(0);
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  expect(spawned(['export', file, '--to', 'svg', '-o', papers])).toEqual({
    status: 2,
    stdout: '',
    stderr: `plumbline: ${papers}: is a folder, expected a file to write.\n`,
  });
});

it('refuses unusable input with exit 2 and leaves it untouched', () => {
  const binary = Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0xff);
  const file = fileWith('binary.plumb', binary);
  const { status, stdout, stderr } = spawned(['check', file, papers, join(papers, 'gone.plumb')]);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr.trim().split('\n')).toEqual([
    `plumbline: ${file}: This is not a text file: found bytes that are no UTF-8, expected a .plumb file, which is JSON in UTF-8.`,
    `plumbline: ${papers}: found a folder, expected a .plumb file.`,
    `plumbline: ${join(papers, 'gone.plumb')}: there is no such file.`,
  ]);
  expect(readFileSync(file)).toEqual(Buffer.from(binary));
});

it('prints the published schema', () => {
  const { status, stdout } = spawned(['schema']);
  expect(status).toBe(0);
  expect(stdout).toBe(readFileSync(repositoryPath('schemas/diagram.schema.json'), 'utf8'));
});
