/**
 * A diagram with its numbers as one standalone SVG, written from the model, never from the screen: with the same numbers
 * it is the same figure from the editor and from the command line, letter for letter. Components without a position are placed first.
 */

import { serializeDiagram } from '../../document/serializeDiagram';
import type { Estimate } from '../../estimate/answer';
import { lineLabel } from '../../estimate/bundleLabel';
import type { NumberReading, SignedLabel } from '../../estimate/connectionLabel';
import type { AssumptionSheet } from '../../estimate/explain/assumptionSheet';
import { type GroupNumbers, groupNumbers } from '../../estimate/groupNumbers';
import type { ScenarioAnswer } from '../../estimate/whatif/savedScenarios';
import { pointAlong } from '../../layout/alongLine';
import { drawingOrder } from '../../layout/drawingOrder';
import { fitLabels } from '../../layout/fitLabels';
import { groupBounds } from '../../layout/groupBounds';
import { enteringCard } from '../../layout/groupCard';
import { chipRects, groupTitle, titleRect } from '../../layout/groupTitle';
import { imageRect, imagesOf } from '../../layout/imageRect';
import { labelObstacles } from '../../layout/labelBoxes';
import { type LabelLayout, layOutLabel, smallerLabel } from '../../layout/labelLayout';
import { drawnNoteRect } from '../../layout/legend';
import { nodeRect } from '../../layout/nodeRect';
import { quickPlace } from '../../layout/quickPlace';
import { type Route, routeConnections } from '../../layout/routeConnections';
import { inkRect, strokesOf } from '../../layout/strokeOutline';
import { textWidth } from '../../layout/textWidth';
import { connectionsIn, visibleDiagram } from '../../layout/visibleDiagram';
import type { Difference } from '../../model/compare';
import type { Diagram } from '../../model/diagram';
import { type ElementRef, idOf, kindOf, refOf } from '../../model/elements';
import { extractFragment } from '../../model/fragment';
import { connectionName, enclosingGroups } from '../../model/queries';
import { boundsOf, type Point, type Rect, type Size } from '../../shared/geometry';
import type { ComparedJourney } from '../compare/comparedNumbers';
import { type FigureTheme, type FigureThemeName, figureTheme } from './figureTheme';
import { comparedCaption, svgCaption } from './svgCaption';
import { svgCard } from './svgCards';
import { svgDifference, svgLineDifference } from './svgDifferences';
import { documentElement } from './svgDocument';
import { svgStroke } from './svgDrawings';
import { svgGroupCard } from './svgGroupCards';
import { svgFrame, svgFrameTitle } from './svgGroups';
import { handFor } from './svgHand';
import { svgImage } from './svgImages';
import { svgLabel } from './svgLabels';
import { svgLegend } from './svgLegend';
import { svgLine } from './svgLines';
import { element, TABULAR, xmlText } from './svgMarkup';
import { figureNoteRect, svgNote } from './svgNotes';

export interface SvgOptions {
  readonly theme?: FigureThemeName;
  /** What the labels' numbers are; absent: what callers see. */
  readonly reading?: NumberReading | 'none';
  /** The journey whose numbers the labels show; absent: over all of them. */
  readonly journey?: string;
  /** Whether labels show steps and the signs of what is said of calls; absent: they do. */
  readonly marks?: boolean;
  /** The drawing alone: without numbers, title and caption. */
  readonly bare?: boolean;
  /** What is drawn, with what stands in it and the connections between; absent: everything. */
  readonly only?: ReadonlySet<ElementRef>;
  /** What saved scenarios would do, for the caption; absent: not asked. */
  readonly scenarios?: readonly ScenarioAnswer[];
  /** What the numbers of the journey in focus rest on; texts alone say it. */
  readonly assumptions?: AssumptionSheet;
  /** What became of parts since another version; of those it says nothing of, nothing. */
  readonly compared?: FigureComparison;
  /** Whether title and caption are there; absent: they are, but for a part. */
  readonly titled?: boolean;
  /** Without the ground behind the drawing. */
  readonly transparent?: boolean;
  /** Whether the figure carries the diagram it shows, to be opened from it again. */
  readonly withDocument?: boolean;
}

