/** Figures in the sketched look, and with accents: the same parts by another hand, and by the geometry of the canvas. */
import { expect, test } from 'vitest';
import { figureTheme, mixed } from '../../src/formats/exporters/figureTheme';
import { exportSvg } from '../../src/formats/exporters/svg';
import { roundedRectPath, seedOf, sketchPath } from '../../src/layout/sketchPath';
import type { Diagram } from '../../src/model/diagram';
import { at, diagramOf } from '../layout/diagrams';
import { handEstimate } from './handEstimate';
import { whatIsWrong } from './wellFormed';

const clean: Diagram = diagramOf(
  {
    web: at(0, 0, { name: 'Web', accent: 'teal' }),
    jobs: at(420, 0, { type: 'message-queue', settings: { replicas: 3 } }),
    sky: at(420, 200, { type: 'cloud', accent: 'pink' }),
    box: at(0, 200, { type: 'box' }),
  },
  { later: ['web', 'jobs'] },
  {
    groups: new Map([
      ['z', { type: 'zone', position: { x: -40, y: -60 }, size: { width: 300, height: 180 } }],
    ]),
    notes: new Map([
      ['sticky', { text: 'ask', accent: 'green', position: { x: 0, y: 400 } }],
      [
        'words',
        { text: 'Draft', plain: true, textSize: 'huge', accent: 'red', position: { x: 300, y: 400 } },
      ],
      ['legend', { text: '', legend: true, position: { x: 600, y: 400 } }],
    ]),
    drawings: new Map([
      ['photo', { kind: 'image', source: 'data:image/png;base64,AA==', name: 'The <rack>' }],
    ]),
  },
);
const sketched: Diagram = { ...clean, style: { look: 'sketch' } };
const svgOf = (diagram: Diagram, theme: 'light' | 'dark' = 'light') =>
  exportSvg(diagram, handEstimate(diagram), { theme });

test('a sketch is well-formed, the same every time, and says the same words', () => {
  const svg = svgOf(sketched);
  expect(whatIsWrong(svg)).toBeNull();
  expect(svgOf({ ...sketched })).toBe(svg);
  const words = (text: string) => [...text.matchAll(/>([^<>]+)</g)].map(([, word]) => word);
  expect(words(svg)).toEqual(words(svgOf(clean)));
});

test('a sketched card is the outline the canvas draws, and a line ends in a sketched head', () => {
  const svg = svgOf(sketched);
  const card = roundedRectPath({ x: 0, y: 0, width: 168, height: 60 }, 11);
  expect(svg).toContain(`d="${sketchPath(card, seedOf('web'))}"`);
  expect(svg).not.toContain(figureTheme('light').shadow);
  const [, line = ''] = /<g class="connection">(.*?)<\/g>/s.exec(svg) ?? [];
  expect([...line.matchAll(/ d="M[^"]*C[^"]*"/g)]).toHaveLength(2);
});

test.each(['light', 'dark'] as const)(
  'accents draw edges, tint what wears them and colour words, %s',
  (name) => {
    const theme = figureTheme(name);
    for (const diagram of [clean, sketched]) {
      const svg = svgOf(diagram, name);
      expect(svg).toContain(`stroke="${theme.hue.teal}"`);
      expect(svg).toContain(`fill="${mixed(theme.hue.teal, theme.card, 0.06)}"`);
      expect(svg).toContain(`stroke="${theme.hue.pink}"`);
      expect(svg).toContain(`fill="${mixed(theme.hue.green, theme.card, 0.15)}"`);
      expect(svg).toContain(`<text class="text" font-size="36" fill="${theme.hue.red}">`);
    }
  },
);

test('a picture is titled by what it shows', () => {
  expect(svgOf(clean)).toContain('<title>The &lt;rack&gt;</title></image>');
});
