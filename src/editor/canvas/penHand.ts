/** The pen: ink is shown as it is drawn, and becomes a drawing when the pen is lifted. */
import { strokeOutline } from '../../layout/strokeOutline';
import type { StrokePoint } from '../../model/diagram';
import { addStroke } from '../../state/drawing';
import type { Hand, HandTools } from './hands';
import { createInkLine, type InkLine } from './inkLine';

export function createPenHand({ app, zoom, show }: HandTools): Hand {
  let line: InkLine | null = null;
  let drawn: readonly StrokePoint[] = [];
  const ink = (points: readonly StrokePoint[]) => {
    drawn = points;
    show(strokeOutline(points, app.context().session.pen.width));
  };
  const stop = () => {
    line = null;
    drawn = [];
    show('');
  };
  return {
    begin: (sample) => {
      line = createInkLine(sample, zoom());
      ink(line.points());
    },
    draw: (samples, straight) => {
      if (!line) return;
      for (const sample of samples) line.add(sample);
      ink(straight ? line.straight() : line.points());
    },
    finish: () => {
      const context = app.context();
      if (line) app.apply(addStroke(context, drawn, context.session.pen, zoom()));
      stop();
    },
    cancel: stop,
  };
}
