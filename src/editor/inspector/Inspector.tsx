/** What is selected, with its settings, what it costs and what is wrong with it; nothing selected: the diagram. */
import './inspector.css';
import { idOf, kindOf } from '../../model/elements';
import { useOfDiagram, useSession } from '../app/hooks';
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
  const selection = useSession((session) => session.selection);
  const [only] = selection;
  if (only === undefined) return <DiagramInspector />;
  if (selection.size > 1) return <ManyInspector />;
  const id = idOf(only);
  switch (kindOf(only)) {
    case 'component':
      return <InspectedComponent key={id} id={id} />;
    case 'connection':
      return <InspectedConnection key={id} id={id} />;
    case 'group':
      return <InspectedGroup key={id} id={id} />;
    case 'note':
    case 'drawing':
      return <ManyInspector />;
  }
}

interface Selected {
  readonly id: string;
}

function InspectedComponent({ id }: Selected) {
  const component = useOfDiagram(({ components }) => components.get(id));
  return component ? <ComponentInspector id={id} component={component} /> : <DiagramInspector />;
}

function InspectedConnection({ id }: Selected) {
  const connection = useOfDiagram(({ connections }) => connections.get(id));
  return connection ? <ConnectionInspector id={id} connection={connection} /> : <DiagramInspector />;
}

function InspectedGroup({ id }: Selected) {
  const group = useOfDiagram(({ groups }) => groups.get(id));
  return group ? <GroupInspector id={id} group={group} /> : <DiagramInspector />;
}
