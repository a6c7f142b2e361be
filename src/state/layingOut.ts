/**
 * Laying out as people ask for it: what of the page an engine is to place, and the page once it has. Asking and having
 * may lie apart: what was edited between stays as it was edited, and all of it is one step.
 */
import { type Arrangement, arranged } from '../layout/arrange';
import { isPinned } from '../layout/layoutUnits';
import { missingPositions } from '../layout/quickPlace';
import type { Diagram } from '../model/diagram';
import { withKey } from '../model/edits';
import { idsOf } from '../model/elements';
import { hasPage, type PageId, pageIn, withPage } from '../model/pages';
import { standsIn } from '../model/queries';
import type { FlowDirection } from '../model/style';
import type { Context, Outcome } from './command';
import { elementName } from './locks';

export interface LayoutRequest {
  readonly page: PageId;
  /** The page as the engine is to see it. */
  readonly diagram: Diagram;
  /** Components to place; null: all of the page. */
  readonly scope: ReadonlySet<string> | null;
  readonly direction?: FlowDirection;
}

/** What is selected, else what never had a place, else the page. */
export type LayoutWish = 'what-is-meant' | 'selection' | 'page';

/** Null: there is nothing to lay out. */
export function layoutRequest(
  { diagram, session }: Context,
  wish: LayoutWish,
  direction?: FlowDirection,
): LayoutRequest | null {
  const asked = wish === 'page' ? null : scopeOf(diagram, session.selection, wish);
  const free = [...diagram.components.keys()].filter((id) => !isPinned(diagram, id));
  const scope = asked && !free.every((id) => asked.has(id)) ? asked : null;
  if (free.length === 0 || (scope && !free.some((id) => scope.has(id)))) return null;
  return {
    page: session.page,
    diagram: direction ? flowing(diagram, direction) : diagram,
    scope,
    ...(direction && { direction }),
  };
}

/** Why there is nothing to lay out, and what to do. */
export function nothingToLayOut({ diagram, session }: Context): Outcome {
  const locked = [...diagram.components.keys()].find((id) => isPinned(diagram, id));
  if (locked === undefined)
    return { session: { notice: { tone: 'info', text: 'There is nothing to lay out yet.' } } };
  const isOne = diagram.components.size === 1 || session.selection.size === 1;
  const text = isOne
    ? `Locked: ${elementName(diagram, `component:${locked}`)}. A layout leaves it where it is.`
    : 'All of it is locked. A layout leaves it where it is.';
  return { session: { notice: { tone: 'info', text, command: 'unlock-all' } } };
}

export function laidOut({ document, session }: Context, request: LayoutRequest, made: Arrangement): Outcome {
  if (!hasPage(document, request.page)) return { session: { notice: null } };
  const now = pageIn(document, request.page);
  const placed = arranged(now, made);
  const next = request.direction ? flowing(placed, request.direction) : placed;
  const isSame = next === now;
  const count = request.scope?.size ?? 0;
  const parts = count === 1 ? '1 component' : `${count} components`;
  const text = isSame
    ? 'Everything stands where a layout would put it.'
    : `Laid out ${parts}; nothing else was moved.`;
  const notice = isSame || request.scope ? ({ tone: 'info', text, ...WHOLE } as const) : null;
  return {
    ...(!isSame && { document: withPage(document, request.page, next) }),
    session: { notice: isSame && !request.scope ? { tone: 'info', text } : notice },
    ...(!isSame && session.page === request.page && { effect: request.scope ? 'keep-in-view' : 'fit-all' }),
  };
}

const WHOLE = { command: 'lay-out-page' } as const;

/** Left to right is what a page does that says nothing. */
function flowing(diagram: Diagram, direction: FlowDirection): Diagram {
  const style = withKey(diagram.style, 'direction', direction === 'right' ? undefined : direction);
  return withKey(diagram, 'style', style);
}

function scopeOf(
  diagram: Diagram,
  selection: Context['session']['selection'],
  wish: LayoutWish,
): ReadonlySet<string> | null {
  const chosen = new Set(idsOf(selection, 'component'));
  const groups = idsOf(selection, 'group');
  for (const [id, component] of diagram.components)
    if (standsIn(diagram, component.in, groups)) chosen.add(id);
  if (chosen.size > 0 || wish === 'selection') return chosen;
  const missing = missingPositions(diagram);
  return missing.length > 0 ? new Set(missing) : null;
}

export const hasSelectedParts = ({ session }: Context): boolean =>
  idsOf(session.selection, 'component').size + idsOf(session.selection, 'group').size > 0;
