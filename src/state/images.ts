/** Pictures on the canvas: for people only, put down where the pointer is, no larger than fits beside a diagram. */
import type { Image } from '../model/diagram';
import { freshId, putDrawing } from '../model/edits';
import { refOf } from '../model/elements';
import { type Point, rounded, type Size } from '../shared/geometry';
import type { Context, Outcome } from './command';
import { regroup } from './regroup';
import { putOver } from './stacking';

export interface NewImage {
  /** A data URL. */
  readonly source: string;
  /** Its own size in pixels. */
  readonly size: Size;
  readonly name?: string;
}

/** The longest side a picture has when it is put down; it can be resized. */
const LARGEST = 640;

/** Its middle at `at`; several beside each other are each a step further down and to the right. */
export function addImages({ diagram }: Context, images: readonly NewImage[], at: Point): Outcome {
  let next = diagram;
  const refs = images.map(({ source, size, name }, index) => {
    const id = freshId(next, 'image');
    const drawn = shownSize(size);
    const image: Image = {
      kind: 'image',
      source,
      position: rounded({
        x: at.x - drawn.width / 2 + index * STEP,
        y: at.y - drawn.height / 2 + index * STEP,
      }),
      size: drawn,
      ...(name === undefined || name === '' ? {} : { name }),
    };
    const ref = refOf('drawing', id);
    next = putOver(regroup(putDrawing(next, id, image), [ref]), ref);
    return ref;
  });
  if (refs.length === 0) return {};
  return { diagram: next, session: { selection: new Set(refs), tool: 'select' } };
}

const STEP = 24;

/** In whole pixels, its proportions kept. */
function shownSize({ width, height }: Size): Size {
  const factor = Math.min(1, LARGEST / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}