export interface FigureComparison {
  /** Of the diagram drawn, which has what was removed as well. */
  readonly marks: ReadonlyMap<ElementRef, Difference>;
  readonly journeys: readonly ComparedJourney[];
  /** `As saved → now`. */
  readonly label: string;
}

interface FigureLabel {
  readonly label: SignedLabel;
  readonly layout: LabelLayout;
  /** Its smaller form, for where there is no room. */
  readonly bare: LabelLayout | null;
}

const NO_NUMBERS: GroupNumbers = { seen: '', slowest: null, leastUp: null, utilization: null };
const MARGIN = 32;
const FONT =
  "'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
/** What the numbers on connections are, at the foot. */
const READINGS: Readonly<Record<NumberReading | 'none', string>> = {
  caller: 'On each connection: what its caller sees, p50 · p99 and availability, all it needs included.',
  'so-far':
    'On each connection: what a request has been through when it has got over it, p50 · p99 and availability.',
  load: 'On each connection: the requests a second that go over it.',
  none: '',
};
const MADE_BY = 'Made with Plumbline';

export function exportSvg(diagram: Diagram, estimate: Estimate, options: SvgOptions = {}): string {
  const theme = figureTheme(options.theme ?? 'light');
  const whole = quickPlace(diagram);
  const placed = options.only ? extractFragment(whole, options.only) : whole;
  const picture = pictureOf(placed, whole, estimate, options, theme);
  if (options.bare || !(options.titled ?? !options.only)) return plainFigure(placed, picture, options, theme);
  const { compared, reading = 'caller' } = options;
  const named = placed.title || 'Untitled';
  const text = compared ? `${named}: ${compared.label}` : named;
  const title = { size: 20, height: 44, text };
  const caption = compared
    ? comparedCaption(compared.journeys, theme)
    : svgCaption(placed, estimate, theme, options.scenarios);
  const inner = Math.ceil(
    Math.max(
      picture.bounds.width,
      caption.size.width,
      textWidth(title.text, title.size, 600),
      footerWidth(reading),
    ),
  );
  const shift = { x: MARGIN - picture.bounds.x, y: MARGIN + title.height - picture.bounds.y };
  const captionTop = MARGIN + title.height + picture.bounds.height + 28;
  const ruleTop = captionTop - 12;
  const height = Math.ceil(captionTop + caption.size.height + 34 + MARGIN / 2);
  const width = inner + 2 * MARGIN;
  const rule = { x1: MARGIN, x2: width - MARGIN, y1: ruleTop, y2: ruleTop, stroke: theme.line };
  return figure(
    { width, height },
    element('title', {}, xmlText(title.text)),
    carried(placed, options),
    options.transparent ? '' : element('rect', { width, height, fill: theme.ground }),
    element(
      'text',
      { x: MARGIN, y: MARGIN + 16, 'font-size': title.size, 'font-weight': 600, fill: theme.ink },
      xmlText(title.text),
    ),
    element('g', { transform: moved(shift) }, '\n', picture.markup, '\n'),
    element('line', rule),
    element('g', { transform: moved({ x: MARGIN, y: captionTop }), style: TABULAR }, caption.markup),
    footer(width, captionTop + caption.size.height + 24, reading, theme),
  );
}

/** The drawing without title and caption. */
function plainFigure(diagram: Diagram, picture: Picture, options: SvgOptions, theme: FigureTheme): string {
  const margin = options.bare ? BARE_MARGIN : PART_MARGIN;
  const { bounds, markup } = picture;
  const width = Math.ceil(bounds.width) + 2 * margin;
  const height = Math.ceil(bounds.height) + 2 * margin;
  const hasGround = !options.bare && !options.transparent;
  return figure(
    { width, height },
    carried(diagram, options),
    hasGround ? element('rect', { width, height, fill: theme.ground }) : '',
    element('g', { transform: moved({ x: margin - bounds.x, y: margin - bounds.y }) }, markup),
  );
}

