/**
 * What stands on a page while things are put on it one after another: whether a place is free for something that
 * stands in certain groups, whose frames alone it may be in, and whether those would have to grow over something else.
 */
import { boundsOf, overlaps, type Rect } from '../shared/geometry';
import { GridIndex } from './gridIndex';
import { GROUP_PADDING } from './groupBounds';
import { TITLE_HEIGHT } from './groupTitle';

export interface Standing {
  readonly rect: Rect;
  /** The group whose frame it is; absent: it is no frame. */
  readonly frame?: string;
  /** The groups it stands in; a frame's own among them. */
  readonly inside: ReadonlySet<string>;
}

export class Ground {
  private readonly index = new GridIndex<Standing>();
  private readonly frames = new Map<string, Rect>();
  private bounds: Rect | null = null;

  private readonly gap: number;

  constructor(gap: number) {
    this.gap = gap;
  }

  add(thing: Standing): void {
    this.index.add(thing.rect, thing);
    this.bounds = boundsOf(this.bounds ? [this.bounds, thing.rect] : [thing.rect]);
    if (thing.frame !== undefined) this.frames.set(thing.frame, thing.rect);
  }

  /** Around all there is; null: nothing. */
  extent(): Rect | null {
    return this.bounds;
  }

  frameOf(groupId: string): Rect | undefined {
    return this.frames.get(groupId);
  }

  /** What is in the way of something that stands in these groups, nearest first; null: nothing is. */
  blocker(rect: Rect, within: readonly string[], growing: boolean): Rect | null {
    const hit = this.hit(
      rect,
      this.gap,
      (thing) => thing.frame === undefined || !within.includes(thing.frame),
    );
    if (hit || !growing) return hit;
    const [nearest] = within;
    const frame = nearest === undefined ? undefined : this.frames.get(nearest);
    if (nearest === undefined || !frame) return null;
    const grown = boundsOf([frame, padded(rect)]) ?? frame;
    if (grown.width === frame.width && grown.height === frame.height) return null;
    return this.hit(
      grown,
      0,
      (thing) =>
        !thing.inside.has(nearest) &&
        !(thing.frame !== undefined && within.includes(thing.frame)) &&
        !overlaps(thing.rect, frame),
    );
  }

  /** The frames around something that was put there grow with it. */
  grow(rect: Rect, within: readonly string[]): void {
    let inner = rect;
    within.forEach((group, index) => {
      const frame = this.frames.get(group);
      inner = boundsOf([padded(inner), ...(frame ? [frame] : [])]) ?? inner;
      this.add({ rect: inner, frame: group, inside: new Set(within.slice(index)) });
    });
  }

  private hit(rect: Rect, gap: number, counts: (thing: Standing) => boolean): Rect | null {
    const around = {
      x: rect.x - gap,
      y: rect.y - gap,
      width: rect.width + 2 * gap,
      height: rect.height + 2 * gap,
    };
    for (const thing of this.index.near(around))
      if (counts(thing) && overlaps(rect, thing.rect, gap)) return thing.rect;
    return null;
  }
}

/** The frame around something, by itself, and the title that stands on its border. */
function padded({ x, y, width, height }: Rect): Rect {
  const { side, bottom } = GROUP_PADDING;
  const top = GROUP_PADDING.top + TITLE_HEIGHT / 2;
  return { x: x - side, y: y - top, width: width + 2 * side, height: height + top + bottom };
}
