/** Where what is dragged would stand, were it dropped now: the frame that takes it, and what that means. */
import { createStore } from 'zustand/vanilla';
import type { Diagram } from '../../model/diagram';
import type { ElementRef } from '../../model/elements';
import { withinOf } from '../../model/queries';
import type { Point, Rect } from '../../shared/geometry';
import { type LandingHint, landingHint } from '../../state/landingHint';
import { isLoose } from '../../state/loose';
import { createLanding, landingOfNew } from '../../state/regroup';

interface Landing {
  readonly hint: LandingHint | null;
  /** In screen pixels. */
  readonly pointer: Point;
}

const NOWHERE: Landing = { hint: null, pointer: { x: 0, y: 0 } };

export const landingStore = createStore<Landing>(() => NOWHERE);

/** For one drag: told how far things have moved, it says where they would land. The first of several speaks for all, a
 * card before a note. */
export function watchLanding(diagram: Diagram, rects: ReadonlyMap<ElementRef, Rect>): (by: Point) => void {
  if (diagram.groups.size === 0) return () => {};
  const lands = createLanding(diagram, rects.keys());
  for (const [ref, rect] of cardsFirst(rects)) {
    if (lands(ref, rect) === null) continue;
    const before = withinOf(diagram, ref);
    return (by) => {
      const after = lands(ref, { ...rect, x: rect.x + by.x, y: rect.y + by.y });
      show(landingHint(diagram, before, after, !isLoose(ref)));
    };
  }
  return () => {};
}

const cardsFirst = (rects: ReadonlyMap<ElementRef, Rect>) =>
  [...rects].sort(([one], [other]) => Number(isLoose(one)) - Number(isLoose(other)));

/** The same of something new that is dragged in, over a point of the canvas. */
export function hoverFrame(diagram: Diagram, at: Point, pointer: Point): void {
  last = pointer;
  show(diagram.groups.size === 0 ? null : landingHint(diagram, undefined, landingOfNew(diagram, at)));
  if (landingStore.getState().hint) landingStore.setState({ pointer });
}

let last: Point = NOWHERE.pointer;

export function followLanding(pointer: Point): void {
  last = pointer;
  if (landingStore.getState().hint) landingStore.setState({ pointer });
}

export const endLanding = (): void => landingStore.setState(NOWHERE);

function show(hint: LandingHint | null): void {
  const now = landingStore.getState().hint;
  if (now?.text !== hint?.text || now?.groupId !== hint?.groupId)
    landingStore.setState({ hint, pointer: last });
}
