/**
 * `npm run bench look [SIZE…]`: the sketch look beside the clean one, the same graph in two pages of one browser, by
 * turns. Processor time of all of Chromium's processes for one step, and of the page's main thread.
 */
import type { Browser } from 'playwright';
import { parseDiagram } from '../../../src/document/parseDiagram';
import { serializeDiagram } from '../../../src/document/serializeDiagram';
import type { Look } from '../../../src/model/style';
import { launchBrowser } from '../../support/browser';
import { serveBuiltEditor } from '../../support/builtEditor';
import { GESTURES, measured, median } from './canvasBench';
import { type BenchGraph, benchGraph } from './rawGraph';
import { openSubject, type Subject } from './subject';
import type { Figures } from './table';

const RENDERS = 3;

export async function lookTable(words: readonly string[]): Promise<void> {
  const sizes = words.map(Number).filter((size) => size > 0);
  const editor = await serveBuiltEditor();
  const browser = await launchBrowser();
  try {
    for (const size of sizes.length > 0 ? sizes : [200])
      await compared(browser, editor.url, benchGraph(size), size);
  } finally {
    await browser.close();
    await editor.close();
  }
}

async function compared(browser: Browser, url: string, graph: BenchGraph, size: number): Promise<void> {
  const at = { editor: url, raw: '' };
  const renders: Record<Look, number[]> = { clean: [], sketch: [] };
  const open = async (look: Look): Promise<Subject> => {
    const subject = await openSubject(browser, at, 'editor', { ...graph, document: inLook(graph, look) });
    renders[look].push(subject.firstRenderMs);
    return { ...subject, name: look };
  };
  for (let turn = 1; turn < RENDERS; turn++)
    for (const look of ['clean', 'sketch'] as const) await (await open(look)).close();
  const [clean, sketch] = [await open('clean'), await open('sketch')];
  console.log(
    `\n${size} components, ${graph.connections} labelled connections: a sketch beside the clean look`,
  );
  console.log(cells('', 'work ms', 'clean', 'ratio', 'main ms', 'clean', 'frames/s', 'clean'));
  const [first, other] = [median(renders.sketch), median(renders.clean)];
  console.log(cells('first render, ms', ms(first), ms(other), ratio(first, other), '', '', '', ''));
  // Typing draws nothing in either look.
  for (const gesture of GESTURES.filter(({ name }) => !name.startsWith('type'))) {
    const { editor, raw } = await measured(browser, gesture, sketch, clean);
    console.log(row(gesture.name, editor, raw));
  }
}

function inLook(graph: BenchGraph, look: Look): string {
  const parsed = parseDiagram(graph.document);
  if (!parsed.ok) throw new Error('the graph is no document');
  return serializeDiagram({ ...parsed.value, style: { ...parsed.value.style, look } });
}

const row = (name: string, sketch: Figures, clean: Figures): string =>
  cells(
    name,
    ms(sketch.workMs),
    ms(clean.workMs),
    ratio(sketch.workMs, clean.workMs),
    ms(sketch.mainMs),
    ms(clean.mainMs),
    sketch.fps.toFixed(1),
    clean.fps.toFixed(1),
  );

const cells = (first: string, ...rest: readonly string[]): string =>
  `${first.padEnd(22)}${rest.map((cell) => cell.padStart(10)).join('')}`.trimEnd();

const ms = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(1));
const ratio = (a: number, b: number): string => (a / b).toFixed(2);
