/**
 * `npm run bench slider [SIZE…]`: a number of the inspector dragged up and down for ten seconds, a step each frame: how many
 * tasks of the page's thread take more than 50 ms by the clock and by the processor, how many frames there are a second, and in how many frames each label in
 * view says what the engine says of the very value the field shows, of the one before it, or of an older one.
 */

import type { Browser } from 'playwright';
import { parseDiagram } from '../../../src/document/parseDiagram';
import { serializeDiagram } from '../../../src/document/serializeDiagram';
import type { Estimate } from '../../../src/estimate/answer';
import { connectionLabel } from '../../../src/estimate/connectionLabel';
import { createEstimator } from '../../../src/estimate/estimator';
import type { Diagram } from '../../../src/model/diagram';
import { putSetting } from '../../../src/model/edits';
import { launchBrowser } from '../../support/browser';
import { serveBuiltEditor } from '../../support/builtEditor';
import { judged, type Slide, slideInPage } from '../../support/slide';
import { type BenchGraph, benchGraph, SCREEN } from './rawGraph';
import { openSubject, type Subject } from './subject';
import { longTasksOf, workOf } from './work';

const SIZES = [200];
const FOR_MS = 10_000;
const WARM_UP_MS = 2000;
const REST_MS = 2000;

interface Dragged {
  readonly name: string;
  /** The row in the inspector, and which of its fields. */
  readonly row: string;
  readonly nth: number;
  readonly with: (diagram: Diagram, id: string, value: number) => Diagram;
}

const DRAGGED: readonly Dragged[] = [
  {
    name: 'availability',
    row: 'Availability, one',
    nth: 0,
    with: (diagram, id, value) => putSetting(diagram, id, 'availability', value / 100),
  },
  {
    name: 'p99 of its own work',
    row: 'Own work, p50 / p99',
    nth: 1,
    with(diagram, id, p99) {
      const latency = diagram.components.get(id)?.settings?.['latencyMs'];
      const p50 = typeof latency === 'object' && latency !== null && 'p50' in latency ? latency.p50 : p99;
      return putSetting(diagram, id, 'latencyMs', { p50: Math.min(Number(p50), p99), p99 });
    },
  },
  {
    name: 'replicas',
    row: 'Replicas',
    nth: 0,
    with: (diagram, id, value) => putSetting(diagram, id, 'replicas', value),
  },
];

export async function sliderTable(words: readonly string[]): Promise<void> {
  const sizes = words.map(Number).filter((size) => size > 0);
  const editor = await serveBuiltEditor();
  const browser = await launchBrowser();
  try {
    for (const size of sizes.length > 0 ? sizes : SIZES) {
      const graph = feltGraph(size);
      console.log(`\n${size} components, ${graph.connections} connections: a number dragged for ten seconds`);
      print(
        '',
        'tasks > 50 ms',
        'by processor',
        'frames/s',
        'main ms',
        'at once',
        'a frame on',
        'later',
        'furthest',
        'wrong',
        'labels',
      );
      const subject = await openSubject(browser, { editor: editor.url, raw: '' }, 'editor', graph);
      for (const dragged of DRAGGED) printed(dragged, graph, await drag(browser, subject, dragged));
      await subject.close();
    }
  } finally {
    await browser.close();
    await editor.close();
  }
}

/**
 * What is dragged is a part near the middle that many labels hang on, without a second one that makes it hardly felt whether it is
 * there.
 */
function feltGraph(size: number): BenchGraph {
  const graph = benchGraph(size);
  const diagram = parsedOf(graph);
  const middle = diagram.components.get(graph.raw.edited)?.position ?? { x: 0, y: 0 };
  const { estimate } = createEstimator();
  const before = labelsOf(diagram, estimate(diagram));
  const near = [...diagram.components].filter(
    ([, { type, position = middle }]) =>
      type === 'service' &&
      Math.abs(position.x - middle.x) < SCREEN.width / 4 &&
      Math.abs(position.y - middle.y) < SCREEN.height / 4,
  );
  const alone = (id: string) => putSetting(diagram, id, 'replicas', 1);
  const felt = near.map(([id]) => {
    const after = labelsOf(diagram, estimate(putSetting(alone(id), id, 'latencyMs', { p50: 5, p99: 400 })));
    return { id, count: [...after].filter(([one, text]) => before.get(one) !== text).length };
  });
  const edited = felt.sort((a, b) => b.count - a.count)[0]?.id ?? graph.raw.edited;
  return { ...graph, document: serializeDiagram(alone(edited)), raw: { ...graph.raw, edited } };
}

