/** Lines as the page's own elements draw them, and the colour of what they say. */

import { seedOf, sketchPath } from '../../../layout/sketchPath';
import { DOT_RADIUS, DOT_SIGN, PLAIN_DOT_RADIUS } from '../../../layout/standingSign';
import type { ElementRef } from '../../../model/elements';
import { idOf, refOf } from '../../../model/elements';
import { contains, type Point, type Rect } from '../../../shared/geometry';
import type { Fates } from '../../whatif/fateStore';
import { FATE_COLOURS, isOut } from '../../whatif/fates';
import type { ConnectionFlowEdge } from '../flowElements';
import { type DrawnLabel, markOf } from '../labels';
import { LINE_MARK_RADIUS, lineMarkAt } from '../lineMarkAt';
import type { Colours } from './colours';
import { type Bend, piecesOf } from './linePieces';
import { pathOf } from './pathOf';

/** How a pen stands on the canvas: `zoom` in screen pixels for each unit. */
export interface Pen {
  readonly context: CanvasRenderingContext2D;
  readonly colours: Colours;
  readonly zoom: number;
  /** What can be seen of it. */
  readonly view: Rect;
  /** What the scenario in hand makes of what is painted. */
  readonly fates: Fates;
  /** What is played, while the rest steps back; null: nothing is. */
  readonly lit: ReadonlySet<string> | null;
}

const LINE_WIDTH = 1.5;
/** On the screen: thinner than this a line would be gone. */
const LEAST_PX = 0.5;
const DASHES = [5, 4];
/** Nothing goes over it. */
const OUT_DASHES = [2, 5];
/** Of their length on the screen, at least: smaller they would be a line. */
const LEAST_DASH = 0.7;
/** Below this zoom a corner's rounding and an arrow's head are smaller than a pixel or two. */
const PLAIN_ZOOM = 0.25;
const ROUNDING = 16;
const UNLIT = 0.18;
const QUIET = 0.4;

export function paintLines(
  pen: Pen,
  edges: readonly ConnectionFlowEdge[],
  isSketched: boolean,
  isInView: (edge: ConnectionFlowEdge) => boolean,
): void {
  for (const edge of edges) if (isInView(edge)) paintLine(pen, edge, isSketched);
  pen.context.globalAlpha = 1;
}

function paintLine(
  pen: Pen,
  { id, data, selected, className }: ConnectionFlowEdge,
  isSketched: boolean,
): void {
  if (!data) return;
  const { context, colours, zoom, view, fates, lit } = pen;
  const { route, isAsync, severity, quiet } = data;
  const isLit = selected || className?.startsWith('lit') || lit?.has(id);
  const fate = fates.get(id as ElementRef);
  const isStill = isOut(fate);
  const worse = fate === undefined || fate === 'same' ? null : FATE_COLOURS[fate];
  const colour = colours.of(worse ?? (isLit ? 'accent' : severity === 'error' ? 'bad' : 'edge-line'));
  // Told apart without its colour: what is out is dotted, what is worse is thick.
  const width = Math.max(isLit ? 2 : LINE_WIDTH, LEAST_PX / zoom) * (worse && !isStill ? 2.2 : 1);
  context.globalAlpha = className === 'unlit' ? UNLIT : quiet || (lit && !isLit) ? QUIET : 1;
  context.fillStyle = colour;
  context.strokeStyle = colour;
  context.lineWidth = width;
  const pieces = isSketched || (isAsync && zoom >= PLAIN_ZOOM) || isStill ? null : piecesOf(route);
  if (!pieces) {
    if (isStill) context.setLineDash(OUT_DASHES.map((dash) => dash * Math.max(1, LEAST_DASH / zoom)));
    else if (isAsync) context.setLineDash(DASHES);
    context.stroke(
      pathOf(isSketched ? sketchPath(route.path, seedOf(idOf(id as ElementRef)), isAsync) : route.path),
    );
    if (isAsync || isStill) context.setLineDash([]);
  } else if (zoom < PLAIN_ZOOM && pieces.widest <= ROUNDING) {
    for (let at = 1; at < route.points.length; at++)
      run(context, route.points[at - 1], route.points[at], width);
  } else {
    for (const [a, b] of pieces.runs) run(context, a, b, width);
    for (const one of pieces.bends) if (contains(view, one.from)) bend(context, one);
  }
  if (zoom < PLAIN_ZOOM) return;
  head(context, route.points.at(-2), route.target);
  if (severity) paintMark(pen, lineMarkAt(route), LINE_MARK_RADIUS - 2, severity === 'error');
}

