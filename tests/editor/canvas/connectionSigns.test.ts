import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseDiagram } from '../../../src/document/parseDiagram';
import { createLabelDrawer } from '../../../src/editor/canvas/labels';
import { type LabelChoice, signedLabel } from '../../../src/estimate/connectionLabel';
import { estimate } from '../../../src/estimate/estimate';
import { labelObstacles } from '../../../src/layout/labelBoxes';
import { EXAMPLES } from '../../../src/library/examples';
import type { Connection, Diagram } from '../../../src/model/diagram';
import { overlaps } from '../../../src/shared/geometry';
import { at, diagramOf } from '../../layout/diagrams';
import { repositoryPath } from '../../support/repository';
import { atOnce } from './atOnce';

const EVERYTHING: Partial<Connection> = {
  name: 'Place order',
  step: 12,
  circuitBreaker: true,
  retries: { max: 2, backoffMs: 50, jitter: true },
  timeoutMs: 500,
  encrypted: true,
  mutualTls: true,
  rateLimitRps: 1000,
  idempotent: true,
};

function example(file: string): Diagram {
  const parsed = parseDiagram(readFileSync(repositoryPath(`src/library/examples/${file}`), 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const withEverything = (diagram: Diagram): Diagram => ({
  ...diagram,
  connections: new Map([...diagram.connections].map(([id, it]) => [id, { ...it, ...EVERYTHING }])),
});

function drawn(diagram: Diagram, choice: LabelChoice) {
  const numbers = estimate(diagram);
  const [journey = null] = diagram.journeys.keys();
  const labelOf = (id: string) => signedLabel(diagram, numbers, id, journey, choice);
  return createLabelDrawer().draw({ ...atOnce(diagram), labelOf }).labels;
}

describe.each(EXAMPLES)('$title, with everything said of every connection', ({ file }) => {
  const diagram = withEverything(example(file));
  test.each(['caller', 'load', 'none'] as const)('nothing lies on anything, reading %s', (reading) => {
    const labels = drawn(diagram, { reading, marks: true });
    expect(labels).toHaveLength(diagram.connections.size);
    const boxes = labels.map(({ rect, dot }) => dot ?? rect);
    for (const box of boxes)
      for (const obstacle of labelObstacles(diagram)) expect(overlaps(box, obstacle)).toBe(false);
    boxes.forEach((box, index) => {
      for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
    });
    for (const { rect, layout, dot } of labels)
      if (!dot) expect({ width: rect.width, height: rect.height }).toEqual(layout.size);
  });
});

describe('signs on the canvas', () => {
  const two = (gap: number): Diagram => diagramOf({ a: at(0, 0), b: at(gap, 0) }, { e: ['a', 'b'] });
  const labelIn = (diagram: Diagram, choice: LabelChoice = { reading: 'caller', marks: true }) =>
    drawn(withEverything(diagram), choice)[0];

  test('stand in the label where there is room, else only the rest of it', () => {
    const far = labelIn(two(500));
    expect(far?.layout.marks).toHaveLength(4);
    expect(far?.layout.more?.count).toBe(2);
    expect(far?.layout.step?.text).toBe('12');
    expect(far?.layout.texts.map(({ kind }) => kind)).toEqual(['name', 'strong', 'plain']);
  });

  test('are left out, and the step, where they are switched off; a name stays', () => {
    const quiet = labelIn(two(500), { reading: 'caller', marks: false });
    expect(quiet?.layout.marks).toEqual([]);
    expect(quiet?.layout.step).toBeNull();
    expect(quiet?.layout.texts[0]).toMatchObject({ kind: 'name', text: 'Place order' });
  });

  test('stand by themselves where no numbers are shown', () => {
    const alone = labelIn(two(500), { reading: 'none', marks: true });
    expect(alone?.layout.texts.map(({ kind }) => kind)).toEqual(['name']);
    expect(alone?.label.standing).toBe('none');
    expect(drawn(two(500), { reading: 'none', marks: true })).toEqual([]);
  });

  test('are laid out once while they say the same', () => {
    const diagram = withEverything(two(500));
    const numbers = estimate(diagram);
    const { draw } = createLabelDrawer();
    const inputs = atOnce(diagram);
    const labelOf = (id: string) =>
      signedLabel(diagram, numbers, id, null, { reading: 'caller', marks: true });
    const [first] = draw({ ...inputs, labelOf }).labels;
    expect(draw({ ...inputs, labelOf }).labels[0]?.layout).toBe(first?.layout);
  });
});
