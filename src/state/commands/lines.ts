/** Lines and their labels: the style they are drawn in, where a label stands, where a connection goes. */
import type { Connection, Diagram } from '../../model/diagram';
import { putConnection, withKey } from '../../model/edits';
import { idOf, kindOf } from '../../model/elements';
import { LINE_STYLES, type LineStyle } from '../../model/style';
import type { Command, Context, Outcome } from '../command';

/** The connections selected, where nothing else is. */
export function selectedConnections({ diagram, session }: Context): readonly string[] {
  const refs = [...session.selection];
  const ids = refs.filter((ref) => kindOf(ref) === 'connection').map(idOf);
  return ids.length === refs.length ? ids.filter((id) => diagram.connections.has(id)) : [];
}

function only(context: Context): string | null {
  const [id, ...others] = selectedConnections(context);
  return id !== undefined && others.length === 0 ? id : null;
}

/** Of the connections selected; of the whole page where none is, or more than connections. */
function drawAs(context: Context, line: LineStyle): Outcome {
  const { diagram } = context;
  const ids = selectedConnections(context);
  if (ids.length === 0) return { diagram: { ...diagram, style: { ...diagram.style, lines: line } } };
  return { diagram: changed(diagram, ids, (connection) => ({ ...connection, line })) };
}

const STEP = 0.05;
const MIDDLE = 0.5;

function shiftLabel(context: Context, by: number): Outcome {
  const id = only(context);
  if (id === null) return {};
  const shift = (connection: Connection): Connection => {
    const at = (connection.labelAt ?? MIDDLE) + by;
    return { ...connection, labelAt: Math.min(1, Math.max(0, Math.round(at * 1000) / 1000)) };
  };
  return { diagram: changed(context.diagram, [id], shift), record: `merge:label ${id}` };
}

function changed(
  diagram: Diagram,
  ids: readonly string[],
  change: (connection: Connection) => Connection,
): Diagram {
  let next = diagram;
  for (const id of ids) {
    const connection = diagram.connections.get(id);
    if (connection) next = putConnection(next, id, change(connection));
  }
  return next;
}

const isOne = (context: Context): boolean => only(context) !== null;

const openFor =
  (dialog: (connection: string) => NonNullable<Context['session']['dialog']>): Command['run'] =>
  (context) => {
    const id = only(context);
    return id === null ? {} : { session: { dialog: dialog(id) } };
  };

export const lineCommands: readonly Command[] = [
  ...LINE_STYLES.map(
    (style): Command => ({
      id: `lines-${style}`,
      label: `Lines: ${style}`,
      family: 'arrange',
      keys: [],
      run: (context) => drawAs(context, style),
    }),
  ),
  {
    id: 'label-earlier',
    label: 'Move the label back along its line',
    family: 'arrange',
    keys: ['Alt+Shift+J'],
    enabled: isOne,
    run: (context) => shiftLabel(context, -STEP),
  },
  {
    id: 'label-later',
    label: 'Move the label on along its line',
    family: 'arrange',
    keys: ['Alt+Shift+K'],
    enabled: isOne,
    run: (context) => shiftLabel(context, STEP),
  },
  {
    id: 'label-back',
    label: 'Put the label back',
    family: 'arrange',
    keys: [],
    enabled: (context) =>
      selectedConnections(context).some((id) => context.diagram.connections.get(id)?.labelAt !== undefined),
    run: (context) => ({
      diagram: changed(context.diagram, selectedConnections(context), (connection) =>
        withKey(connection, 'labelAt', undefined),
      ),
    }),
  },
  {
    id: 'reroute-to',
    label: 'Change where the connection goes…',
    family: 'arrange',
    keys: [],
    enabled: isOne,
    run: openFor((connection) => ({ kind: 'reroute', connection, end: 'to' })),
  },
  {
    id: 'reroute-from',
    label: 'Change where the connection comes from…',
    family: 'arrange',
    keys: [],
    enabled: isOne,
    run: openFor((connection) => ({ kind: 'reroute', connection, end: 'from' })),
  },
  {
    id: 'insert-on',
    label: 'Insert a component into the connection…',
    family: 'arrange',
    keys: [],
    enabled: isOne,
    run: openFor((connection) => ({ kind: 'insert', connection })),
  },
];
