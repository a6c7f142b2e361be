/**
 * The lines of the page in view and the places of their labels while it changes. A small page's are worked out on the
 * spot; a large one's in a worker, and until its answer is there every line that the change doesn't touch stays, those it
 * does are drawn provisionally. What rests is always what the whole diagram gives, whatever was done on the way. The last
 * few answers are kept: an undone step or another page is there at once. Without a worker the same is done on the
 * page's own thread, between events.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { sameRoute } from '../../layout/drawLines';
import { type LabelPlace, type LabelSizes, labelPlaces } from '../../layout/labelPlaces';
import { sameLines } from '../../layout/lineEnds';
import { createLineRouter } from '../../layout/lineRouter';
import { createProvisionalLines, labelledAt } from '../../layout/provisionalLines';
import type { Route } from '../../layout/route';
import type { Drawing } from '../../layout/routeAmong';
import { type Diagram, emptyDiagram } from '../../model/diagram';
import type { Rect, Size } from '../../shared/geometry';
import { sameEntries } from '../../shared/sameEntries';
import { delayed, type Later } from '../live/delayed';
import { createQuickness, type Quickness } from '../live/quickness';
import { createLinesClient, type LinesAnswer, type LinesQuestion, type OpenLinesPort } from './linesClient';

/** What can be drawn now. Each answer from elsewhere makes another one, to be asked again. */
export interface Drawn {
  readonly routes: (diagram: Diagram) => Routes;
  /** With something in a hand that moves: of the lines drawn last those it touches, and nothing is remembered of them. */
  readonly held: (diagram: Diagram) => Routes;
  /** Where all labels of the lines drawn last stand; null where that isn't known yet. */
  readonly places: (question: LinesQuestion) => Places | null;
}

export interface LiveLines {
  readonly store: StoreApi<Drawn>;
  /** Has what isn't known of the page worked out. */
  settle(question: LinesQuestion): void;
  /** Whether every line of it is known as it is to be. */
  isSettled(diagram: Diagram): boolean;
  close(): void;
}

export interface LinesSurroundings {
  readonly openPort: OpenLinesPort;
  readonly nowMs: () => number;
  readonly later: Later;
}

type Routes = ReadonlyMap<string, Route>;
type Places = ReadonlyMap<string, LabelPlace>;

interface Placed extends Pick<LinesQuestion, 'sizes' | 'obstacles'> {
  readonly routes: Routes;
  readonly places: Places;
}

/** In components and connections: a first pass over so many takes about a frame. */
const FIRST_SIZE = 120;
/** So few are never sent elsewhere, however slow the machine: nothing is quicker than at once. */
const ALWAYS_HERE = 60;
const KEPT_ANSWERS = 8;
/** Questions no further apart come from somebody who types or slides: only labels grow and shrink, and wait for the last. */
const FLOWING_MS = 100;
const NOTHING: Drawing = { diagram: emptyDiagram, routes: new Map() };

