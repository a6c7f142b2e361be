/** Draws figures off the thread that draws the screen. A diagram with its numbers in, the text of an SVG out. */
import { exportSvg } from '../../formats/exporters/svg';
import type { FigureQuestion, FigureReply } from './figureQuestion';

addEventListener('message', ({ data: { diagram, estimate, options } }: MessageEvent<FigureQuestion>) => {
  postMessage(replyTo(() => exportSvg(diagram, estimate, options)));
});

function replyTo(draw: () => string): FigureReply {
  try {
    return { svg: draw(), failure: null };
  } catch (error) {
    return { svg: null, failure: error instanceof Error ? error.message : String(error) };
  }
}