const figure = ({ width, height }: Size, ...content: readonly string[]): string =>
  `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'font-family': FONT,
    },
    ...content,
  )}\n`;

const carried = (diagram: Diagram, { withDocument }: SvgOptions): string =>
  withDocument ? documentElement(serializeDiagram(diagram)) : '';

const BARE_MARGIN = 6;
const PART_MARGIN = 16;

interface Picture {
  readonly bounds: Rect;
  readonly markup: string;
}

/** `whole` is what the diagram is all or a part of: numbers stand against the targets of its journeys. */
function pictureOf(
  page: Diagram,
  whole: Diagram,
  estimate: Estimate,
  {
    journey: shownJourney,
    marks = true,
    bare: isBare = false,
    compared,
    reading: wanted = 'caller',
  }: SvgOptions,
  theme: FigureTheme,
): Picture {
  const visible = visibleDiagram(page);
  const { diagram } = visible;
  const frames = groupBounds(diagram);
  const routes = routeConnections(diagram);
  const journey = shownJourney ?? null;
  const reading = isBare ? 'none' : wanted;
  const labels = new Map<string, FigureLabel>();
  for (const id of routes.keys()) {
    const label = lineLabel(whole, estimate, connectionsIn(page, id), journey, { reading, marks });
    const layout = label && layOutLabel(label);
    if (layout) labels.set(id, { label, layout, bare: smallerLabel(label) });
  }
  const sizes = new Map<string, Size>([...labels].map(([id, { layout }]) => [id, layout.size]));
  const obstacles = labelObstacles(diagram, frames);
  const smaller = new Map<string, Size>();
  for (const [id, { bare }] of labels) if (bare) smaller.set(id, bare.size);
  const places = fitLabels(routes, sizes, smaller, obstacles);
  const focused = journey === null ? undefined : estimate.journeys.get(journey);
  const focus = (id: string) =>
    focused ? connectionsIn(page, id).some((one) => focused.connections.has(one)) : null;
  const numbers = (id: string) => focused?.components.get(id) ?? estimate.components.get(id);

  const hand = (id: string) => handFor(diagram.style.look, id);
  const order = drawingOrder(diagram);
  const body = (ref: ElementRef): readonly string[] => {
    const id = idOf(ref);
    const component = kindOf(ref) === 'component' ? diagram.components.get(id) : undefined;
    const card = component && visible.cards.get(id);
    if (card) {
      const parts = { components: card.components, entering: enteringCard(page, visible, id) };
      const said = isBare ? NO_NUMBERS : groupNumbers(whole, estimate, parts, journey);
      return [svgGroupCard(card, nodeRect(component), said, theme, hand(id))];
    }
    if (component) {
      const own = page.components.get(id) ?? component;
      return [svgCard(page, id, own, numbers(id)?.utilization ?? null, theme, hand(id))];
    }
    const note = kindOf(ref) === 'note' ? diagram.notes.get(id) : undefined;
    if (note?.legend) return [svgLegend(diagram, note, drawnNoteRect(diagram, note), theme, hand(id))];
    if (note) return [svgNote(note, theme, hand(id))];
    const drawing = kindOf(ref) === 'drawing' ? diagram.drawings.get(id) : undefined;
    if (drawing?.kind === 'stroke') return [svgStroke(drawing, theme)];
    return drawing?.kind === 'image' ? [svgImage(drawing)] : [];
  };

  const became = (ref: ElementRef) => compared?.marks.get(ref);
  const faint = (ref: ElementRef, drawn: readonly string[]) =>
    became(ref) === 'removed' ? drawn.map((one) => element('g', { opacity: 0.45 }, one)) : drawn;
  const seen = (ref: ElementRef) => faint(ref, body(ref));

  const layers = [
    [...frames].map(([id, frame]) =>
      svgFrame(frame, enclosingGroups(diagram, [id]).length - 1, theme, hand(id)),
    ),
    order.belowLines.flatMap(seen),
    [...routes].flatMap(([id, route]) => {
      const connection = diagram.connections.get(id);
      if (!connection) return [];
      const names = connectionsIn(page, id).map((one) => connectionName(page, one));
      const line = svgLine(diagram, names, connection, route, focus(id), theme, hand(id));
      return faint(refOf('connection', id), [line]);
    }),
    [...frames.keys()].map((id) => svgFrameTitle(diagram, id, frames, theme)),
    order.aboveLines.flatMap(seen),
    [...labels].flatMap(([id, { label, layout, bare }]) => {
      const rect = places.get(id);
      return rect
        ? [svgLabel(label, (rect.smaller && bare) || layout, rect, focus(id) === false, theme)]
        : [];
    }),
    differenceMarks(compared?.marks ?? NO_MARKS, diagram, { frames, routes, labels: places }, theme),
  ];
  const all = [
    ...[...diagram.components.values()].map((component) => withStack(nodeRect(component))),
    ...[...frames].flatMap(([id, frame]) => {
      const title = groupTitle(diagram, id, frames);
      return [frame, titleRect(frame, title), ...chipRects(frame, title)];
    }),
    ...[...diagram.notes.values()].map((note) =>
      note.legend ? drawnNoteRect(diagram, note) : figureNoteRect(note),
    ),
    ...imagesOf(diagram).map(([, image]) => imageRect(image)),
    ...strokesOf(diagram).map(([, stroke]) => inkRect(stroke)),
    ...places.values(),
    ...[...routes.values()].flatMap(({ points }) => points.map((p) => ({ ...p, width: 0, height: 0 }))),
  ];
  const bounds = boundsOf(all) ?? { x: 0, y: 0, width: 0, height: 0 };
  return { bounds, markup: layers.flat().join('\n') };
}

