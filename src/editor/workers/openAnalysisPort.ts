/** Starts the worker that analyses large diagrams. */
import type { OpenPort } from '../../state/live/analysisClient';
import { portTo } from './portTo';

export const openAnalysisPort: OpenPort = (hear, died) =>
  portTo(new Worker(new URL('./analysisWorker.ts', import.meta.url), { type: 'module' }), hear, died);
