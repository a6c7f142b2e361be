/** Beside the pen: the colour and width of what it draws next. */
import { setPen } from '../../state/styling';
import { useApp, useSession } from '../app/hooks';
import { AccentChoice } from '../look/AccentChoice';
import { WidthChoice } from '../look/WidthChoice';

export function PenPanel() {
  const app = useApp();
  const pen = useSession((session) => session.pen);
  return (
    <div className="pen-panel panel">
      <AccentChoice
        label="Colour of the pen"
        none="Ink"
        value={pen.accent}
        onChange={(accent) => app.apply(setPen(app.context(), { accent }))}
      />
      <WidthChoice
        label="Width of the pen"
        value={pen.width}
        onChange={(width) => app.apply(setPen(app.context(), { width }))}
      />
    </div>
  );
}
