import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connectionMarks } from '../../src/catalog/connectionMarks';
import {
  LABEL_FONT_SIZE,
  LABEL_SIGN,
  type LabelContent,
  layOutLabel,
  MOST_MARKS,
  moreText,
  smallerLabel,
} from '../../src/layout/labelLayout';
import { textWidth } from '../../src/layout/textWidth';
import { CONSISTENCIES, type Connection } from '../../src/model/diagram';
import { overlaps, type Rect } from '../../src/shared/geometry';

const laidOut = (content: LabelContent) => {
  const layout = layOutLabel(content);
  if (!layout) throw new Error('it says nothing');
  return layout;
};

const everything: Connection = {
  from: 'a',
  to: 'b',
  circuitBreaker: true,
  retries: { max: 3, backoffMs: 50, jitter: true },
  timeoutMs: 500,
  mutualTls: true,
  rateLimitRps: 200,
  idempotent: true,
  batchSize: 50,
};

/** Every box that is drawn in a label, roughly as large as it is. */
function boxesOf({ step, texts, marks, more }: ReturnType<typeof laidOut>): readonly Rect[] {
  const centred = (x: number, y: number, width: number, height: number) => ({
    x: x - width / 2,
    y: y - height / 2,
    width,
    height,
  });
  return [
    ...(step ? [centred(step.center.x, step.center.y, step.width, LABEL_SIGN.stepHeight)] : []),
    ...texts.map(({ kind, text, x, y }) =>
      centred(x, y - 4, textWidth(text, LABEL_FONT_SIZE, kind === 'plain' ? 400 : 600), 9),
    ),
    ...marks.map(({ x, y }) => ({ x, y, width: LABEL_SIGN.size, height: LABEL_SIGN.size })),
    ...marks.flatMap(({ mark, textX, y }) =>
      mark.text
        ? [{ x: textX, y: y + 2, width: textWidth(mark.text, LABEL_SIGN.fontSize, 600), height: 8 }]
        : [],
    ),
    ...(more
      ? [
          {
            x: more.at.x,
            y: more.at.y - 8,
            width: textWidth(moreText(more.count), LABEL_SIGN.fontSize, 600),
            height: 8,
          },
        ]
      : []),
  ];
}

describe('a label', () => {
  test('is as wide as its wider line, and lower without a second', () => {
    const both = laidOut({ lines: ['12 · 96 ms', '99.94 %'] });
    expect(both.size.height).toBe(34);
    expect(laidOut({ lines: ['40 rps', ''] }).size.height).toBe(20);
    expect(laidOut({ lines: ['1', '99.999999 %'] }).size.width).toBeGreaterThan(
      laidOut({ lines: ['1', '9 %'] }).size.width,
    );
  });

  test('that says nothing is none', () => {
    expect(layOutLabel({ lines: ['', ''] })).toBeNull();
    expect(layOutLabel({ lines: ['', ''], name: '', marks: [] })).toBeNull();
    expect(layOutLabel({ lines: ['', ''], step: 0 })).not.toBeNull();
  });

  test('shows at most four signs and counts the rest', () => {
    const marks = connectionMarks(everything);
    expect(marks.map(({ id }) => id)).toEqual([
      'breaker',
      'retries',
      'timeout',
      'security',
      'rate-limit',
      'idempotent',
      'batch',
    ]);
    const layout = laidOut({ lines: ['12 ms', '99 %'], marks });
    expect(layout.marks).toHaveLength(MOST_MARKS);
    expect(layout.more?.count).toBe(3);
    expect(laidOut({ lines: ['12 ms', ''], marks: marks.slice(0, 4) }).more).toBeNull();
  });

  test('cuts a long name', () => {
    const { texts, size } = laidOut({
      lines: ['1 ms', ''],
      name: 'a name that goes on and on and on and on',
    });
    expect(texts[0]?.text).toMatch(/…$/);
    expect(size.width).toBeLessThanOrEqual(170);
  });

  test('has a smaller form: no signs, a name as wide as its numbers', () => {
    const marks = connectionMarks(everything);
    const said = {
      lines: ['12 · 96 ms', '99.94 %'],
      name: 'row and event in one transaction',
      step: 3,
      marks,
    } as const;
    const smaller = smallerLabel(said);
    expect(smaller?.marks).toEqual([]);
    expect(smaller?.texts[0]?.text).toMatch(/^row.*…$/);
    expect(smaller?.step?.text).toBe('3');
    expect(smaller?.size.width).toBeLessThan(laidOut(said).size.width);
    expect(smallerLabel({ lines: ['12 · 96 ms', '99.94 %'], name: 'push', marks: [] })).toBeNull();
  });

  test('holds all that is in it, nothing over anything else', () => {
    const text = fc.constantFrom('', '12 · 96 ms', '99.95 %', 'Checkout');
    const content: fc.Arbitrary<LabelContent> = fc.record({
      lines: fc.tuple(text, text),
      name: fc.string({ maxLength: 60 }),
      step: fc.option(fc.nat(100_000), { nil: undefined }),
      marks: fc
        .record({
          breaker: fc.boolean(),
          max: fc.nat(2000),
          batchSize: fc.integer({ min: 1, max: 1e7 }),
          consistency: fc.option(fc.constantFrom(...CONSISTENCIES), { nil: null }),
        })
        .map(({ breaker, max, batchSize, consistency }) =>
          connectionMarks({
            from: 'a',
            to: 'b',
            circuitBreaker: breaker,
            retries: { max },
            batchSize,
            ...(consistency && { consistency }),
          }),
        ),
    });
    fc.assert(
      fc.property(content, (said) => {
        const layout = layOutLabel(said);
        if (!layout) return;
        const boxes = boxesOf(layout);
        for (const { x, y, width, height } of boxes) {
          expect(x).toBeGreaterThanOrEqual(4);
          expect(x + width).toBeLessThanOrEqual(layout.size.width - 4);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y + height).toBeLessThanOrEqual(layout.size.height);
        }
        boxes.forEach((box, index) => {
          for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
        });
      }),
      { numRuns: 300 },
    );
  });
});
