/** Where each connection's numbers stand on the canvas, and what they say. */
import type { ConnectionLabel } from '../../estimate/connectionLabel';
import { nearestAlong, pointAlong } from '../../layout/alongLine';
import { type LabelContent, type LabelLayout, layOutLabel, smallerLabel } from '../../layout/labelLayout';
import type { LabelPlace, LabelSizes } from '../../layout/labelPlaces';
import type { Route } from '../../layout/routeConnections';
import { type Diagram, emptyDiagram } from '../../model/diagram';
import { centerOf, overlaps, type Point, type Rect, type Size } from '../../shared/geometry';
import { sameEntries } from '../../shared/sameEntries';
import type { LinesQuestion } from '../../state/lines/linesClient';
import { sameRects } from '../../state/lines/liveLines';
import { type Near, type Placed, placedNear, placesMeanwhile } from './labelsMeanwhile';

export interface CanvasLabel extends ConnectionLabel, LabelContent {
  readonly combined?: string;
  readonly lines: ConnectionLabel['lines'];
}

export interface DrawnLabel {
  readonly connectionId: string;
  readonly label: CanvasLabel;
  readonly layout: LabelLayout;
  readonly rect: Rect;
  /** Where there is no room for it without hiding something, a dot stands for it until it is asked for. */
  readonly dot: Rect | null;
  /** The line it belongs to. */
  readonly route: Route;
  readonly quiet: boolean;
}

export interface LabelInputs {
  readonly diagram: Diagram;
  readonly routes: ReadonlyMap<string, Route>;
  /** What no label may lie on. */
  readonly obstacles: readonly Rect[];
  readonly labelOf: (connectionId: string) => CanvasLabel | undefined;
  readonly isQuiet: (connectionId: string) => boolean;
  /**
   * Where all labels stand; null where that isn't known yet: then labels whose line stays stay where they are, and of the
   * others a few are placed among them.
   */
  readonly placesOf: (question: LinesQuestion) => ReadonlyMap<string, LabelPlace> | null;
}

export interface LabelDrawing {
  readonly labels: readonly DrawnLabel[];
  /** What is to be known for all of them to stand as they are to. */
  readonly question: LinesQuestion;
}

interface LaidOut {
  readonly label: CanvasLabel;
  readonly layout: LabelLayout;
  readonly bare: LabelLayout | null;
}

interface Kept {
  readonly inputs: Pick<LabelInputs, 'routes' | 'isQuiet'> | null;
  readonly laidOut: ReadonlyMap<string, LaidOut>;
  readonly placed: ReadonlyMap<string, Placed>;
  readonly question: LinesQuestion;
  readonly places: ReadonlyMap<string, LabelPlace>;
  readonly drawn: ReadonlyMap<string, DrawnLabel>;
  readonly labels: readonly DrawnLabel[];
}

const NOTHING: Kept = {
  inputs: null,
  laidOut: new Map(),
  placed: new Map(),
  question: { diagram: emptyDiagram, sizes: { full: new Map(), bare: new Map() }, obstacles: [] },
  places: new Map(),
  drawn: new Map(),
  labels: [],
};

/** While these lines follow a hand: their labels that are drawn otherwise than at rest; null: not at all. */
export type HeldLabels = (
  routes: ReadonlyMap<string, Route>,
  obstacles: Near,
) => ReadonlyMap<string, DrawnLabel | null>;

/** What stands for it where it is too small to be read is on its line, also where it lies beside it itself. */
export function markOf(drawn: DrawnLabel): Point {
  const known = marks.get(drawn);
  if (known) return known;
  const { points } = drawn.route;
  const mark = pointAlong(points, nearestAlong(points, centerOf(drawn.rect)));
  marks.set(drawn, mark);
  return mark;
}

const marks = new WeakMap<DrawnLabel, Point>();

export interface LabelDrawer {
  readonly draw: (inputs: LabelInputs) => LabelDrawing;
  /** Around what was drawn last; remembers nothing. */
  readonly held: HeldLabels;
}

/** Places labels, remembering where they were; what is the same stays the same object. One for each canvas. */
export function createLabelDrawer(): LabelDrawer {
  let before = NOTHING;
  const held: HeldLabels = (routes, obstacles) => {
    const { laidOut, placed, question, drawn } = before;
    const standing: Near = (area) =>
      placedNear(placed, area).flatMap(({ id, rect }) => (routes.has(id) ? [] : [rect]));
    const places = placesMeanwhile(placed, routes, question.sizes, (area) => [
      ...obstacles(area),
      ...standing(area),
    ]);
    const labels = new Map<string, DrawnLabel | null>();
    for (const [id, route] of routes) {
      const [one, place, last] = [laidOut.get(id), places.get(id), drawn.get(id)];
      if (one && last && place !== placed.get(id))
        labels.set(id, place ? drawnAs(last, id, one, { ...place, route }, last.quiet) : null);
    }
    return labels;
  };
  const draw = (inputs: LabelInputs): LabelDrawing => {
    const { diagram, routes, obstacles, labelOf, isQuiet, placesOf } = inputs;
    const laidOut = allLaidOut(routes, labelOf, before.laidOut);
    const question = sameQuestion(before.inputs?.routes === routes ? before.question : NOTHING.question, {
      diagram,
      sizes: sameEntries(before.laidOut, laidOut, sameSizes) ? before.question.sizes : sizesOf(laidOut),
      obstacles: sameRects(before.question.obstacles, obstacles) ? before.question.obstacles : obstacles,
    });
    const places =
      placesOf(question) ??
      placesMeanwhile(before.placed, routes, question.sizes, (area) =>
        question.obstacles.filter((rect) => overlaps(rect, area)),
      );
    const stay =
      before.inputs?.routes === routes &&
      before.inputs.isQuiet === isQuiet &&
      before.places === places &&
      before.question.sizes === question.sizes;
    const placed = stay ? before.placed : placedOn(routes, question.sizes.full, places, before.placed);
    const drawn = stay
      ? drawnAnew(before, laidOut, isQuiet)
      : allDrawn(before.drawn, laidOut, placed, isQuiet);
    const labels = drawn === before.drawn ? before.labels : dotsLast(drawn);
    before = { inputs, laidOut, placed, question, places, drawn, labels };
    return { labels, question };
  };
  return { draw, held };
}

