import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDiagram } from '../../src/document/parseDiagram';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import { exportSvg } from '../../src/formats/exporters/svg';
import { documentElement, documentInSvg, isSvg } from '../../src/formats/exporters/svgDocument';
import { refOf } from '../../src/model/elements';
import { at, diagramOf } from '../layout/diagrams';
import { arbitraryDiagram } from '../support/arbitraryDiagram';
import { plain } from '../support/savedAndOpened';
import { handEstimate } from './handEstimate';
import { whatIsWrong } from './wellFormed';

test('any diagram comes back out of its own figure, which stays well-formed', () => {
  fc.assert(
    fc.property(arbitraryDiagram, (diagram) => {
      const element = documentElement(serializeDiagram(diagram));
      expect(whatIsWrong(`<svg>${element}</svg>`)).toBeNull();
      const parsed = parseDiagram(documentInSvg(`<svg>${element}</svg>`) ?? '');
      expect(parsed.ok).toBe(true);
      if (parsed.ok) expect(plain(parsed.value)).toEqual(plain(diagram));
    }),
    { numRuns: 60 },
  );
});

test('any text of JSON comes back as what it means', () => {
  const nasty = fc.string({
    unit: fc.constantFrom(...'<>&"\'\u0085\ufffe\n\t\\]é漢;#x', ']]>', '&amp;', '</metadata>', '\ud800'),
  });
  fc.assert(
    fc.property(nasty, (text) => {
      const found = documentInSvg(`<svg>${documentElement(JSON.stringify({ text }, null, 2))}</svg>`);
      expect(JSON.parse(found ?? '')).toEqual({ text });
    }),
  );
});

describe('a figure written anew by another program', () => {
  const json = '{"format":"plumbline","title":"a < b & \\"c\\""}';
  test.each([
    ['with CDATA', `<metadata id='plumbline-document'><![CDATA[${json}]]></metadata>`],
    [
      'with numbered entities and attributes of its own',
      `<metadata
        inkscape:x="1" id="plumbline-document" class="k">\n${json.replaceAll('<', '&#60;').replaceAll('&', '&#x26;').replaceAll('&#x26;#60;', '&#60;')}\n</metadata>`,
    ],
    [
      'with named entities',
      `<metadata id="plumbline-document">${json.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')}</metadata>`,
    ],
  ])('%s', (_, element) => {
    expect(JSON.parse(documentInSvg(`<svg><g/>${element}</svg>`) ?? '')).toEqual(JSON.parse(json));
  });

  test('without ours has none', () => {
    expect(documentInSvg('<svg><metadata id="other">{}</metadata></svg>')).toBeNull();
    expect(documentInSvg('<svg><metadata id="plumbline-document"> </metadata></svg>')).toBeNull();
    expect(documentInSvg('')).toBeNull();
  });
});

test('knows an SVG by its first element', () => {
  for (const text of [
    '<svg/>',
    '<svg>',
    '\ufeff<?xml version="1.0"?>\n<!-- x --><!DOCTYPE svg>\n<svg width="1">',
  ])
    expect(isSvg(text)).toBe(true);
  for (const text of ['', 'svg', '<svgx>', '<html><svg>', 'a > b', '{"svg":1}'])
    expect(isSvg(text)).toBe(false);
});

describe('a part of a diagram', () => {
  const three = diagramOf(
    { a: at(0, 0, { name: 'First' }), b: at(400, 0, { name: 'Second' }), c: at(800, 0, { name: 'Third' }) },
    { ab: ['a', 'b'], bc: ['b', 'c'] },
    { journeys: new Map([['j', { entry: 'a', target: { p99Ms: 1000 } }]]) },
  );
  const numbers = handEstimate(three);
  const only = new Set([refOf('component', 'b'), refOf('component', 'c')]);

  test('is drawn alone, without title and journeys, with the numbers it has in the whole', () => {
    const svg = exportSvg(three, numbers, { only });
    expect(whatIsWrong(svg)).toBeNull();
    expect(svg).toContain('>Second<');
    expect(svg).not.toContain('>First<');
    expect(svg.match(/class="label"/g)).toHaveLength(1);
    expect(svg).not.toContain('Made with');
    expect(exportSvg(three, numbers, { only, titled: true })).toContain('Made with');
    expect(exportSvg(three, numbers, { titled: false })).not.toContain('Made with');
  });

  test('carries itself, not the rest', () => {
    const parsed = parseDiagram(documentInSvg(exportSvg(three, numbers, { only, withDocument: true })) ?? '');
    expect(parsed.ok && [...parsed.value.components.keys()]).toEqual(['b', 'c']);
    expect(parsed.ok && [...parsed.value.connections.keys()]).toEqual(['bc']);
    expect(parsed.ok && parsed.value.journeys.size).toBe(0);
  });

  test('has a ground unless it is transparent', () => {
    const grounds = (svg: string) =>
      svg.match(/<rect width="\d+" height="\d+" fill="#ffffff"\/>/g)?.length ?? 0;
    for (const options of [{}, { only }]) {
      expect(grounds(exportSvg(three, numbers, options))).toBe(1);
      expect(grounds(exportSvg(three, numbers, { ...options, transparent: true }))).toBe(0);
    }
  });
});
