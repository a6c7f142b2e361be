/** One line of the outline: what it is, its name, its numbers. The tree hears what is done to it. */
import { ChevronRight, Image, StickyNote } from 'lucide-react';
import { technology } from '../../catalog/catalog';
import { typeOf } from '../../catalog/effective';
import { isCard } from '../../layout/visibleDiagram';
import { idOf, kindOf } from '../../model/elements';
import { useAnalysis, useDiagram, useSession } from '../app/hooks';
import { TypeTile } from '../icons/TypeTile';
import { outlineNumbers } from './outlineNumbers';
import type { OutlineRow } from './outlineTree';

interface Props {
  readonly id: string;
  readonly row: OutlineRow;
  readonly top: number;
  readonly active: boolean;
  readonly selected: boolean;
}

export function OutlineLine({ id, row, top, active, selected }: Props) {
  const { node, level, place, siblings, open } = row;
  const diagram = useDiagram();
  const { estimate } = useAnalysis();
  const journey = useSession((session) => session.journey);
  const numbers = outlineNumbers(diagram, estimate, journey, node.ref);
  return (
    <div
      id={id}
      className="outline-line"
      role="treeitem"
      tabIndex={-1}
      aria-level={level}
      aria-posinset={place}
      aria-setsize={siblings}
      aria-selected={selected}
      {...(open !== null && { 'aria-expanded': open })}
      title={[node.label, ...numbers].join(' · ')}
      data-active={active || undefined}
      data-line={node.ref}
      data-kind={kindOf(node.ref)}
      style={{ top, paddingLeft: 6 + (level - 1) * 14 }}
    >
      <span className="outline-twist" data-open={open ?? undefined}>
        {open !== null && <ChevronRight size={12} aria-hidden="true" />}
      </span>
      <Sign row={row} />
      <span className="outline-name" dir="auto">
        {node.label}
      </span>
      {kindOf(node.ref) === 'group' && isCard(diagram, idOf(node.ref)) && (
        <span className="visually-hidden">, collapsed</span>
      )}
      {kindOf(node.ref) !== 'group' && <span className="visually-hidden">, {node.kind}, </span>}
      <small>{numbers[0]}</small>
      {numbers.length > 1 && <span className="visually-hidden">, {numbers.slice(1).join(', ')}</span>}
    </div>
  );
}

function Sign({ row: { node } }: { readonly row: OutlineRow }) {
  const diagram = useDiagram();
  switch (kindOf(node.ref)) {
    case 'component': {
      const component = diagram.components.get(idOf(node.ref));
      return component ? (
        <TypeTile
          type={typeOf(component)}
          technology={technology(component.settings?.technology ?? '')}
          size="small"
        />
      ) : null;
    }
    case 'note':
      return <StickyNote size={13} aria-hidden="true" />;
    case 'drawing':
      return <Image size={13} aria-hidden="true" />;
    case 'group':
      return <em>{node.kind} </em>;
    case 'connection':
      return null;
  }
}