/** The map before where all say the same. */
function allLaidOut(
  routes: LabelInputs['routes'],
  labelOf: LabelInputs['labelOf'],
  before: Kept['laidOut'],
): Kept['laidOut'] {
  const laidOut = new Map<string, LaidOut>();
  let isSame = true;
  for (const id of routes.keys()) {
    const label = labelOf(id);
    const known = before.get(id);
    const one = (label && layOut(label, known)) ?? undefined;
    isSame &&= one === known;
    if (one) laidOut.set(id, one);
  }
  return isSame && laidOut.size === before.size ? before : laidOut;
}

/** Where all stand as they stood: of those that say something else, what they say. */
function drawnAnew(
  { drawn, laidOut: known, placed }: Kept,
  laidOut: Kept['laidOut'],
  isQuiet: LabelInputs['isQuiet'],
): Kept['drawn'] {
  if (known === laidOut) return drawn;
  let next: Map<string, DrawnLabel> | null = null;
  for (const [id, one] of laidOut) {
    const place = placed.get(id);
    if (!place || known.get(id) === one) continue;
    next ??= new Map(drawn);
    next.set(id, drawnAs(drawn.get(id), id, one, place, isQuiet(id)));
  }
  return next ?? drawn;
}

function allDrawn(
  before: Kept['drawn'],
  laidOut: Kept['laidOut'],
  placed: Kept['placed'],
  isQuiet: LabelInputs['isQuiet'],
): Kept['drawn'] {
  const drawn = new Map<string, DrawnLabel>();
  for (const [id, one] of laidOut) {
    const place = placed.get(id);
    if (place) drawn.set(id, drawnAs(before.get(id), id, one, place, isQuiet(id)));
  }
  return drawn;
}

function dotsLast(drawn: Kept['drawn']): readonly DrawnLabel[] {
  const all = [...drawn.values()];
  return [...all.filter(({ dot }) => dot === null), ...all.filter(({ dot }) => dot !== null)];
}

const sameQuestion = (a: LinesQuestion, b: LinesQuestion): LinesQuestion =>
  a.diagram === b.diagram && a.sizes === b.sizes && a.obstacles === b.obstacles ? a : b;

function layOut(label: CanvasLabel, known: LaidOut | undefined): LaidOut | null {
  if (known?.label === label) return known;
  if (known && saysSame(known.label, label)) return { ...known, label };
  const layout = layOutLabel(label);
  return layout && { label, layout, bare: smallerLabel(label) };
}

function sizesOf(labels: ReadonlyMap<string, LaidOut>): LabelSizes {
  const full = new Map<string, Size>();
  const bare = new Map<string, Size>();
  for (const [id, laidOut] of labels) {
    full.set(id, laidOut.layout.size);
    if (laidOut.bare) bare.set(id, laidOut.bare.size);
  }
  return { full, bare };
}

const sameSizes = (a: LaidOut, b: LaidOut): boolean => a.layout === b.layout && a.bare === b.bare;

function drawnAs(
  before: DrawnLabel | undefined,
  connectionId: string,
  { label, layout: full, bare }: LaidOut,
  { rect, dot, bare: isBare, route }: LabelPlace & Pick<Placed, 'route'>,
  quiet: boolean,
): DrawnLabel {
  const layout = (isBare && bare) || full;
  const isSame =
    before?.label === label &&
    before.layout === layout &&
    before.rect === rect &&
    before.dot === dot &&
    before.route === route &&
    before.quiet === quiet;
  return isSame ? before : { connectionId, label, layout, rect, dot, route, quiet };
}

const saysSame = (a: LabelContent, b: LabelContent): boolean =>
  a.lines[0] === b.lines[0] &&
  a.lines[1] === b.lines[1] &&
  a.name === b.name &&
  a.step === b.step &&
  a.marks === b.marks;

function placedOn(
  routes: ReadonlyMap<string, Route>,
  sizes: ReadonlyMap<string, Size>,
  places: ReadonlyMap<string, LabelPlace>,
  before: ReadonlyMap<string, Placed>,
): ReadonlyMap<string, Placed> {
  const placed = new Map<string, Placed>();
  for (const [id, { rect, dot, bare }] of places) {
    const route = routes.get(id);
    const size = sizes.get(id);
    if (!route || !size) continue;
    const known = before.get(id);
    const isSame = known?.route === route && known.size === size && known.rect === rect && known.dot === dot;
    placed.set(id, isSame ? known : { rect, dot, bare, route, size });
  }
  return placed;
}
