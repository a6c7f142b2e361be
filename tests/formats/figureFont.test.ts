import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FONT_FILES, fontFilesFor, withFont } from '../../src/formats/exporters/figureFont';
import { exportSvg } from '../../src/formats/exporters/svg';
import { toBase64 } from '../../src/shared/base64';
import { at, diagramOf } from '../layout/diagrams';
import { repositoryPath } from '../support/repository';
import { handEstimate } from './handEstimate';
import { whatIsWrong } from './wellFormed';

const fontsource = repositoryPath('node_modules/@fontsource-variable/inter');

test('the files are there, and have what we say they have', () => {
  const ranges = JSON.parse(readFileSync(`${fontsource}/unicode.json`, 'utf8'));
  expect(Object.fromEntries(FONT_FILES.map(({ script, range }) => [script, range]))).toEqual(ranges);
  for (const { file } of FONT_FILES) expect(existsSync(`${fontsource}/files/${file}`)).toBe(true);
});

test('a text needs the files of its scripts, and no others', () => {
  const scripts = (text: string) => fontFilesFor(text).map(({ script }) => script);
  expect(scripts('Orders 99.95 % · p99')).toEqual(['latin']);
  expect(scripts('Žižkov Łódź')).toEqual(['latin', 'latin-ext']);
  expect(scripts('Заказы Ω')).toEqual(['latin', 'greek', 'cyrillic']);
  expect(scripts('漢😀→')).toEqual([]);
});

test('the typeface is the first thing in a figure, and the figure is the same otherwise', async () => {
  const diagram = diagramOf({ a: at(0, 0, { name: 'Заказы' }) });
  const svg = exportSvg(diagram, handEstimate(diagram));
  const read: string[] = [];
  const withIt = await withFont(svg, async (file) => {
    read.push(file);
    return Uint8Array.of(0xfb, 0xff, 0xfe);
  });
  expect(read).toEqual(['inter-latin-wght-normal.woff2', 'inter-cyrillic-wght-normal.woff2']);
  expect(whatIsWrong(withIt)).toBeNull();
  expect(withIt).toMatch(/^<svg[^>]*><style>@font-face\{font-family:"Inter Variable"/);
  expect(withIt.match(/base64,\+\/\/\+\)/g)).toHaveLength(2);
  expect(withIt.replace(/<style>.*?<\/style>/, '')).toBe(svg);
  // The family the text asks for comes first in the figure too.
  expect(svg).toContain('font-family="&#39;Inter Variable&#39;, Inter');
});

test('base64 is what everybody else takes it for', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    }),
  );
});
