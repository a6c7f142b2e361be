import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMPONENT_TYPES } from '../../src/catalog/catalog';
import { parseDiagram } from '../../src/document/parseDiagram';
import { estimate } from '../../src/estimate/estimate';
import { savedScenarios } from '../../src/estimate/whatif/savedScenarios';
import { EXPORTERS, exporter } from '../../src/formats/exporters/exporters';
import { exportSvg } from '../../src/formats/exporters/svg';
import { figureNoteRect, wrapped } from '../../src/formats/exporters/svgNotes';
import { SMALL_SIGN } from '../../src/layout/standingSign';
import { textWidth } from '../../src/layout/textWidth';
import { EXAMPLES } from '../../src/library/examples';
import type { Component, Connection, Diagram } from '../../src/model/diagram';
import { at, diagramOf } from '../layout/diagrams';
import { noEstimate } from '../rules/noEstimate';
import { repositoryPath } from '../support/repository';
import { handEstimate } from './handEstimate';
import { whatIsWrong } from './wellFormed';

const svgOf = (diagram: Diagram, options = {}) => exportSvg(diagram, handEstimate(diagram), options);

function exampleDiagram(file: string): Diagram {
  const parsed = parseDiagram(readFileSync(repositoryPath(`src/library/examples/${file}`), 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

/** Compares with the file; UPDATE_GOLDEN=1 writes it instead, to be looked at before it is committed. */
function expectGolden(name: string, text: string): void {
  const path = repositoryPath(`tests/golden/${name}`);
  if (process.env.UPDATE_GOLDEN) writeFileSync(path, text);
  expect(existsSync(path)).toBe(true);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

describe('the checker of these tests', () => {
  test('knows what is wrong with XML', () => {
    expect(whatIsWrong('<a b="1"><c/>text &amp; more</a>')).toBeNull();
    const wrong = [
      '',
      '<a>',
      '<a></b>',
      '<a/><b/>',
      '<a b=1/>',
      '<a b="<"/>',
      '<a>&</a>',
      '<a>&nbsp;</a>',
      '<a b="1" b="2"/>',
    ];
    for (const xml of [...wrong, '<a>\u0001</a>', '<a/>x', '<a>\ud800</a>'])
      expect(whatIsWrong(xml)).not.toBeNull();
  });
});

describe.each(EXAMPLES)('the figure of $title', ({ id, file }) => {
  const diagram = exampleDiagram(file);
  test('is what it was', () => {
    expectGolden(`${id}.svg`, svgOf(diagram));
  });
  test('in the dark, with a journey in focus, is what it was', () => {
    expectGolden(
      `${id}-dark.svg`,
      svgOf(diagram, { theme: 'dark', journey: [...diagram.journeys.keys()][0] }),
    );
  });
});

describe('what is said of a call', () => {
  const said: Diagram = diagramOf(
    {
      web: at(0, 0, { type: 'service', name: 'Web' }),
      orders: at(420, 0, { type: 'sql-database', name: 'Orders' }),
      jobs: at(420, 200, { type: 'message-queue', name: 'Jobs' }),
      near: at(0, 200, { type: 'cache', name: 'Near' }),
    },
    {},
    {
      connections: new Map<string, Connection>([
        [
          'write',
          {
            from: 'web',
            to: 'orders',
            name: 'Place <order> & pay',
            step: 1,
            circuitBreaker: true,
            retries: { max: 3, backoffMs: 50, jitter: true },
            timeoutMs: 500,
            mutualTls: true,
            idempotent: true,
            rateLimitRps: 200,
          },
        ],
        ['later', { from: 'web', to: 'jobs', step: 12, batchSize: 50, deliveryGuarantee: 'at-least-once' }],
        ['look', { from: 'web', to: 'near', encrypted: false, consistency: 'eventual', timeoutMs: 20 }],
      ]),
    },
  );

  test.each(['light', 'dark'] as const)('is drawn as signs, %s', (theme) => {
    const svg = svgOf(said, { theme });
    expect(whatIsWrong(svg)).toBeNull();
    expectGolden(`signs${theme === 'dark' ? '-dark' : ''}.svg`, svg);
  });

  test('is left out where signs are switched off, all but names', () => {
    const svg = svgOf(said, { marks: false });
    expect(svg).toContain('Place &lt;order&gt; &amp; pay');
    expect(svg).not.toContain('Retried');
    expect(svg).not.toContain('>12<');
    expect(svgOf(said)).toContain('Retried up to 3 times');
  });

  test('between cards that stand close only the numbers are', () => {
    const close = diagramOf(
      { a: at(0, 0), b: at(268, 0) },
      {},
      {
        connections: new Map([
          ['e', { from: 'a', to: 'b', timeoutMs: 500, retries: { max: 12345 }, encrypted: true }],
        ]),
      },
    );
    const svg = svgOf(close);
    expect(svg).toContain('class="label"');
    expect(svg).not.toContain('scale(0.5)');
    expect(svgOf(said)).toContain('scale(0.5)');
  });
});

test('every exporter has its file', () => {
  for (const { id } of EXPORTERS)
    expect(existsSync(repositoryPath(`src/formats/exporters/${id}.ts`))).toBe(true);
  expect(new Set(EXPORTERS.map(({ id }) => id)).size).toBe(EXPORTERS.length);
});

describe('notes', () => {
  test('wrap at their width, keep their own line ends, cut what is too long for a line', () => {
    expect(wrapped('one two', 500, 12)).toEqual(['one two']);
    expect(wrapped('one\n\ntwo', 500, 12)).toEqual(['one', '', 'two']);
    const lines = wrapped(`a ${'w'.repeat(60)} b and some more words that wrap`, 120, 12);
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(120);
    expect(lines.join('').replaceAll(' ', '')).toBe(`a${'w'.repeat(60)}bandsomemorewordsthatwrap`);
  });

  test('grow downwards for a text that does not fit', () => {
    const note = { text: 'word '.repeat(60), size: { width: 120, height: 40 } };
    expect(figureNoteRect(note).height).toBeGreaterThan(200);
    expect(figureNoteRect({ ...note, text: 'short' }).height).toBe(40);
  });
});

test('every component type in one figure: well-formed', () => {
  const components: Record<string, Component> = {};
  COMPONENT_TYPES.forEach((type, index) => {
    const technology = type.technologies[0];
    components[type.id] = at((index % 5) * 288, Math.floor(index / 5) * 132, {
      type: type.id,
      name: type.label,
      settings: { replicas: 2, ...(technology ? { technology } : {}) },
    });
  });
  const diagram = diagramOf({ ...components, unknown: at(0, 2000, { type: 'flux-capacitor' }) });
  expect(whatIsWrong(svgOf(diagram))).toBeNull();
  expect(svgOf(diagram)).toContain('unknown type');
  expect(exporter('svg')?.extension).toBe('.svg');
  expect(exporter('toString')).toBeUndefined();
});

describe('what it says', () => {
  const two = diagramOf(
    { a: at(0, 0, { name: 'Caller' }), b: at(320, 0, { type: 'message-queue' }) },
    { e: ['a', 'b'] },
    {
      journeys: new Map([
        [
          'j',
          { name: 'Order', entry: 'a', requestsPerSecond: 40, target: { availability: 0.999, p99Ms: 200 } },
        ],
      ]),
    },
  );

  test('dashes asynchronous lines, names its parts, captions its journeys', () => {
    const svg = svgOf(two);
    expect(svg).toContain('stroke-dasharray="5 4"');
    expect(svg).toContain('>Caller<');
    for (const part of ['>Order<', '40 rps', 'target 99.9 % met', 'p99 168 ms', 'down a year'])
      expect(svg).toContain(part);
  });

  test('shows no second card for one instance, and one for several', () => {
    const many = diagramOf({ a: at(0, 0, { settings: { replicas: 3 } }) });
    const rects = (svg: string) => svg.split('<rect').length;
    expect(rects(svgOf(many))).toBe(rects(svgOf(diagramOf({ a: at(0, 0) }))) + 1);
  });

  test('places what has no position, and draws an empty diagram', () => {
    const svg = svgOf(diagramOf({ a: { type: 'service' }, b: { type: 'cache' } }, { e: ['a', 'b'] }));
    expect(whatIsWrong(svg)).toBeNull();
    expect(svg.match(/class="card"/g)).toHaveLength(2);
    expect(whatIsWrong(svgOf(diagramOf({})))).toBeNull();
  });

  test('draws what has no numbers without them', () => {
    const svg = exportSvg(two, noEstimate);
    expect(whatIsWrong(svg)).toBeNull();
    expect(svg).not.toContain('class="label"');
  });
});

const nasty = fc.string({
  unit: fc.constantFrom(
    ...'<>&"\'`]]>\u0000\u0007\n\t\u0085\ufffe\ud83d\ude00 é漢字aB9;'.split(''),
    '😀',
    '<!--',
    '<![CDATA[',
    '&amp;',
    '</svg>',
    '\ud800',
  ),
  maxLength: 14,
});

test('whatever the names: well-formed, the same every time, no script', () => {
  fc.assert(
    fc.property(nasty, nasty, nasty, nasty, (title, name, group, note) => {
      const id = `${name}x`;
      const diagram: Diagram = {
        ...diagramOf({}),
        title,
        components: new Map([
          [id, at(0, 0, { name, in: [`${group}g`], settings: { technology: name } })],
          ['other', at(300, 90, { type: note || 'x' })],
        ]),
        connections: new Map([[group, { from: id, to: 'other', name: note }]]),
        groups: new Map([[`${group}g`, { type: name || 'zone', name: group }]]),
        journeys: new Map([[title, { name: note, entry: id }]]),
        notes: new Map([['n', { text: note, position: { x: 0, y: 300 } }]]),
      };
      const svg = svgOf(diagram);
      expect(whatIsWrong(svg)).toBeNull();
      expect(svgOf(diagram)).toBe(svg);
      expect(svg.match(/<\/svg>/g)).toHaveLength(1);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    }),
    { numRuns: 100 },
  );
});

test('the caption says what saved scenarios would do, in words beside the colour', () => {
  const diagram = diagramOf(
    { u: at(0, 0, { type: 'client' }), api: at(300, 0, { name: 'API' }) },
    { c: ['u', 'api'] },
    {
      journeys: new Map([['buy', { name: 'Buy', entry: 'u' }]]),
      scenarios: new Map([
        ['s', { name: 'No <API>', events: [{ kind: 'component-down' as const, component: 'api' }] }],
      ]),
    },
  );
  const scenarios = savedScenarios(diagram);
  const figure = exportSvg(diagram, estimate(diagram), { scenarios });
  expect(whatIsWrong(figure)).toBeNull();
  for (const text of ['What if', 'No &lt;API&gt;', 'stopped', '99.5 → 0 % available'])
    expect(figure).toContain(`>${text}<`);
  const heightOf = (svg: string) => Number(/ height="(\d+)"/.exec(svg)?.[1]);
  const without = exportSvg(diagram, estimate(diagram));
  expect(without).not.toContain('What if');
  expect(heightOf(figure) - heightOf(without)).toBe(52);
});

test('the labels say what is asked for, and the foot says what that is; a missed target has a sign', () => {
  const diagram = diagramOf(
    { u: at(0, 0, { type: 'client' }), api: at(400, 0, { name: 'API' }) },
    { c: ['u', 'api'] },
    { journeys: new Map([['buy', { name: 'Buy', entry: 'u', requestsPerSecond: 7, target: { p99Ms: 1 } }]]) },
  );
  const figure = (reading?: 'so-far' | 'load' | 'none') =>
    exportSvg(diagram, estimate(diagram), { ...(reading && { reading }), journey: 'buy' });
  expect(figure()).toContain('On each connection: what its caller sees');
  expect(figure()).toContain(`d="${SMALL_SIGN.missed}"`);
  expect(figure('load')).toContain('>7 rps<');
  expect(figure('load')).toContain('On each connection: the requests a second');
  expect(figure('so-far')).toContain('% so far<');
  expect(figure('none')).not.toContain('class="label"');
  for (const svg of [figure(), figure('load'), figure('so-far'), figure('none')])
    expect(whatIsWrong(svg)).toBeNull();
});
