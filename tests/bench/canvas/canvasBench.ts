/**
 * `npm run bench canvas [SIZE…]`: the editor beside the canvas library by itself, on the same graph in the same browser,
 * by turns. Frames a second have a ceiling of 60 and are what a person sees; work per frame is the processor time of all
 * of Chromium's processes for one step, which tells them apart below that ceiling. Medians; other work on the machine
 * slows both, so that the ratios are what counts.
 */
import { mkdir, rm } from 'node:fs/promises';
import react from '@vitejs/plugin-react';
import type { Browser } from 'playwright';
import { build } from 'vite';
import { serveFolder } from '../../../electron/launch/serve.mjs';
import { launchBrowser } from '../../support/browser';
import { type BuiltEditor, serveBuiltEditor } from '../../support/builtEditor';
import { repositoryPath } from '../../support/repository';
import type { GestureTimes } from './driver';
import { type BenchGraph, benchGraph } from './rawGraph';
import { type Addresses, openSubject, type Subject, type SubjectName } from './subject';
import { type Figures, printed, type Row } from './table';
import { workOf } from './work';

const SIZES = [200, 1000, 2000];
const RENDERS = 2;
const ROUNDS = 3;

interface Gesture {
  readonly name: string;
  readonly at: 'whole' | 'close';
  readonly raw: Exclude<SubjectName, 'editor'>;
  readonly run: (subject: Subject) => Promise<GestureTimes>;
}

export const GESTURES: readonly Gesture[] = [
  { name: 'pan, all in view', at: 'whole', raw: 'all', run: (subject) => subject.pan(4) },
  { name: 'pan at zoom 1', at: 'close', raw: 'visible', run: (subject) => subject.pan(24) },
  { name: 'drag one at zoom 1', at: 'close', raw: 'visible', run: (subject) => subject.drag() },
  { name: 'type at zoom 1', at: 'close', raw: 'visible', run: (subject) => subject.type() },
];

export async function canvasBench(words: readonly string[]): Promise<void> {
  const sizes = words.map(Number).filter((size) => size > 0);
  const [editor, raw] = [await serveBuiltEditor(), await serveRaw()];
  const browser = await launchBrowser();
  try {
    for (const size of sizes.length > 0 ? sizes : SIZES) {
      const graph = benchGraph(size);
      console.log(`\n${size} components, ${graph.connections} labelled connections`);
      const rows = await compare(browser, { editor: editor.url, raw: raw.url }, graph);
      console.log(printed(rows));
    }
  } finally {
    await browser.close();
    await editor.close();
    await raw.close();
  }
}

/** The page of the library by itself, built as the editor is. */
async function serveRaw(): Promise<BuiltEditor> {
  const folder = repositoryPath(`.tests/raw-${process.pid}`);
  await mkdir(folder, { recursive: true });
  await build({
    configFile: false,
    root: repositoryPath('tests/bench/raw'),
    base: './',
    plugins: [react()],
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 2000 },
  });
  const server = await serveFolder({ folder });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function compare(browser: Browser, at: Addresses, graph: BenchGraph): Promise<Row[]> {
  const names: readonly SubjectName[] = ['editor', 'visible', 'all'];
  const renders = new Map<SubjectName, number[]>();
  const open = new Map<SubjectName, Subject>();
  for (let turn = 0; turn < RENDERS; turn++)
    for (const name of names) {
      await open.get(name)?.close();
      const subject = await openSubject(browser, at, name, graph);
      open.set(name, subject);
      renders.set(name, [...(renders.get(name) ?? []), subject.firstRenderMs]);
    }
  const rows: Row[] = [
    {
      gesture: 'first complete render',
      editorMs: median(renders.get('editor')),
      rawMs: Math.min(median(renders.get('visible')), median(renders.get('all'))),
    },
  ];
  for (const gesture of GESTURES) {
    const [own, raw] = [open.get('editor'), open.get(gesture.raw)];
    if (own && raw) rows.push(await measured(browser, gesture, own, raw));
  }
  for (const subject of open.values()) await subject.close();
  return rows;
}

/** `own` beside another, by turns. */
export async function measured(browser: Browser, gesture: Gesture, own: Subject, raw: Subject) {
  const rounds: {
    readonly subject: Subject;
    readonly times: GestureTimes;
    readonly all: number;
    readonly main: number;
  }[] = [];
  for (const subject of [own, raw]) {
    await subject.page.bringToFront();
    await subject.look(gesture.at);
    await gesture.run(subject);
  }
  for (let round = 0; round < ROUNDS; round++)
    for (const subject of round % 2 === 0 ? [own, raw] : [raw, own]) {
      await subject.page.bringToFront();
      const { result: times, work } = await workOf(browser, subject.page, () => gesture.run(subject));
      rounds.push({ subject, times, all: work.allMs / times.steps, main: work.mainMs / times.steps });
    }
  const of = (subject: Subject): Figures => {
    const mine = rounds.filter((one) => one.subject === subject);
    return {
      fps: median(mine.map(({ times }) => (times.steps / times.ms) * 1000)),
      workMs: median(mine.map(({ all }) => all)),
      mainMs: median(mine.map(({ main }) => main)),
      longTasks: mine.flatMap(({ times }) => times.longTasks),
    };
  };
  return { gesture: gesture.name, against: raw.name, editor: of(own), raw: of(raw) };
}

export function median(values: readonly number[] = []): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}
