/**
 * Putting a pattern into the diagram, one step: around the selected components that can stand in its slots, if the rules
 * allow what that draws, with what it did to the numbers said at the foot; else beside everything, as a piece.
 */
import { createEstimator } from '../../estimate/estimator';
import { freeArea } from '../../layout/freeSpot';
import { groupBounds } from '../../layout/groupBounds';
import { nodeRect } from '../../layout/nodeRect';
import { noteRect } from '../../layout/noteRect';
import type { Pattern } from '../../library/pattern';
import type { Connection, Diagram } from '../../model/diagram';
import { putConnection, withKey } from '../../model/edits';
import { type ElementRef, idsOf, kindOf } from '../../model/elements';
import { nameOf } from '../../model/queries';
import { judge } from '../../rules/judge';
import { listOf } from '../../rules/phrases';
import { boundsOf, centerOf, type Point, type Rect, rounded } from '../../shared/geometry';
import { changedNumbers, changeInNumbers } from '../changeInNumbers';
import type { Context, Outcome } from '../command';
import { keepCallsValid } from '../keepCallsValid';
import { regroup } from '../regroup';
import { type Filled, fitPattern, NOTHING_FILLED } from './fitPattern';
import { type Grafted, graft, type OffsetOf } from './graft';

/** A pattern with its document. */
export interface PatternPiece {
  readonly pattern: Pattern;
  readonly piece: Diagram;
}

/** The components of the selection a pattern would go around, with those it takes along; empty: it would go beside. */
export const aroundWhat = (
  diagram: Diagram,
  selection: ReadonlySet<ElementRef>,
  { pattern, piece }: PatternPiece,
): readonly string[] => [...fitPattern(diagram, pattern, piece, [...idsOf(selection, 'component')]).values()];

/** Around the selection where it can stand in the pattern; else on free ground near the point. */
export function insertPattern(context: Context, wanted: PatternPiece, at: Point): Outcome {
  const { diagram, session } = context;
  const { pattern, piece } = wanted;
  const filled = fitPattern(diagram, pattern, piece, [...idsOf(session.selection, 'component')]);
  if (filled.size === 0) return beside(diagram, piece, at, false);
  const around = insertAround(diagram, wanted, filled);
  if (typeof around === 'string') {
    const text = `${pattern.title} doesn’t fit around ${namesOf(diagram, filled)}: ${around} It was put beside.`;
    const put = beside(diagram, piece, at, false);
    return { ...put, session: { ...put.session, notice: { tone: 'info', text } } };
  }
  const change = focusedChange(diagram, around.diagram, session.journey);
  const said = change || 'No journey’s numbers change';
  const text = `${pattern.title} around ${namesOf(diagram, filled)}. ${said}.`;
  return {
    diagram: around.diagram,
    session: { selection: bodiesOf(around), tool: 'select', notice: { tone: 'info', text } },
  };
}

/** As a piece with its middle at the point it was dropped on, or the nearest free ground. */
export const dropPattern = ({ diagram }: Context, { piece }: PatternPiece, at: Point): Outcome =>
  beside(diagram, piece, at, true);

/** The diagram with the pattern around what fills its slots; a sentence where the rules refuse that. */
export function insertAround(
  diagram: Diagram,
  { pattern, piece }: PatternPiece,
  filled: Filled,
): Grafted | string {
  const grafted = graft(
    diagram,
    piece,
    filled,
    needless(pattern, piece, filled),
    offsetsAround(diagram, piece, filled),
  );
  let next = grafted.diagram;
  for (const seam of grafted.seams) {
    const sewn = settled(next, seam);
    if (typeof sewn === 'string') return sewn;
    next = putConnection(next, seam, sewn);
  }
  return { ...grafted, diagram: keepCallsValid(next) };
}

