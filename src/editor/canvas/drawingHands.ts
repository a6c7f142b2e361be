/** Which tools draw on the canvas, and with what hand. */
import { createEraserHand } from './eraserHand';
import type { Hand, HandTools } from './hands';
import { createLaserHand } from './laserHand';
import { createPenHand } from './penHand';

export const DRAWING_HANDS = {
  pen: createPenHand,
  eraser: createEraserHand,
  laser: createLaserHand,
} satisfies Readonly<Record<string, (tools: HandTools) => Hand>>;

export type DrawingTool = keyof typeof DRAWING_HANDS;

export const isDrawingTool = (tool: string): tool is DrawingTool => Object.hasOwn(DRAWING_HANDS, tool);
