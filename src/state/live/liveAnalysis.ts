/**
 * The analysis of the diagram on the screen while it changes. One that is quick to make is made on the spot, so that drawing
 * and numbers change together. A large one's comes from a worker: the last numbers stay until the next are there, one
 * request is under way at a time, of those that wait only the newest is sent, and no answer replaces a newer one's.
 * While changes keep coming only numbers are asked for; the findings follow when nothing newer waits or comes. One in
 * between comes from the worker until a rehearsal at rest has shown that it is quick.
 * Without a worker the same is done on the page's own thread, between events; but nothing large after workers that said
 * nothing for too long. Where numbers are not exact at once, the exact ones follow when the diagram rests.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Diagram, emptyDiagram } from '../../model/diagram';
import {
  type Analyse,
  type Analysis,
  createAnalyser,
  failed,
  NO_ANALYSIS,
  sameMeaning,
  TOO_LONG,
  type Wanted,
} from '../analysis';
import { createAnalysisClient, type OpenPort } from './analysisClient';
import { delayed, type Later } from './delayed';
import { createNarrowing, isExact } from './narrowing';
import { createQuickness } from './quickness';
import { createRehearsal } from './rehearsal';

export interface Surroundings {
  readonly openPort: OpenPort;
  readonly nowMs: () => number;
  readonly later: Later;
  /** As soon as nothing moves on the page and nothing waits, after that time. */
  readonly idle: Later;
  /** The journey whose parts' numbers are on the screen; null: none in particular. */
  readonly focus?: () => string | null;
  /** Makes what analyses on the page's own thread. */
  readonly analyser?: () => Analyse;
}

export interface Shown {
  readonly analysis: Analysis;
  /** Made together with the diagram it is of. */
  readonly prompt: boolean;
  /** The diagram has changed since, and no answer has come for long enough to say so. */
  readonly recalculating: boolean;
}

export interface Whole {
  readonly diagram: Diagram;
  readonly analysis: Analysis;
}

export interface LiveAnalysis {
  readonly store: StoreApi<Shown>;
  update(diagram: Diagram): void;
  /** The diagram with all that is said of it, once that is there. */
  whole(): Promise<Whole>;
  /** Ends the worker and what is under way; an update begins anew. */
  close(): void;
}

const SAY_SO_AFTER_MS = 150;
/** Changes no further apart belong to one movement, a hand's or a typist's: what follows it waits for its end. */
const FLOWING_MS = 100;
/** Ten times what a diagram of thousands of parts takes at first on a slow machine. */
const HUNG_AFTER_MS = 60_000;

