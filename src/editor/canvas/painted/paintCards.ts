/** Cards as they look from afar: what they are by colour and icon, their names where those can be read, what is wrong. */
import { technology } from '../../../catalog/catalog';
import { typeOf } from '../../../catalog/effective';
import { nodeSize, stackHeight } from '../../../layout/nodeRect';
import { shapeOutline } from '../../../layout/shapeOutline';
import { roundedRectPath } from '../../../layout/sketchPath';
import { textWidth, truncated } from '../../../layout/textWidth';
import { refOf } from '../../../model/elements';
import type { Judgement } from '../../../model/finding';
import type { Rect } from '../../../shared/geometry';
import { type Changed, FATE_COLOURS, FATE_WORDS, isOut } from '../../whatif/fates';
import type { ComponentFlowNode } from '../flowElements';
import { type Pen, paintMark } from './paintLines';
import { iconPath, pathOf } from './pathOf';
import { cardMarkAt, rectOfNode } from './picture';

/** While a connection is dragged: which of them may be its other end. */
export type Ends = ReadonlyMap<string, Judgement> | null;

const RADIUS = 11;
const TILE = { side: 36, at: 9, radius: 9, icon: 19 } as const;
const TEXT_AT = TILE.at + TILE.side + 9;
/** As much above a card's middle as its name stands beside its second line. */
const NAME_RISES = 7.5;
/** Below this zoom a name is a smear, and an icon a spot. */
const NAME_ZOOM = 0.25;
const UNLIT = 0.18;
const IMPOSSIBLE = 0.32;
/** To be read still. */
const BEHIND = 0.5;

export function paintCards(pen: Pen, cards: readonly ComponentFlowNode[], ends: Ends): void {
  const { context } = pen;
  const layered = cards.some(({ zIndex = 0 }) => zIndex !== 0);
  const ordered = layered ? [...cards].sort((a, b) => (a.zIndex ?? 0) - (b.zIndex ?? 0)) : cards;
  for (const card of ordered) {
    const dimmed = ends !== null && !ends.get(card.data.id)?.allowed;
    const isBehind = pen.lit !== null && !pen.lit.has(card.id);
    context.globalAlpha = card.className === 'unlit' ? UNLIT : dimmed ? IMPOSSIBLE : isBehind ? BEHIND : 1;
    context.save();
    context.translate(card.position.x, card.position.y);
    paintCard(pen, card);
    context.restore();
  }
  context.globalAlpha = 1;
}

function paintCard(pen: Pen, card: ComponentFlowNode): void {
  const { context, colours, zoom } = pen;
  const { component, id, severity } = card.data;
  const found = pen.fates.get(refOf('component', id));
  const fate = found === 'same' ? undefined : found;
  const fateColour = fate && FATE_COLOURS[fate];
  const type = typeOf(component);
  const size = nodeSize(component);
  const { width, height } = rectOfNode(card);
  const shape = shapeOutline(type.shape, size);
  const hue = component.accent && colours.of(`hue-${component.accent}`);
  context.fillStyle = colours.of(fateColour ? `${fateColour}-soft` : 'panel');
  const isLit = card.selected || pen.lit?.has(card.id);
  context.strokeStyle = isLit
    ? colours.of('accent')
    : fateColour
      ? colours.of(fateColour)
      : hue || colours.of(shape ? 'edge-line' : 'line-strong');
  context.lineWidth = (isLit ? 2 : 1) / Math.min(1, zoom);
  const isDashed = (type.role === 'untyped' || isOut(fate)) && zoom >= NAME_ZOOM;
  if (isDashed) context.setLineDash([4, 3]);
  const rises = shape ? 0 : stackHeight(component);
  if (rises > 0) context.strokeRect(9, -rises, width - 14, rises);
  if (!shape && zoom < NAME_ZOOM) {
    context.fillRect(0, 0, width, height);
    context.strokeRect(0, 0, width, height);
  } else {
    const outline = pathOf(shape ? shape.outline : roundedRectPath({ x: 0, y: 0, width, height }, RADIUS));
    context.fill(outline);
    context.stroke(outline);
  }
  if (isDashed) context.setLineDash([]);
  if (!shape && !(fate && zoom < NAME_ZOOM)) {
    const logo = technology(component.settings?.technology ?? '')?.logo;
    paintTile(pen, hue || colours.of(`category-${type.category}`), height, () =>
      logo ? context.fill(pathOf(logo.path)) : context.stroke(iconPath(type.icon)),
    );
  }
  if (zoom >= NAME_ZOOM) {
    const room = shape ? shape.text : { x: TEXT_AT, y: 0, width: width - TEXT_AT - 9, height };
    paintName(pen, component.name || id, room, shape !== null);
  }
  if (fate) paintFate(pen, fate, height);
  if (severity) paintMark(pen, cardMarkAt({ x: 0, y: 0, width, height: 0 }), 7, severity === 'error');
}