/** What stands between two slots in the pattern goes as far between what fills them, before and behind as they do. */
function offsetsAround(diagram: Diagram, piece: Diagram, filled: Filled): OffsetOf {
  const anchors = [...filled].flatMap(([slot, id]) => {
    const from = piece.components.get(slot)?.position;
    const to = diagram.components.get(id)?.position;
    return from && to ? [{ from, by: { x: to.x - from.x, y: to.y - from.y } }] : [];
  });
  const [first, second = first] = anchors;
  if (!first || !second) return () => ({ x: 0, y: 0 });
  const way = { x: second.from.x - first.from.x, y: second.from.y - first.from.y };
  const length = way.x ** 2 + way.y ** 2;
  return ({ x, y }) => {
    const along = length > 0 ? ((x - first.from.x) * way.x + (y - first.from.y) * way.y) / length : 0;
    const t = Math.min(1, Math.max(0, along));
    return {
      x: first.by.x + t * (second.by.x - first.by.x),
      y: first.by.y + t * (second.by.y - first.by.y),
    };
  };
}

/** A connection in a protocol both ends know; a sentence where the rules refuse it in any. */
function settled(diagram: Diagram, id: string): Connection | string {
  const connection = diagram.connections.get(id);
  if (!connection) return `there is no connection ${id}.`;
  if (judge(diagram, connection, id).allowed) return connection;
  const open = withKey(connection, 'protocol', undefined);
  const judgement = judge(diagram, open, id);
  return judgement.allowed ? withKey(open, 'protocol', judgement.connection.protocol) : judgement.reason;
}

/** What only shows the surroundings of parts that have their own now. */
function needless(pattern: Pattern, piece: Diagram, filled: Filled): ReadonlySet<string> {
  const known = new Set([...filled.keys()]);
  const gone = new Set<string>();
  for (const id of pattern.scenery) {
    if (known.has(id)) continue;
    const ends = [...piece.connections.values()].flatMap(({ from, to }) =>
      from === id ? [to] : to === id ? [from] : [],
    );
    if (ends.every((end) => known.has(end) || gone.has(end))) gone.add(id);
  }
  return gone;
}

function beside(diagram: Diagram, piece: Diagram, at: Point, isDropped: boolean): Outcome {
  const area = boundsOf(rectsOf(piece));
  if (!area) return {};
  const middle = centerOf(area);
  const wanted = { ...area, x: area.x + at.x - middle.x, y: area.y + at.y - middle.y };
  const spot = freeArea(diagram, wanted, isDropped ? [] : groupBounds(diagram).values());
  const offset = rounded({ x: spot.x - area.x, y: spot.y - area.y });
  const grafted = graft(diagram, piece, NOTHING_FILLED, new Set(), () => offset);
  const refs = bodiesOf(grafted);
  return {
    diagram: isDropped ? regroup(grafted.diagram, refs) : grafted.diagram,
    session: { selection: refs, tool: 'select', notice: null },
  };
}

const rectsOf = (diagram: Diagram): readonly Rect[] => [
  ...[...diagram.components.values()].map(nodeRect),
  ...groupBounds(diagram).values(),
  ...[...diagram.notes.values()].map(noteRect),
];

const bodiesOf = ({ refs }: Grafted): Grafted['refs'] =>
  new Set([...refs].filter((ref) => kindOf(ref) !== 'connection'));

const namesOf = (diagram: Diagram, filled: Filled): string =>
  listOf([...filled.values()].map((id) => nameOf(diagram, id)));

/**
 * Of the journey in focus; where the pattern does nothing to that, of the first it does something to. Empty: to none.
 */
function focusedChange(before: Diagram, after: Diagram, focus: string | null): string {
  const estimator = createEstimator();
  const then = estimator.estimate(before).journeys;
  const now = estimator.estimate(after).journeys;
  const [first] = then.keys();
  const inFocus = focus !== null && then.has(focus) ? focus : first;
  for (const id of new Set(inFocus === undefined ? [] : [inFocus, ...then.keys()])) {
    const [was, is] = [then.get(id), now.get(id)];
    if (!was || !is || changedNumbers(was, is).length === 0) continue;
    return `${after.journeys.get(id)?.name || nameOf(after, id)}: ${changeInNumbers(was, is)}`;
  }
  return '';
}
