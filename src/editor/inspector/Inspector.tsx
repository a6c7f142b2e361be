/** What is selected, with its settings, what it costs and what is wrong with it; nothing selected: the diagram. */
import './inspector.css';
import { idOf, kindOf } from '../../model/elements';
import { useDiagram, useSession } from '../app/hooks';
import { BehindCard } from './BehindCard';
import { ComponentInspector } from './ComponentInspector';
import { ConnectionInspector } from './ConnectionInspector';
import { DiagramInspector } from './DiagramInspector';
import { GroupInspector } from './GroupInspector';
import { ManyInspector } from './ManyInspector';

export function Inspector() {
  const selection = useSession((session) => session.selection);
  const [only = ''] = selection;
  // What is inspected next is seen from its top.
  return (
    <aside
      key={selection.size > 1 ? 'many' : only}
      className="inspector panel"
      aria-label="Inspector"
      tabIndex={-1}
      data-keeps-focus
    >
      <BehindSelected />
      <Inspected />
    </aside>
  );
}

function BehindSelected() {
  const [only, ...others] = useSession((session) => session.selection);
  return only !== undefined && others.length === 0 ? <BehindCard of={only} /> : null;
}

function Inspected() {
  const diagram = useDiagram();
  const selection = useSession((session) => session.selection);
  const [only] = selection;
  if (only === undefined) return <DiagramInspector />;
  if (selection.size > 1) return <ManyInspector />;
  const id = idOf(only);
  switch (kindOf(only)) {
    case 'component': {
      const component = diagram.components.get(id);
      return component ? <ComponentInspector key={id} id={id} component={component} /> : <DiagramInspector />;
    }
    case 'connection': {
      const connection = diagram.connections.get(id);
      return connection ? (
        <ConnectionInspector key={id} id={id} connection={connection} />
      ) : (
        <DiagramInspector />
      );
    }
    case 'group': {
      const group = diagram.groups.get(id);
      return group ? <GroupInspector key={id} id={id} group={group} /> : <DiagramInspector />;
    }
    case 'note':
    case 'drawing':
      return <ManyInspector />;
  }
}
