/** The tokens hold every colour and size of the editor, the colours can be told apart and read, and figures use the same ones. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { figureTheme, mixed, TINT } from '../../../src/formats/exporters/figureTheme';
import { ACCENTS } from '../../../src/model/style';
import { repositoryPath } from '../../support/repository';

const editor = repositoryPath('src/editor');
const sheets = readdirSync(editor, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.css'),
);
const tokens = readFileSync(join(editor, 'design/tokens.css'), 'utf8');

/** The custom properties set in the first block after `selector`. */
function blockAfter(selector: string): ReadonlyMap<string, string> {
  const at = tokens.indexOf(selector);
  const block = tokens.slice(tokens.indexOf('{', at) + 1, tokens.indexOf('}', at));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  );
}

const THEMES = {
  light: blockAfter(':root,\n[data-theme="light"]'),
  dark: blockAfter('\n[data-theme="dark"] {\n  color-scheme'),
} as const;
const NAMES = ['light', 'dark'] as const;
const sizes = blockAfter(':root {');

function token(theme: (typeof NAMES)[number], name: string): string {
  const value = THEMES[theme].get(name);
  if (value === undefined) throw new Error(`no token ${name} in ${theme}`);
  return value;
}

/** WCAG 2.2: relative luminance, contrast ratio. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(NAMES)('in %s', (theme) => {
  const of = (name: string) => token(theme, name);

  test('words can be read on whatever they stand on', () => {
    const grounds = ['canvas', 'panel', 'sunken'];
    for (const ink of ['ink', 'ink-2', 'ink-3', 'accent', 'bad', 'ok', 'warn'])
      for (const ground of grounds)
        expect(contrast(of(ink), of(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    for (const ink of ['ink', 'ink-2', 'accent'])
      expect(contrast(of(ink), of('accent-soft')), `${ink} on what is chosen`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of('accent-ink'), of('accent'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of('ink'), of('note'))).toBeGreaterThanOrEqual(4.5);
  });

  test('marks can be seen: lines of connections, controls, the ring of focus', () => {
    for (const mark of ['edge-line', 'control-line', 'accent', 'guide', 'bad', 'ok', 'warn'])
      for (const ground of ['canvas', 'panel'])
        expect(contrast(of(mark), of(ground)), `${mark} on ${ground}`).toBeGreaterThanOrEqual(3);
  });

  test.each(ACCENTS)(
    'the accent %s reads as ink and marks as an edge, and what it tints can be read',
    (accent) => {
      const hue = of(`hue-${accent}`);
      expect(contrast(hue, of('canvas'))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(hue, of('panel'))).toBeGreaterThanOrEqual(4.5);
      const card = mixed(hue, of('panel'), TINT.card);
      for (const ink of ['ink', 'ink-3']) expect(contrast(of(ink), card)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(hue, mixed(hue, card, 0.13)), 'its icon on its tile').toBeGreaterThanOrEqual(3);
      const paper = mixed(hue, of('panel'), TINT.paper);
      for (const ink of ['ink', 'ink-2']) expect(contrast(of(ink), paper)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test('a figure has the same colours', () => {
    const { hue, category, ...rest } = figureTheme(theme);
    for (const accent of ACCENTS) expect(hue[accent]).toBe(of(`hue-${accent}`));
    for (const [id, colour] of Object.entries(category)) expect(colour).toBe(of(`category-${id}`));
    expect([rest.ink, rest.ink2, rest.ink3]).toEqual([of('ink'), of('ink-2'), of('ink-3')]);
    expect([rest.card, rest.edge, rest.note]).toEqual([of('panel'), of('edge-line'), of('note')]);
  });
});

test('every colour of one theme is there in the other', () => {
  expect([...THEMES.dark.keys()].sort()).toEqual(
    [...THEMES.light.keys()].filter((name) => name !== 'shape-shadow' && name !== 'scrim').sort(),
  );
});

test('tints are the same on the canvas and in figures', () => {
  const share = (name: string) => Number.parseFloat(sizes.get(name) ?? '') / 100;
  expect([share('tint-card'), share('tint-paper'), share('tint-paper-line')]).toEqual([
    TINT.card,
    TINT.paper,
    TINT.paperLine,
  ]);
});

test('no style sheet but the tokens names a colour, a font or the size of a text', () => {
  expect(sheets.length).toBeGreaterThan(20);
  const raw =
    /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|lab)\(|(?:^|[\s:,])(?:white|black|red|green|blue|gray|grey)\s*[;,)]|font-size:\s*[\d.]+(?:px|rem|em)|font:[^;]*\d(?:px|rem|em)/i;
  const found = sheets
    .filter((path) => !path.endsWith('tokens.css'))
    .flatMap((path) =>
      readFileSync(join(editor, path), 'utf8')
        .split('\n')
        .flatMap((line, index) => (raw.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
    );
  expect(found).toEqual([]);
});

test('every token that is used is there', () => {
  const defined = new Set([...tokens.matchAll(/--([\w-]+):/g)].map(([, name]) => name));
  const files = readdirSync(editor, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(css|tsx?)$/.test(path),
  );
  const own = new Set<string>();
  const used: [name: string, path: string][] = [];
  for (const path of files) {
    const text = readFileSync(join(editor, path), 'utf8');
    for (const [, name = ''] of text.matchAll(/['"\s{]--([\w-]+)['"]?(?: as string)?\]?:/g)) own.add(name);
    for (const [, name = ''] of text.matchAll(/setProperty\(['"]--([\w-]+)/g)) own.add(name);
    for (const [, name = ''] of text.matchAll(/var\(--([\w-]+)/g)) used.push([name, path]);
  }
  const missing = used.filter(([name]) => !defined.has(name) && !own.has(name) && !/^radix-|-$/.test(name));
  expect(missing).toEqual([]);
});
