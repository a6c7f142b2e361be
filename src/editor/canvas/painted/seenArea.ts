/**
 * The part of the canvas whose things are elements: what is in view with room around it, kept for as long as the view stays
 * within it, so that panning to and fro mounts nothing.
 */
import type { ReactFlowState } from '@xyflow/react';
import { inflate, type Rect } from '../../../shared/geometry';

/** On the screen; lines and the ground, which cost little beyond the view. */
const ROOM_PX = 400;
/** Each card and each label is one more piece to lay on the others in every frame, seen or not. */
const NEAR_PX = 160;
/** As many times as wide as the view it holds more than it should: the view was zoomed into it. */
const TOO_WIDE = 3;

export function seenArea(view: Rect, zoom: number, before: Rect | null, roomPx = ROOM_PX): Rect {
  const holds =
    before !== null &&
    view.x >= before.x &&
    view.y >= before.y &&
    view.x + view.width <= before.x + before.width &&
    view.y + view.height <= before.y + before.height &&
    before.width <= TOO_WIDE * view.width;
  return holds ? before : inflate(view, roomPx / zoom);
}

type View = Pick<ReactFlowState, 'transform' | 'width' | 'height'>;

export const viewOf = ({ transform: [x, y, zoom], width, height }: View): Rect => ({
  x: -x / zoom,
  y: -y / zoom,
  width: width / zoom,
  height: height / zoom,
});

type Seen = View & Pick<ReactFlowState, 'nodeLookup'>;

/** The same for all who ask as long as it holds the view. */
export const areaInSight = keptArea(ROOM_PX);

/** The smaller one, of cards and labels. */
export const nearInSight = keptArea(NEAR_PX);

/** One for each canvas, by what stays the same object for as long as it is there. */
function keptArea(roomPx: number): (state: Seen) => Rect {
  const kept = new WeakMap<ReactFlowState['nodeLookup'], Rect>();
  return (state) => {
    const { nodeLookup, transform } = state;
    const area = seenArea(viewOf(state), transform[2], kept.get(nodeLookup) ?? null, roomPx);
    kept.set(nodeLookup, area);
    return area;
  };
}

/** As CSS has it of what is placed: nothing beyond is drawn, and no layer is larger. */
export const clipTo = ({ x, y, width, height }: Rect): string =>
  `rect(${y}px, ${x + width}px, ${y + height}px, ${x}px)`;