const NO_MARKS: FigureComparison['marks'] = new Map();

interface Drawn {
  readonly frames: ReadonlyMap<string, Rect>;
  readonly routes: ReadonlyMap<string, Route>;
  readonly labels: ReadonlyMap<string, Rect>;
}

function differenceMarks(
  marks: FigureComparison['marks'],
  { components }: Diagram,
  { frames, routes, labels }: Drawn,
  theme: FigureTheme,
): readonly string[] {
  return [...marks].flatMap(([ref, difference]): string[] => {
    const id = idOf(ref);
    if (kindOf(ref) === 'connection') {
      const points = routes.get(id)?.points;
      const at = labelEdge(labels.get(id)) ?? (points && pointAlong(points, 0.5));
      return at ? [svgLineDifference(difference, at, theme)] : [];
    }
    const component = kindOf(ref) === 'component' ? components.get(id) : undefined;
    const rect = component ? nodeRect(component) : frames.get(id);
    return rect ? [svgDifference(difference, rect, theme)] : [];
  });
}

/** On the lower edge of its numbers, so that they stay to be read. */
const labelEdge = (rect: Rect | undefined): Point | null =>
  rect ? { x: rect.x + rect.width / 2, y: rect.y + rect.height + 4 } : null;

function footer(width: number, y: number, reading: keyof typeof READINGS, theme: FigureTheme): string {
  const text = { y, 'font-size': 11, fill: theme.ink3 };
  return (
    element('text', { x: MARGIN, ...text }, xmlText(READINGS[reading])) +
    element('text', { x: width - MARGIN, 'text-anchor': 'end', ...text }, xmlText(MADE_BY))
  );
}

const footerWidth = (reading: keyof typeof READINGS): number =>
  textWidth(READINGS[reading], 11) + 40 + textWidth(MADE_BY, 11);

/** Room for the second card's edge above a card. */
const withStack = (rect: Rect): Rect => ({ ...rect, y: rect.y - 5, height: rect.height + 7 });

const moved = ({ x, y }: Point): string => `translate(${x} ${y})`;
