/** What works out the lines of the page in view, for as long as the canvas is there. */
import { useEffect, useState } from 'react';
import { createLiveLines, type LiveLines } from '../../state/lines/liveLines';
import { openLinesPort } from '../workers/openLinesPort';

export function useLiveLines(): LiveLines {
  const [lines] = useState(() => createLiveLines({ openPort: openLinesPort, nowMs, later }));
  useEffect(() => () => lines.close(), [lines]);
  return lines;
}

const nowMs = (): number => performance.now();

function later(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
