/** What may stand between the two ends of a connection, with type-ahead; choosing puts it there. */
import { Command } from 'cmdk';
import { useMemo, useState } from 'react';
import { COMPONENT_TYPES } from '../../catalog/catalog';
import { type CatalogHit, hitKey, hitLabel, searchCatalog } from '../../catalog/search';
import { NODE_SIZE } from '../../layout/nodeRect';
import { connectionName } from '../../model/queries';
import { spotBetween } from '../../rules/remedies';
import { insertNew, judgeNew } from '../../state/insertOn';
import { wantedOf } from '../../state/newComponent';
import { useApp, useDiagram } from '../app/hooks';
import { TypeTile } from '../icons/TypeTile';
import { Modal } from './Modal';
import { useListFromTop } from './useListFromTop';

const MOST = 40;

export function InsertDialog({ connection: id }: { readonly connection: string }) {
  const app = useApp();
  const diagram = useDiagram();
  const [query, setQuery] = useState('');
  const list = useListFromTop(query);
  const hits = useMemo(() => {
    const all: readonly CatalogHit[] =
      query.trim() === '' ? COMPONENT_TYPES.map((type) => ({ type })) : searchCatalog(query);
    const context = app.context();
    return all.filter((hit) => judgeNew(context, id, wantedOf(hit)).allowed).slice(0, MOST);
  }, [app, id, query]);
  const insert = (hit: CatalogHit) => {
    app.apply({ session: { dialog: null } });
    const context = app.context();
    const ends = context.diagram.connections.get(id);
    const corner = ends && spotBetween(context.diagram, ends.from, ends.to);
    const at = corner
      ? { x: corner.x + NODE_SIZE.width / 2, y: corner.y + NODE_SIZE.height / 2 }
      : { x: 0, y: 0 };
    app.apply(insertNew(context, id, wantedOf(hit), at));
  };
  const title = `Insert into ${connectionName(diagram, id)}`;
  return (
    <Modal title={title} bare>
      <Command className="picker" shouldFilter={false} loop label={title}>
        <Command.Input
          className="picker-input"
          value={query}
          onValueChange={setQuery}
          placeholder="Insert…"
        />
        <Command.List ref={list} className="picker-list">
          <Command.Empty className="picker-empty">Nothing of that name may stand here.</Command.Empty>
          {hits.map((hit) => (
            <Command.Item
              key={hitKey(hit)}
              value={hitKey(hit)}
              className="menu-item"
              onSelect={() => insert(hit)}
            >
              <TypeTile type={hit.type} technology={hit.technology} size="small" />
              {hitLabel(hit)}
              {(hit.technology || hit.meaning) && <small>{hit.type.label}</small>}
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </Modal>
  );
}
