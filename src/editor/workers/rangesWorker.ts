/** The samples of a diagram with ranges, off the thread that draws. One diagram in, its uncertainty out. */
import { estimateRanges, type Uncertainty } from '../../estimate/ranges';
import type { Diagram } from '../../model/diagram';

addEventListener('message', ({ data }: MessageEvent<Diagram>) => {
  postMessage(uncertaintyOf(data));
});

/** A bug of ours leaves the numbers without their spread; the editor says what is wrong with the numbers themselves. */
function uncertaintyOf(diagram: Diagram): Uncertainty | null {
  try {
    return estimateRanges(diagram, { parts: true });
  } catch {
    return null;
  }
}
