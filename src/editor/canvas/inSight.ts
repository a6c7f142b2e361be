/** The part of the window in which the canvas is seen: bars and panels lie over the rest. */
import { overlaps, type Rect } from '../../shared/geometry';
import type { Panels, Session } from '../../state/sessionStore';
import { coveredSides, panelRects } from './coveredSides';
import type { Sides } from './viewportFor';

/** What docked panels cover, in screen pixels, with some air; in zen they cover nothing. */
export const paddingBeside = (panels: Panels, zen = false, isInterview = false) =>
  zen
    ? { left: 32, right: 32, top: 32, bottom: 32 }
    : {
        left: isInterview ? 328 : panels.outline ? 268 : panels.palette ? 248 : 32,
        right: panels.inspector ? 332 : 32,
        top: isInterview ? 116 : 76,
        bottom: 56,
      };

/** With those that are open over the canvas just now. */
export function sidesCovered({ panels, zen, interviewPanel }: Omit<Seen, 'finding'>): Sides {
  const { innerWidth: width, innerHeight: height } = window;
  return coveredSides(paddingBeside(panels, zen, interviewPanel), panelRects(), { width, height });
}

/** How far down the bar that finds things reaches, with what it has found. */
const FIND_BAR_BOTTOM = 290;
const LEAST_ROOM = 240;

type Seen = Pick<Session, 'panels' | 'zen' | 'finding' | 'interviewPanel'>;

export function inSight({ finding, ...docked }: Seen): Rect {
  const { left, right, top, bottom } = sidesCovered(docked);
  const { innerWidth, innerHeight } = window;
  const hasRoom = innerHeight - FIND_BAR_BOTTOM - bottom >= LEAST_ROOM;
  const y = finding && hasRoom ? FIND_BAR_BOTTOM : top;
  return {
    x: left,
    y,
    width: Math.max(1, innerWidth - left - right),
    height: Math.max(1, innerHeight - y - bottom),
  };
}

const AIR = 12;
/** Of the height that is seen: what is higher shows enough of itself beside the overview. */
const HIGH = 0.5;

/** How far something has to go up that would lie behind the overview in the corner; 0 also where there is no room above. */
export function fromBehindOverview(shown: Rect, sight: Rect): number {
  const corner = document.querySelector('.overview')?.getBoundingClientRect();
  if (!corner || shown.height > HIGH * sight.height || !overlaps(shown, corner)) return 0;
  const up = corner.top - AIR - (shown.y + shown.height);
  return shown.y + up >= sight.y ? up : 0;
}
