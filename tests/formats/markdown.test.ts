import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseDiagram } from '../../src/document/parseDiagram';
import { estimate } from '../../src/estimate/estimate';
import { savedScenarios } from '../../src/estimate/whatif/savedScenarios';
import { exportMarkdown } from '../../src/formats/exporters/markdown';
import { EXAMPLES } from '../../src/library/examples';
import { refOf } from '../../src/model/elements';
import { at, diagramOf } from '../layout/diagrams';
import { repositoryPath } from '../support/repository';

const SLOW = { kind: 'slow-component' as const, component: 'api', factor: 3 };

test.each(EXAMPLES)('the text of $title is what it was', ({ id, file }) => {
  const parsed = parseDiagram(readFileSync(repositoryPath(`src/library/examples/${file}`), 'utf8'));
  if (!parsed.ok) throw new Error('no document');
  const text = exportMarkdown(parsed.value, estimate(parsed.value));
  const path = repositoryPath(`tests/golden/${id}.md`);
  if (process.env.UPDATE_GOLDEN) writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
});

describe('what it says', () => {
  const diagram = diagramOf(
    {
      a: at(0, 0, { name: 'Web *and* <mobile>', in: ['eu', 'gone'] }),
      b: at(400, 0, { type: 'message-queue', name: 'Jobs' }),
      c: at(800, 0, { type: 'flux-capacitor' }),
    },
    {},
    {
      title: 'Shop',
      connections: new Map([
        ['ab', { from: 'a', to: 'b', protocol: 'amqp', name: 'order placed' }],
        ['bc', { from: 'b', to: 'c' }],
      ]),
      groups: new Map([
        ['eu', { type: 'region', name: 'Europe' }],
        ['x', { type: 'zone', in: ['y'] }],
        ['y', { type: 'zone', in: ['x'] }],
      ]),
      notes: new Map([['n', { text: 'one\n# two', position: { x: 0, y: 0 } }]]),
    },
  );

  test('components in their groups, connections as arrows, notes quoted; nothing is taken for markup', () => {
    const text = exportMarkdown(diagram, estimate(diagram));
    expect(text).toContain('- **Web \\*and\\* \\<mobile\\>** (Service) in Europe\n');
    expect(text).toContain('## Groups\n\n- Europe (region)\n- x (zone) in y\n- y (zone) in x\n');
    expect(text).toContain('- **c** (flux-capacitor)');
    expect(text).toMatch(/- Web .* → Jobs \(amqp, asynchronous, order placed\): enqueue .* · .* %/);
    expect(text).toContain('> one\n> \\# two');
    expect(text).toMatch(/^# Shop\n\n## Journeys\n/);
  });

  test('the capacity worksheet and what it costs, where there are any; of a part neither', () => {
    const capacity = {
      ...diagram.capacity,
      actions: new Map([['o', { name: 'Order', times: 864, per: 'day' as const, storedBytes: 1000 }]]),
    };
    const priced = {
      ...diagram.components.get('a'),
      type: 'service',
      settings: { costPerMonth: 60, replicas: 3 },
    };
    const journeys = new Map([['j', { entry: 'a', requestsPerSecond: 10 }]]);
    const whole = {
      ...diagram,
      capacity,
      journeys,
      components: new Map(diagram.components).set('a', priced),
    };
    const text = exportMarkdown(whole, estimate(whole));
    expect(text).toContain('## Capacity\n\n### Order\n');
    expect(text).toContain('| Kept | **864 kB a day** | 864 a day × 1 kB |');
    expect(text).toContain('### Altogether\n');
    expect(text).toMatch(/^- \*\*.*, costs 180 a month$/m);
    expect(text).toContain('All parts cost 180 a month.');
    const only = new Set([refOf('component', 'a')]);
    expect(exportMarkdown(whole, estimate(whole), { only })).not.toMatch(/Capacity|cost/);
  });

  test('a part is written without title and journeys', () => {
    const only = new Set([refOf('component', 'a')]);
    const text = exportMarkdown(diagram, estimate(diagram), { only });
    expect(text).toBe('## Components\n\n- **Web \\*and\\* \\<mobile\\>** (Service)\n');
  });
});

test('a journey nobody drew up is called as the component it starts at', () => {
  const drawn = diagramOf(
    { client: at(0, 0, { type: 'client', name: 'Shopper' }), api: at(400, 0, { type: 'service' }) },
    { c: ['client', 'api'] },
  );
  expect(exportMarkdown(drawn, estimate(drawn))).toContain('- **Shopper**: ');
});

test('what saved scenarios would do stands under the journeys, by name and by what happens', () => {
  const diagram = diagramOf(
    { u: at(0, 0, { type: 'client' }), api: at(300, 0, { type: 'service', name: 'API' }) },
    { c: ['u', 'api'] },
    {
      journeys: new Map([['buy', { name: 'Buy', entry: 'u' }]]),
      scenarios: new Map([
        ['s', { name: 'No *API*', events: [{ kind: 'component-down' as const, component: 'api' }] }],
        ['t', { name: 'API takes 3 times as long', events: [SLOW] }],
      ]),
    },
  );
  const text = exportMarkdown(diagram, estimate(diagram), { scenarios: savedScenarios(diagram) });
  expect(text).toMatch(
    /## What if\n\n\*\*No \\\*API\\\*\*\*: API is down\n\n- Buy: stopped, 99\.5 → 0 % available\n\n\*\*API takes 3 times as long\*\*\n\n- Buy: slower, 99\.5 % available, p99 \d+ → \d+ ms\n\n## Components/,
  );
  expect(exportMarkdown(diagram, estimate(diagram))).not.toContain('What if');
});
