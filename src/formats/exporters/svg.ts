/**
 * A diagram with its numbers as one standalone SVG, written from the model, never from the screen: with the same numbers
 * it is the same figure from the editor and from the command line, letter for letter. Components without a position are placed first.
 */
import type { Estimate } from '../../estimate/answer';
import { type SignedLabel, signedLabel } from '../../estimate/connectionLabel';
import { fitLabels } from '../../layout/fitLabels';
import { groupBounds } from '../../layout/groupBounds';
import { chipRects, groupTitle, titleRect } from '../../layout/groupTitle';
import { labelObstacles } from '../../layout/labelBoxes';
import { type LabelLayout, layOutLabel, smallerLabel } from '../../layout/labelLayout';
import { drawnNoteRect } from '../../layout/legend';
import { nodeRect } from '../../layout/nodeRect';
import { quickPlace } from '../../layout/quickPlace';
import { routeConnections } from '../../layout/routeConnections';
import { textWidth } from '../../layout/textWidth';
import type { Diagram } from '../../model/diagram';
import { enclosingGroups } from '../../model/queries';
import { boundsOf, type Point, type Rect, type Size } from '../../shared/geometry';
import { type FigureTheme, type FigureThemeName, figureTheme } from './figureTheme';
import { svgCaption } from './svgCaption';
import { svgCard } from './svgCards';
import { svgFrame, svgFrameTitle } from './svgGroups';
import { svgLabel } from './svgLabels';
import { svgLegend } from './svgLegend';
import { svgLine } from './svgLines';
import { element, TABULAR, xmlText } from './svgMarkup';
import { figureNoteRect, svgNote } from './svgNotes';

export interface SvgOptions {
  readonly theme?: FigureThemeName;
  /** The journey whose numbers the labels show; absent: over all of them. */
  readonly journey?: string;
  /** Whether labels show steps and the signs of what is said of calls; absent: they do. */
  readonly marks?: boolean;
  /** The drawing alone: without numbers, title and caption. */
  readonly bare?: boolean;
}

interface FigureLabel {
  readonly label: SignedLabel;
  readonly layout: LabelLayout;
  /** Its smaller form, for where there is no room. */
  readonly bare: LabelLayout | null;
}

const MARGIN = 32;
const FONT =
  "'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const READING =
  'On each connection: what its caller sees, p50 · p99 and availability, all it needs included.';
const MADE_BY = 'Made with Plumbline';