interface Measured {
  readonly slide: Slide;
  /** Of the page's own thread, for each frame. */
  readonly mainMs: number;
  /** The processor's time of each task, from the longest on. */
  readonly tasksMs: readonly number[];
}

/**
 * Once briefly before: code is compiled by then, as it is after the first edits of a session. Then the page rests for as long
 * as it takes to look at what came of it, and finds out whether it can do it promptly.
 */
async function drag(browser: Browser, subject: Subject, dragged: Dragged): Promise<Measured> {
  await slideOnce(browser, subject, dragged, WARM_UP_MS);
  await subject.page.waitForTimeout(REST_MS);
  return slideOnce(browser, subject, dragged, FOR_MS);
}

async function slideOnce(
  browser: Browser,
  { page, look }: Subject,
  { row, nth }: Dragged,
  forMs: number,
): Promise<Measured> {
  await look('close');
  const field = page.locator(`.inspector [data-row="${row}"] .number-field`).nth(nth);
  await field.scrollIntoViewIfNeeded();
  await field.evaluate((element) => {
    element.querySelector('.number-scrub')?.setAttribute('data-slide', 'handle');
    element.querySelector('input')?.setAttribute('data-slide', 'field');
  });
  const hand = { handle: '[data-slide="handle"]', field: '[data-slide="field"]', forMs };
  // What was seen of hundreds of frames is fetched when nothing is measured any more.
  const {
    result: { result: seen, tasksMs },
    work,
  } = await workOf(browser, page, () =>
    longTasksOf(browser, page, () => page.evaluateHandle(slideInPage, { ...hand, widthPx: 400, stepPx: 4 })),
  );
  const slide = await seen.jsonValue();
  // In a field it would be the field's.
  await page.locator('[data-canvas]').focus();
  await page.keyboard.press('Control+z');
  return { slide, mainMs: work.mainMs / slide.frames.length, tasksMs };
}

function printed(dragged: Dragged, graph: BenchGraph, { slide, mainMs, tasksMs }: Measured): void {
  const { ms, frames, longTasks } = slide;
  const diagram = parsedOf(graph);
  const { estimate } = createEstimator();
  const said = kept((text: string) => {
    const changed = dragged.with(diagram, graph.raw.edited, Number(text.replaceAll(',', '')));
    return labelsOf(changed, estimate(changed));
  });
  const { lags, wrong } = judged(frames, said);
  const share = (of: (lag: number) => boolean) =>
    `${((100 * lags.filter(of).length) / lags.length).toFixed(1)} %`;
  const texts = new Map<string, Set<string>>();
  for (const { labels } of frames)
    for (const [id, text] of Object.entries(labels)) texts.set(id, (texts.get(id) ?? new Set()).add(text));
  print(
    dragged.name,
    longTasks.length === 0 ? 'none' : `${longTasks.length}, to ${Math.max(...longTasks)} ms`,
    `${tasksMs.filter((task) => task > 50).length}, to ${(tasksMs[0] ?? 0).toFixed(0)} ms`,
    ((1000 * frames.length) / ms).toFixed(1),
    mainMs.toFixed(1),
    share((lag) => lag === 0),
    share((lag) => lag === 1),
    share((lag) => lag > 1),
    `${Math.max(...lags)}`,
    `${wrong.length}`,
    `${[...texts.values()].filter(({ size }) => size > 1).length} of ${texts.size}`,
  );
  for (const one of wrong.slice(0, 3)) console.log(`    ${one}`);
}

function parsedOf({ document }: BenchGraph): Diagram {
  const parsed = parseDiagram(document);
  if (!parsed.ok) throw new Error('the graph is no document');
  return parsed.value;
}

/** As they stand on the canvas. */
const labelsOf = (diagram: Diagram, numbers: Estimate): ReadonlyMap<string, string> =>
  new Map(
    [...diagram.connections.keys()].map((id) => [
      id,
      connectionLabel(diagram, numbers, id, null, 'caller')?.lines.join(' | ') ?? '',
    ]),
  );

function kept<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const value = known.get(text) ?? make(text);
    known.set(text, value);
    return value;
  };
}

const print = (first: string, ...cells: readonly string[]): void =>
  console.log(`${first.padEnd(20)}${cells.map((cell) => cell.padStart(13)).join('')}`.trimEnd());
