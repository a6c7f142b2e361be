/** Starts the worker that draws the lines of large pages. */
import type { OpenLinesPort } from '../../state/lines/linesClient';
import { portTo } from './portTo';

export const openLinesPort: OpenLinesPort = (hear, died) =>
  portTo(new Worker(new URL('./linesWorker.ts', import.meta.url), { type: 'module' }), hear, died);