export function exportSvg(diagram: Diagram, estimate: Estimate, options: SvgOptions = {}): string {
  const theme = figureTheme(options.theme ?? 'light');
  const placed = quickPlace(diagram);
  if (options.bare) return bareFigure(placed, estimate, theme);
  const picture = pictureOf(placed, estimate, options, theme);
  const title = { size: 20, height: 44, text: placed.title || 'Untitled' };
  const caption = svgCaption(placed, estimate, theme);
  const inner = Math.ceil(
    Math.max(picture.bounds.width, caption.size.width, textWidth(title.text, title.size, 600), footerWidth()),
  );
  const shift = { x: MARGIN - picture.bounds.x, y: MARGIN + title.height - picture.bounds.y };
  const captionTop = MARGIN + title.height + picture.bounds.height + 28;
  const ruleTop = captionTop - 12;
  const height = Math.ceil(captionTop + caption.size.height + 34 + MARGIN / 2);
  const width = inner + 2 * MARGIN;
  const rule = { x1: MARGIN, x2: width - MARGIN, y1: ruleTop, y2: ruleTop, stroke: theme.line };
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'font-family': FONT,
    },
    element('title', {}, xmlText(title.text)),
    element('rect', { width, height, fill: theme.ground }),
    element(
      'text',
      { x: MARGIN, y: MARGIN + 16, 'font-size': title.size, 'font-weight': 600, fill: theme.ink },
      xmlText(title.text),
    ),
    element('g', { transform: moved(shift) }, '\n', picture.markup, '\n'),
    element('line', rule),
    element('g', { transform: moved({ x: MARGIN, y: captionTop }), style: TABULAR }, caption.markup),
    footer(width, captionTop + caption.size.height + 24, theme),
  )}\n`;
}

function bareFigure(diagram: Diagram, estimate: Estimate, theme: FigureTheme): string {
  const { bounds, markup } = pictureOf(diagram, estimate, { bare: true }, theme);
  const width = Math.ceil(bounds.width) + 2 * BARE_MARGIN;
  const height = Math.ceil(bounds.height) + 2 * BARE_MARGIN;
  const shift = moved({ x: BARE_MARGIN - bounds.x, y: BARE_MARGIN - bounds.y });
  const size = { viewBox: `0 0 ${width} ${height}`, width, height };
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...size, role: 'img', 'font-family': FONT },
    element('g', { transform: shift }, markup),
  );
}

const BARE_MARGIN = 6;

function pictureOf(
  diagram: Diagram,
  estimate: Estimate,
  { journey: shownJourney, marks = true, bare: isBare = false }: SvgOptions,
  theme: FigureTheme,
): { bounds: Rect; markup: string } {
  const frames = groupBounds(diagram);
  const routes = routeConnections(diagram);
  const journey = shownJourney ?? null;
  const reading = isBare ? 'none' : 'caller';
  const labels = new Map<string, FigureLabel>();
  for (const id of routes.keys()) {
    const label = signedLabel(diagram, estimate, id, journey, { reading, marks });
    const layout = label && layOutLabel(label);
    if (layout) labels.set(id, { label, layout, bare: smallerLabel(label) });
  }
  const sizes = new Map<string, Size>([...labels].map(([id, { layout }]) => [id, layout.size]));
  const obstacles = labelObstacles(diagram, frames);
  const smaller = new Map<string, Size>();
  for (const [id, { bare }] of labels) if (bare) smaller.set(id, bare.size);
  const places = fitLabels(routes, sizes, smaller, obstacles);
  const focused = journey === null ? undefined : estimate.journeys.get(journey);
  const focus = (id: string) => (focused ? focused.connections.has(id) : null);
  const numbers = (id: string) => focused?.components.get(id) ?? estimate.components.get(id);

  const layers = [
    [...frames].map(([id, frame]) => svgFrame(frame, enclosingGroups(diagram, [id]).length - 1, theme)),
    [...diagram.notes.values()].map((note) =>
      note.legend ? svgLegend(diagram, note, drawnNoteRect(diagram, note), theme) : svgNote(note, theme),
    ),
    [...routes].flatMap(([id, route]) => {
      const connection = diagram.connections.get(id);
      return connection ? [svgLine(diagram, id, connection, route, focus(id), theme)] : [];
    }),
    [...frames.keys()].map((id) => svgFrameTitle(diagram, id, frames, theme)),
    [...diagram.components].map(([id, component]) =>
      svgCard(diagram, id, component, numbers(id)?.utilization ?? null, theme),
    ),
    [...labels].flatMap(([id, { label, layout, bare }]) => {
      const rect = places.get(id);
      return rect
        ? [svgLabel(label, (rect.smaller && bare) || layout, rect, focus(id) === false, theme)]
        : [];
    }),
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
    ...places.values(),
    ...[...routes.values()].flatMap(({ points }) => points.map((p) => ({ ...p, width: 0, height: 0 }))),
  ];
  const bounds = boundsOf(all) ?? { x: 0, y: 0, width: 0, height: 0 };
  return { bounds, markup: layers.flat().join('\n') };
}

function footer(width: number, y: number, theme: FigureTheme): string {
  const text = { y, 'font-size': 11, fill: theme.ink3 };
  return (
    element('text', { x: MARGIN, ...text }, xmlText(READING)) +
    element('text', { x: width - MARGIN, 'text-anchor': 'end', ...text }, xmlText(MADE_BY))
  );
}

const footerWidth = (): number => textWidth(READING, 11) + 40 + textWidth(MADE_BY, 11);

/** Room for the second card's edge above a card. */
const withStack = (rect: Rect): Rect => ({ ...rect, y: rect.y - 5, height: rect.height + 7 });

const moved = ({ x, y }: Point): string => `translate(${x} ${y})`;