function paintTile({ context, zoom }: Pen, colour: string, height: number, icon: () => void): void {
  const alpha = context.globalAlpha;
  const top = (height - TILE.side) / 2;
  context.fillStyle = colour;
  context.globalAlpha = alpha * 0.13;
  context.fillRect(TILE.at, top, TILE.side, TILE.side);
  context.globalAlpha = alpha;
  const inset = (TILE.side - TILE.icon) / 2;
  if (zoom < NAME_ZOOM) {
    context.fillRect(TILE.at + inset, top + inset, TILE.icon, TILE.icon);
    return;
  }
  context.save();
  context.translate(TILE.at + inset, top + inset);
  context.scale(TILE.icon / 24, TILE.icon / 24);
  context.strokeStyle = colour;
  context.lineWidth = 1.7;
  icon();
  context.restore();
}

function paintName({ context, colours }: Pen, name: string, room: Rect, isCentred: boolean): void {
  context.fillStyle = colours.of('ink');
  context.font = `600 13px ${colours.of('font')}`;
  context.textBaseline = 'middle';
  context.textAlign = isCentred ? 'center' : 'left';
  const x = isCentred ? room.x + room.width / 2 : room.x;
  context.fillText(truncated(name, room.width, 13, 600), x, room.y + room.height / 2 - NAME_RISES);
}

/** In a word where it can be read; further away out is a cross, overloaded a square, and what is only worse a triangle. */
function paintFate({ context, colours, zoom }: Pen, fate: Changed, height: number): void {
  const colour = colours.of(FATE_COLOURS[fate]);
  if (zoom >= NAME_ZOOM) {
    const word = FATE_WORDS[fate];
    context.font = `600 13px ${colours.of('font')}`;
    context.textBaseline = 'middle';
    context.textAlign = 'left';
    context.fillStyle = colour;
    context.fill(
      pathOf(roundedRectPath({ x: 8, y: -10, width: textWidth(word, 13, 600) + 12, height: 19 }, 5)),
    );
    context.fillStyle = colours.of('panel');
    context.fillText(word, 14, 0);
    return;
  }
  context.fillStyle = colour;
  context.strokeStyle = colour;
  const [left, top, side] = [TILE.at + 4, (height - TILE.side) / 2 + 4, TILE.side - 8];
  if (fate === 'overloaded') {
    context.fillRect(left, top, side, side);
    return;
  }
  if (!isOut(fate)) {
    context.beginPath();
    context.moveTo(left, top);
    context.lineTo(left + side, top);
    context.lineTo(left + side / 2, top + side);
    context.fill();
    return;
  }
  context.lineWidth = Math.max(4, 1.5 / zoom);
  context.beginPath();
  context.moveTo(left, top);
  context.lineTo(left + side, top + side);
  context.moveTo(left + side, top);
  context.lineTo(left, top + side);
  context.stroke();
}
