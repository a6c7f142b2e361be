import { connectionsIn, seenAs } from '../../layout/visibleDiagram';
import type { Diagram } from '../../model/diagram';
import { refOf } from '../../model/elements';
import type { App } from '../../state/app';

/** A line that stands for several connections has no name of its own. */
export function renameLine(app: App, id: string): void {
  const { diagram } = app.context();
  if (connectionsIn(diagram, id).length === 1) app.apply({ session: { renaming: refOf('connection', id) } });
}

/** Whether a connection has a line of its own, and so a place where its name is typed. */
export const standsAlone = (diagram: Diagram, id: string): boolean =>
  connectionsIn(diagram, id).length === 1 &&
  seenAs(diagram, refOf('connection', id)) === refOf('connection', id);