/** Of what is found: a disc for an error, a triangle for a warning, as their signs are. */
export function paintMark({ context, colours }: Pen, at: Point, radius: number, isError: boolean): void {
  const { x, y } = at;
  context.fillStyle = colours.of(isError ? 'bad' : 'warn');
  context.beginPath();
  if (isError) context.arc(x, y, radius, 0, 2 * Math.PI);
  else {
    context.moveTo(x, y - 1.2 * radius);
    context.lineTo(x + 1.2 * radius, y + radius);
    context.lineTo(x - 1.2 * radius, y + radius);
  }
  context.fill();
}

/** A piece along an axis is a thin box. */
function run(
  context: CanvasRenderingContext2D,
  a: Point | undefined,
  b: Point | undefined,
  width: number,
): void {
  if (!a || !b) return;
  const half = width / 2;
  if (Math.abs(a.y - b.y) < 0.02)
    context.fillRect(Math.min(a.x, b.x), a.y - half, Math.abs(a.x - b.x), width);
  else context.fillRect(a.x - half, Math.min(a.y, b.y), width, Math.abs(a.y - b.y));
}

function bend(context: CanvasRenderingContext2D, { from, to, by }: Bend): void {
  context.beginPath();
  if ('corner' in by) {
    context.moveTo(from.x, from.y);
    context.quadraticCurveTo(by.corner.x, by.corner.y, to.x, to.y);
  } else {
    const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
    const angle = (point: Point) => Math.atan2(point.y - y, point.x - x);
    context.ellipse(x, y, by.radii.x, by.radii.y, 0, angle(from), angle(to), !by.isClockwise);
  }
  context.stroke();
}

function head(context: CanvasRenderingContext2D, from: Point | undefined, to: Point): void {
  if (!from) return;
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [x, y] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const [back, side] = [8.8, 4.4];
  context.lineWidth = 1.76;
  context.beginPath();
  context.moveTo(to.x - back * x - side * y, to.y - back * y + side * x);
  context.lineTo(to.x, to.y);
  context.lineTo(to.x - back * x + side * y, to.y - back * y - side * x);
  context.stroke();
}

const STANDING = { met: 'ok', close: 'warn', missed: 'bad', none: 'line-strong' } as const;

/** Labels too small to be read: how what they say stands. */
export function paintDots({ context, colours, lit }: Pen, labels: readonly DrawnLabel[]): void {
  for (const drawn of labels) {
    const { connectionId, label, layout, quiet } = drawn;
    if (!layout.texts.some(({ kind }) => kind === 'strong')) continue;
    const { x, y } = markOf(drawn);
    const isBehind = quiet || (lit !== null && !lit.has(refOf('connection', connectionId)));
    context.globalAlpha = isBehind ? QUIET : 1;
    context.fillStyle = colours.of(STANDING[label.standing]);
    context.translate(x, y);
    context.fill(DOTS[label.standing]());
    context.translate(-x, -y);
  }
  context.globalAlpha = 1;
}

const circle = (radius: number): Path2D => {
  const path = new Path2D();
  path.arc(0, 0, radius, 0, 2 * Math.PI);
  return path;
};
/** Made when they are drawn: the module is also loaded where there is nothing to draw on. */
const DOTS = {
  met: () => circle(DOT_RADIUS),
  none: () => circle(PLAIN_DOT_RADIUS),
  close: () => new Path2D(DOT_SIGN.close),
  missed: () => new Path2D(DOT_SIGN.missed),
} as const;
