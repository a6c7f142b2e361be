import { describe, expect, test } from 'vitest';
import { createFigureEngine, type FigurePort } from '../../../src/editor/workers/figureEngine';
import type { FigureQuestion, FigureReply } from '../../../src/editor/workers/figureQuestion';
import { estimate } from '../../../src/estimate/estimate';
import { exportSvg } from '../../../src/formats/exporters/svg';
import { architecture } from '../../bench/architectures';
import { gridDiagram } from '../../layout/diagrams';

const questionOf = (diagram: FigureQuestion['diagram'], options: FigureQuestion['options'] = {}) => ({
  diagram,
  estimate: estimate(diagram),
  options,
});
const SMALL = questionOf(gridDiagram(3, 2, 4));
const LARGE = questionOf(gridDiagram(10, 10, 60));

/** Workers that do nothing by themselves: what they were told, and what they answer, is up to the test. */
function fakeWorkers() {
  const opened: FakeWorker[] = [];
  const engine = createFigureEngine((hear, died) => {
    const worker = new FakeWorker(hear, died);
    opened.push(worker);
    return worker;
  });
  return { engine, opened };
}

class FakeWorker implements FigurePort {
  readonly told: FigureQuestion[] = [];
  closed = false;
  readonly hear: (message: unknown) => void;
  readonly die: () => void;
  constructor(hear: (message: unknown) => void, died: () => void) {
    this.hear = hear;
    this.die = died;
  }
  post = (question: FigureQuestion): void => void this.told.push(question);
  close = (): void => {
    this.closed = true;
  };
  answer(svg: string): void {
    this.hear({ svg, failure: null } satisfies FigureReply);
  }
  fail(failure: string): void {
    this.hear({ svg: null, failure } satisfies FigureReply);
  }
}

describe('who draws a figure', () => {
  test('a small one is drawn here', async () => {
    const { engine, opened } = fakeWorkers();
    expect(await engine(SMALL)).toBe(exportSvg(SMALL.diagram, SMALL.estimate, SMALL.options));
    expect(opened).toEqual([]);
  });

  test('a large one by the worker, one after another', async () => {
    const { engine, opened } = fakeWorkers();
    const both = Promise.all([engine(LARGE), engine({ ...LARGE, options: { theme: 'dark' } })]);
    expect(opened[0]?.told).toHaveLength(1);
    opened[0]?.answer('first');
    expect(opened[0]?.told.map(({ options }) => options)).toEqual([{}, { theme: 'dark' }]);
    opened[0]?.answer('second');
    expect(await both).toEqual(['first', 'second']);
    expect(opened).toHaveLength(1);
  });

  test('what is sent draws the same figure', async () => {
    const { engine, opened } = fakeWorkers();
    const diagram = architecture({ components: 120, alternatives: 0.25, seed: 5 });
    const [journey = ''] = diagram.journeys.keys();
    const question = questionOf(diagram, { journey, withDocument: true });
    const drawn = engine(question);
    const [told] = opened[0]?.told ?? [];
    const copy = structuredClone(told);
    if (!copy) throw new Error('nothing was sent');
    opened[0]?.answer(exportSvg(copy.diagram, copy.estimate, copy.options));
    expect(await drawn).toBe(exportSvg(diagram, question.estimate, question.options));
  });

  test('given up while it waits it is never sent; while it is drawn that ends, and the next begins anew', async () => {
    const { engine, opened } = fakeWorkers();
    const [first, second] = [new AbortController(), new AbortController()];
    const one = engine(LARGE, first.signal);
    const two = engine(LARGE, second.signal);
    const three = engine({ ...LARGE, options: { theme: 'dark' } });
    second.abort();
    await expect(two).rejects.toThrow(/abort/);
    first.abort();
    await expect(one).rejects.toThrow(/abort/);
    expect(opened.map(({ closed, told }) => [closed, told.length])).toEqual([
      [true, 1],
      [false, 1],
    ]);
    opened[1]?.answer('third');
    expect(await three).toBe('third');
    await expect(engine(LARGE, first.signal)).rejects.toThrow(/abort/);
  });

  test('a failure is said and ends nothing; a worker that dies leaves its work to the page', async () => {
    const { engine, opened } = fakeWorkers();
    const failing = engine(LARGE);
    opened[0]?.fail('no room');
    await expect(failing).rejects.toThrow('no room');
    const dying = engine(LARGE);
    opened[0]?.die();
    expect(await dying).toBe(exportSvg(LARGE.diagram, LARGE.estimate));
    const after = engine(LARGE);
    opened[1]?.answer('again');
    expect(await after).toBe('again');
  });

  test('where none can be opened the page draws', async () => {
    const engine = createFigureEngine(() => {
      throw new Error('no workers here');
    });
    expect(await engine(LARGE)).toBe(exportSvg(LARGE.diagram, LARGE.estimate));
  });
});