export function createLiveLines({ openPort, nowMs, later }: LinesSurroundings): LiveLines {
  const quickness = { lines: createQuickness(FIRST_SIZE), labels: createQuickness(FIRST_SIZE) };
  const provisional = createProvisionalLines();
  const turn = delayed(later);
  const pause = delayed(later);
  let askedAtMs = Number.NEGATIVE_INFINITY;
  let route = createLineRouter();
  /** Newest first, both. */
  let known: readonly Drawing[] = [];
  let placed: readonly Placed[] = [];
  let shown = NOTHING;

  const settledFor = (diagram: Diagram): Drawing | undefined =>
    known.find((one) => sameLines(one.diagram, diagram));
  const baseOf = (diagram: Diagram): Drawing =>
    known.find((one) => sharesAnything(one.diagram, diagram)) ?? NOTHING;
  const remember = (drawing: Drawing): Drawing => {
    const others = known.filter((one) => !sameLines(one.diagram, drawing.diagram));
    known = [drawing, ...others].slice(0, KEPT_ANSWERS);
    return drawing;
  };
  const routedHere = (diagram: Diagram): Drawing => {
    const start = nowMs();
    const routes = route(diagram);
    quickness.lines.took(diagram, nowMs() - start);
    return remember({ diagram, routes });
  };
  const placesFor = (routes: Routes, { sizes, obstacles }: LinesQuestion): Places | undefined =>
    placed.find(
      (one) =>
        sameEntries(one.routes, routes, Object.is) &&
        sameSizes(one.sizes, sizes) &&
        sameRects(one.obstacles, obstacles),
    )?.places;
  const keepPlaces = (routes: Routes, { sizes, obstacles }: LinesQuestion, places: Places): void => {
    placed = [{ routes, sizes, obstacles, places }, ...placed].slice(0, KEPT_ANSWERS);
  };
  const answered = ({ question, diagram, routes, places }: LinesAnswer): void => {
    const kept = withIdentity(shown.routes, routes);
    remember({ diagram, routes: kept });
    if (places) keepPlaces(kept, question, places);
    store.setState(asThingsAre());
  };
  /** Between events: nothing on the page waits for it. */
  const answerHere = (question: LinesQuestion): void =>
    turn.start(() => {
      const { diagram, sizes, obstacles } = question;
      const routes = route(diagram);
      answered({ question, diagram, routes, places: labelPlaces(routes, sizes, obstacles) });
    }, 0);
  const client = createLinesClient(openPort, { later, answered, lost: answerHere });

  const asThingsAre = (): Drawn => ({
    routes(diagram) {
      const settled =
        settledFor(diagram) ?? (isQuick(quickness.lines, diagram) ? routedHere(diagram) : undefined);
      const routes = settled
        ? labelled(settled.routes, diagram)
        : provisional.whole(baseOf(diagram), diagram);
      shown = settled?.routes === routes ? settled : { diagram, routes };
      return routes;
    },
    held: (diagram) => provisional.held(shown, diagram),
    places(question) {
      const { diagram, sizes, obstacles } = question;
      const found = placesFor(shown.routes, question);
      if (found || !isQuick(quickness.labels, diagram) || !settledFor(diagram)) return found ?? null;
      const start = nowMs();
      const places = labelPlaces(shown.routes, sizes, obstacles);
      quickness.labels.took(diagram, nowMs() - start);
      keepPlaces(shown.routes, question, places);
      return places;
    },
  });
  const store = createStore(asThingsAre);

  return {
    store,
    settle(question) {
      turn.cancel();
      pause.cancel();
      const hasLines = settledFor(question.diagram) !== undefined;
      if (hasLines && placesFor(shown.routes, question)) return;
      const flows = nowMs() - askedAtMs < FLOWING_MS;
      askedAtMs = nowMs();
      const ask = () => {
        if (!client.ask(question)) answerHere(question);
      };
      if (flows && hasLines) pause.start(ask, FLOWING_MS);
      else ask();
    },
    isSettled: (diagram) => settledFor(diagram) !== undefined,
    close() {
      turn.cancel();
      pause.cancel();
      client.close();
      route = createLineRouter();
      known = [];
      placed = [];
    },
  };
}

const isQuick = (quickness: Quickness, diagram: Diagram): boolean =>
  diagram.components.size + diagram.connections.size <= ALWAYS_HERE || quickness.isQuick(diagram);

/** Where a label was dragged to moves no line. */
function labelled(routes: Routes, { connections }: Diagram): Routes {
  let next: Map<string, Route> | null = null;
  for (const [id, route] of routes) {
    const now = labelledAt(route, connections.get(id)?.labelAt);
    if (now === route) continue;
    next ??= new Map(routes);
    next.set(id, now);
  }
  return next ?? routes;
}

/** Lines drawn as they are already stay the same objects, so that nothing renders without cause. */
function withIdentity(drawn: Routes, routes: Routes): Routes {
  const next = new Map<string, Route>();
  for (const [id, route] of routes) {
    const before = drawn.get(id);
    next.set(id, before && sameRoute(before, route) ? before : route);
  }
  return sameEntries(drawn, next, Object.is) ? drawn : next;
}

/** Whether one came out of the other by an edit, and not from another page. */
function sharesAnything(a: Diagram, b: Diagram): boolean {
  for (const [id, component] of b.components) if (a.components.get(id) === component) return true;
  return false;
}

const sameSizes = (a: LabelSizes, b: LabelSizes): boolean =>
  a === b || (sameEntries(a.full, b.full, sameSize) && sameEntries(a.bare, b.bare, sameSize));

const sameSize = (a: Size, b: Size): boolean => a.width === b.width && a.height === b.height;

export const sameRects = (a: readonly Rect[], b: readonly Rect[]): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every((one, at) => {
      const other = b[at];
      return other !== undefined && one.x === other.x && one.y === other.y && sameSize(one, other);
    }));
