/**
 * What a pen draws becomes one drawing, and one step; its points are few and short, so that files stay small. Text
 * is words on the canvas itself.
 */
import { PLAIN_PAD, plainFont } from '../layout/plainText';
import { thinStroke } from '../layout/thinStroke';
import type { Note, Stroke, StrokePoint } from '../model/diagram';
import { freshId, putDrawing, putNote, withKey } from '../model/edits';
import { refOf } from '../model/elements';
import { type Point, rounded } from '../shared/geometry';
import type { Context, Outcome } from './command';
import { fitNote } from './fitNote';
import { naming } from './naming';
import { regroup } from './regroup';
import type { PenStyle } from './sessionStore';
import { putOver } from './stacking';
import { withTextSize } from './styling';
import { toolAfter } from './toolAfter';

/** By how much thinning may move the edge of the ink, in pixels of the screen. */
const TOLERANCE = 0.35;

/** Points as the canvas has them; `zoom`: at which they were drawn. The pen stays in hand. */
export function addStroke(
  { diagram }: Context,
  drawn: readonly StrokePoint[],
  { accent, width }: PenStyle,
  zoom = 1,
): Outcome {
  const [first] = drawn;
  if (!first) return {};
  const position = rounded({ x: first[0], y: first[1] });
  const points = thinStroke(drawn, width, TOLERANCE / zoom).map(
    ([x, y, pressure]): StrokePoint =>
      pressure === undefined
        ? [short(x - position.x), short(y - position.y)]
        : [short(x - position.x), short(y - position.y), hundredths(pressure)],
  );
  const stroke: Stroke = { kind: 'stroke', position, points, width };
  const id = freshId(diagram, 'stroke');
  const next = putDrawing(diagram, id, withKey(stroke, 'accent', accent ?? undefined));
  return { diagram: regroup(next, [refOf('drawing', id)]) };
}

/** Its first line begins at the point; it is typed right away. */
export function addText({ diagram, session }: Context, at: Point): Outcome {
  const id = freshId(diagram, 'text');
  const sized = withTextSize({ text: '', plain: true }, session.textSize);
  const position = rounded({ x: at.x - PLAIN_PAD, y: at.y - plainFont(sized).line / 2 });
  const note: Note = fitNote({ ...sized, position });
  const ref = refOf('note', id);
  return {
    diagram: putOver(regroup(putNote(diagram, id, note), [ref]), ref),
    record: naming(ref),
    session: { selection: new Set([ref]), tool: toolAfter(session), renaming: ref },
  };
}

const short = (value: number): number => Math.round(value * 10) / 10 + 0;
const hundredths = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 100) / 100;
