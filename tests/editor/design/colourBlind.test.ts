/**
 * The overlays (labels, what-if, findings, targets, traces): their colours can be read and told apart, also by whom a kind of
 * cone is missing, and none of them says anything that a shape or a word doesn't say too.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { SEVERITY_SIGNS } from '../../../src/editor/canvas/NodeSigns';
import { VerdictMark } from '../../../src/editor/targets/VerdictMark';
import { FateBadge } from '../../../src/editor/whatif/FateBadge';
import { FATE_ICONS, FATE_WORDS } from '../../../src/editor/whatif/fates';
import { mixed } from '../../../src/formats/exporters/figureTheme';
import { DOT_RADIUS, DOT_SIGN, PLAIN_DOT_RADIUS, SMALL_SIGN } from '../../../src/layout/standingSign';
import { contrast, distance } from '../../support/colourVision';
import { repositoryPath } from '../../support/repository';

const tokens = readFileSync(join(repositoryPath('src/editor'), 'design/tokens.css'), 'utf8');

/** Of a theme as it is by itself: dark says what it changes. */
function tokenIn(theme: 'light' | 'dark', name: string): string {
  const from = tokens.indexOf(theme === 'light' ? ':root,\n[data-theme="light"]' : '\n[data-theme="dark"] {');
  const block = tokens.slice(from, tokens.indexOf('}', from));
  const value = new RegExp(`--${name}:\\s*(#[0-9a-f]{6});`).exec(block)?.[1];
  if (value === undefined) throw new Error(`no colour ${name} in ${theme}`);
  return value;
}

/** What stands side by side and means something else. */
const TOLD_APART = [
  ['ok', 'warn'],
  ['ok', 'bad'],
  ['warn', 'bad'],
  ['accent', 'ok'],
  ['accent', 'bad'],
  ['edge-line', 'warn'],
  ['edge-line', 'bad'],
  ['edge-line', 'accent'],
] as const;

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  const of = (name: string) => tokenIn(theme, name);

  test.each(['full', 'protanopia', 'deuteranopia', 'tritanopia'] as const)(
    'colours of states are apart in sight that is %s',
    (sight) => {
      for (const [a, b] of TOLD_APART)
        expect(distance(of(a), of(b), sight), `${a} and ${b}`).toBeGreaterThanOrEqual(10);
    },
  );

  test.each(['ok', 'warn', 'bad', 'accent'])('a badge in %s can be read on its own ground', (name) => {
    expect(contrast(of(name), of(`${name}-soft`))).toBeGreaterThanOrEqual(name === 'accent' ? 3 : 4.5);
  });

  test('what is painted on a fate’s word is read on it', () => {
    for (const ground of ['warn', 'bad'])
      expect(contrast(of('panel'), of(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test('bars and plots stand out from what they lie on', () => {
    const grounds = { panel: of('panel'), 'a row that is under way': of('accent-soft') };
    for (const [name, ground] of Object.entries(grounds)) {
      expect(contrast(of('accent'), ground), `a bar on ${name}`).toBeGreaterThanOrEqual(3);
      expect(contrast(of('bad'), ground), `the playhead on ${name}`).toBeGreaterThanOrEqual(3);
    }
    const bar = mixed(of('accent'), of('panel'), SHARE_OF_BAR);
    expect(contrast(bar, of('panel')), 'a bar of the histogram').toBeGreaterThanOrEqual(2.3);
    expect(contrast(of('ink-2'), of('panel')), 'what stands on it').toBeGreaterThanOrEqual(4.5);
  });

  test('a label that steps back, as it is not of the scenario, is still seen', () => {
    const faint = mixed(of('ink'), of('panel'), 0.62);
    expect(contrast(faint, of('panel'))).toBeGreaterThanOrEqual(4.5);
  });
});

/** As in why.css. */
const SHARE_OF_BAR = 0.55;

const areOther = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

describe('whatever has a colour has a shape and a word', () => {
  test('what becomes of a part', () => {
    const drawn = Object.keys(FATE_WORDS).flatMap((fate) =>
      fate in FATE_ICONS
        ? [renderToStaticMarkup(createElement(FateBadge, { fate: fate as keyof typeof FATE_WORDS }))]
        : [],
    );
    expect(drawn).toHaveLength(5);
    expect(areOther(drawn.map((html) => /<svg.*<\/svg>/.exec(html)?.[0]))).toBe(true);
    expect(areOther(drawn.map((html) => html.replace(/<[^>]*>/g, '')))).toBe(true);
  });

  test('how serious a finding is', () => {
    expect(areOther(Object.values(SEVERITY_SIGNS))).toBe(true);
  });

  test('whether a target is met', () => {
    const [met = '', missed = ''] = (['met', 'missed'] as const).map((verdict) =>
      renderToStaticMarkup(createElement(VerdictMark, { verdict })),
    );
    expect(met).toContain('meets');
    expect(missed).toContain('misses');
    expect(/<svg.*<\/svg>/.exec(met)?.[0]).not.toBe(/<svg.*<\/svg>/.exec(missed)?.[0]);
  });

  test('how a label stands against the budget, near and far', () => {
    expect(areOther([...Object.values(SMALL_SIGN), ''])).toBe(true);
    expect(areOther([...Object.values(DOT_SIGN), DOT_RADIUS, PLAIN_DOT_RADIUS])).toBe(true);
    expect(DOT_RADIUS).toBeGreaterThanOrEqual(2 * PLAIN_DOT_RADIUS);
  });
});