export function createLiveAnalysis({
  openPort,
  nowMs,
  later,
  idle,
  focus = () => null,
  analyser = createAnalyser,
}: Surroundings): LiveAnalysis {
  const store = createStore<Shown>(() => ({ analysis: NO_ANALYSIS, prompt: true, recalculating: false }));
  const quickness = createQuickness();
  const notice = delayed(later);
  const turn = delayed(later);
  const pause = delayed(later);
  let changedAtMs = Number.NEGATIVE_INFINITY;
  let flows = false;
  let latest = emptyDiagram;
  /** Of the diagram, of the numbers shown, and of those that are shown with all that goes with them. */
  let version = 0;
  let shown = 0;
  let completed = 0;
  /** Of this document; null: the worker's answers are all there are. */
  let ownAnalyser: Analyse | null = null;
  let hung = false;

  const show = (analysis: Analysis, prompt: boolean): void => {
    notice.cancel();
    store.setState({ analysis, prompt, recalculating: false });
  };

  const analyseHere: Analyse = (diagram, wanted) => {
    ownAnalyser ??= analyser();
    return ownAnalyser(diagram, wanted);
  };

  const answerHere = (prompt: boolean, wanted: Wanted): void => {
    const start = nowMs();
    const analysis = analyseHere(latest, wanted);
    if (prompt && flows) quickness.took(latest, nowMs() - start);
    shown = version;
    if (wanted === 'numbers') {
      show({ ...analysis, findings: store.getState().analysis.findings }, prompt);
      return;
    }
    completed = version;
    show(analysis, prompt);
    narrowing.shown(latest, version, analysis);
  };

  const answerPromptly = (): void => {
    answerHere(true, flows || !quickness.isSmall(latest) ? 'numbers' : 'everything');
    if (completed < version) goOn();
  };

  /** Its first pass would be felt, but for one that was rehearsed. */
  const canBePrompt = (diagram: Diagram): boolean =>
    quickness.isQuick(diagram) && (quickness.isSmall(diagram) || ownAnalyser !== null);

  const answerBetweenEvents = (): void =>
    turn.start(() => {
      if (completed >= version) return;
      if (!hung || quickness.isBearable(latest)) answerHere(false, 'everything');
      else giveUp();
    }, 0);

  const giveUp = (): void => {
    shown = completed = version;
    show(failed(new Error(TOO_LONG)), false);
  };

  const answerElsewhere = (): void => {
    const wanted = shown < version ? 'numbers' : 'everything';
    if (wanted === 'numbers') notice.start(() => store.setState({ recalculating: true }), SAY_SO_AFTER_MS);
    const asked = client.ask({ diagram: latest, version, wanted, focus: focus(), effort: 'live' });
    if (asked === 'nobody') {
      answerBetweenEvents();
      return;
    }
    turn.cancel();
    if (!quickness.maybeQuick(latest)) ownAnalyser = null;
  };

  const goOn = (): void => {
    // Not at once after a first change either: it may be the first of a movement.
    if (canBePrompt(latest)) pause.start(() => answerHere(false, 'everything'), FLOWING_MS);
    else if (shown < version || !flows) answerElsewhere();
    else pause.start(answerElsewhere, FLOWING_MS);
  };

  const rehearsal = createRehearsal({ analyse: analyseHere, nowMs, idle, learned: quickness.learned });

  const rests = (analysis: Analysis): void => {
    narrowing.shown(latest, version, analysis);
    const isDecided = canBePrompt(latest) || !quickness.maybeQuick(latest);
    if (!isDecided && isExact(analysis.estimate)) rehearsal.rests(latest);
  };

  const narrowing = createNarrowing({
    openPort,
    later,
    focus,
    narrowed(analysis, of) {
      if (of === version) show(analysis, false);
    },
  });

  const client = createAnalysisClient(openPort, {
    later,
    hungAfterMs: HUNG_AFTER_MS,
    answered({ analysis, version: of, complete }) {
      hung = false;
      if (of > completed && of >= shown) {
        shown = of;
        if (complete) completed = of;
        show(analysis, false);
        if (complete && of === version) rests(analysis);
      }
      if (completed < version) goOn();
    },
    died(tooLong) {
      hung ||= tooLong;
      if (tooLong) answerElsewhere();
      else answerBetweenEvents();
    },
  });

  return {
    store,
    update(diagram) {
      const before = latest;
      latest = diagram;
      if (version > 0 && sameMeaning(before, diagram)) return;
      // Another document's numbers would pass for this one's.
      if (!sharesAnything(before, diagram)) {
        show(NO_ANALYSIS, true);
        ownAnalyser = null;
      }
      narrowing.drop();
      rehearsal.stop();
      pause.cancel();
      flows = nowMs() - changedAtMs < FLOWING_MS;
      changedAtMs = nowMs();
      version += 1;
      if (canBePrompt(diagram)) answerPromptly();
      else answerElsewhere();
    },
    whole: () =>
      new Promise((resolve) => {
        const tell = (): boolean => {
          if (completed < version) return false;
          resolve({ diagram: latest, analysis: store.getState().analysis });
          return true;
        };
        if (tell()) return;
        const stop = store.subscribe(() => {
          if (tell()) stop();
        });
      }),
    close() {
      client.close();
      narrowing.drop();
      rehearsal.stop();
      hung = false;
      notice.cancel();
      turn.cancel();
      pause.cancel();
      ownAnalyser = null;
      latest = emptyDiagram;
      version = shown = completed = 0;
    },
  };
}

/** Whether one came out of the other by an edit: whatever an edit leaves alone stays the same object. */
const sharesAnything = (a: Diagram, b: Diagram): boolean =>
  sharesEntry(a.components, b.components) || sharesEntry(a.connections, b.connections);

function sharesEntry<T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>): boolean {
  for (const [id, value] of b) if (a.get(id) === value) return true;
  return false;
}
