/** How much of the canvas a page takes up; null: nothing is on it. */
import type { Diagram } from '../model/diagram';
import { boundsOf, type Rect } from '../shared/geometry';
import { bodyRects } from './bodyRects';

export const pageBounds = (diagram: Diagram): Rect | null => boundsOf(bodyRects(diagram).values());
