import { connectionsIn } from '../../layout/visibleDiagram';
import { refOf } from '../../model/elements';
import type { App } from '../../state/app';

/** A line that stands for several connections has no name of its own. */
export function renameLine(app: App, id: string): void {
  const { diagram } = app.context();
  if (connectionsIn(diagram, id).length === 1) app.apply({ session: { renaming: refOf('connection', id) } });
}
