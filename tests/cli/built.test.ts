/** The command line as it ships: one file and its typeface, run from somewhere else. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { buildCommandLine } from '../../electron/launch/build.mjs';
import { documentInPng } from '../../src/formats/exporters/pngChunks';
import { repositoryPath } from '../support/repository';
import { plumbline } from './fakeIo';

const folder = repositoryPath(`.tests/cli-${process.pid}`);
const example = repositoryPath('src/library/examples/url-shortener.plumb');

beforeAll(() => buildCommandLine(folder), 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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
