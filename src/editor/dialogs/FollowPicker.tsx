/** What may come after a component, or before it, with type-ahead: what a connection dropped on empty canvas, and growing, ask. */
import { Command } from 'cmdk';
import { useMemo, useState } from 'react';
import { componentType, technology } from '../../catalog/catalog';
import { type CatalogHit, hitKey, hitLabel, hitTitle, searchCatalog } from '../../catalog/search';
import { followersOf, predecessorsOf } from '../../rules/followers';
import type { Point } from '../../shared/geometry';
import { addFollower } from '../../state/gestures';
import { grow } from '../../state/grow';
import type { Growth, Side } from '../../state/growth';
import { namedPart, type WantedPart, wantedOf } from '../../state/newComponent';
import { focusCanvas } from '../app/focus';
import { useApp, useDiagram } from '../app/hooks';
import { useScreenPoint } from '../canvas/useCanvasPoint';
import { TypeTile } from '../icons/TypeTile';
import { Popup } from './Popup';
import { useListFromTop } from './useListFromTop';

const SIZE = { width: 256, height: 330 };

/** A connection was dropped on empty canvas. */
export function FollowPicker({ from, at, screen }: { from: string; at: Point; screen: Point }) {
  const app = useApp();
  const onPick = (wanted: WantedPart) => app.apply(addFollower(app.context(), from, wanted, at));
  return <NeighbourPicker of={from} side="after" screen={screen} onPick={onPick} />;
}

/** The picker stands where the new component will. */
export function GrowPicker({ growth }: { readonly growth: Growth }) {
  const app = useApp();
  const toScreen = useScreenPoint();
  const screen = toScreen({ x: growth.at.x - CARD.width / 2, y: growth.at.y - CARD.height / 2 });
  const onPick = (wanted: WantedPart) => app.apply(grow(app.context(), growth, wanted));
  return <NeighbourPicker of={growth.anchor} side={growth.side} screen={screen} onPick={onPick} />;
}

const CARD = { width: 168, height: 60 };

interface Props {
  readonly of: string;
  readonly side: Side;
  readonly screen: Point;
  readonly onPick: (wanted: WantedPart) => void;
}

function NeighbourPicker({ of, side, screen, onPick }: Props) {
  const app = useApp();
  const diagram = useDiagram();
  const [query, setQuery] = useState('');
  const neighbours = useMemo(
    () => (side === 'after' ? followersOf(diagram, of) : predecessorsOf(diagram, of)),
    [diagram, of, side],
  );
  const possible = useMemo(() => new Set(neighbours.map(hitKey)), [neighbours]);
  const isPossible = ({ meaning: _, ...part }: CatalogHit) => possible.has(hitKey(part));
  const hits: readonly CatalogHit[] =
    query.trim() === ''
      ? neighbours.filter(({ technology }) => !technology)
      : searchCatalog(query).filter(isPossible);
  const named = query.trim() === '' ? null : namedHit(query);
  const list = useListFromTop(query);
  const label = side === 'after' ? 'What comes next' : 'What comes before';
  const pick = (wanted: WantedPart) => {
    app.apply({ session: { dialog: null } });
    focusCanvas();
    onPick(wanted);
  };
  return (
    <Popup label={label} screen={screen} size={SIZE}>
      <Command shouldFilter={false} loop label={label}>
        <Command.Input
          className="picker-input"
          autoFocus
          value={query}
          onValueChange={setQuery}
          placeholder={`${label}?`}
        />
        <Command.List ref={list} className="picker-list">
          <Command.Empty className="picker-empty">Nothing of that name may stand here.</Command.Empty>
          {hits.slice(0, 40).map((hit) => (
            <Command.Item
              key={hitKey(hit)}
              value={hitKey(hit)}
              className="menu-item"
              onSelect={() => pick(wantedOf(hit))}
            >
              <TypeTile type={hit.type} technology={hit.technology} size="small" />
              {hitLabel(hit)}
              {(hit.technology || hit.meaning) && <small>{hit.type.label}</small>}
            </Command.Item>
          ))}
          {named && isPossible(named.hit) && <NamedItem name={query} hit={named.hit} onPick={pick} />}
        </Command.List>
      </Command>
    </Popup>
  );
}

/** What a name would become: what its words say it is, else a plain box. */
export function namedHit(name: string): { readonly hit: CatalogHit } | null {
  const { type, technology: product, meaning } = namedPart(name);
  const known = componentType(type);
  const chosen = product === undefined ? undefined : technology(product);
  return known
    ? { hit: { type: known, ...(chosen && { technology: chosen }), ...(meaning && { meaning }) } }
    : null;
}

interface NamedItemProps {
  readonly name: string;
  readonly hit: CatalogHit;
  readonly onPick: (wanted: WantedPart) => void;
}

/** What was typed as the name of something new. */
export function NamedItem({ name, hit, onPick }: NamedItemProps) {
  return (
    <Command.Item className="menu-item" value="named" onSelect={() => onPick(namedPart(name))}>
      <TypeTile type={hit.type} technology={hit.technology} size="small" />
      <span className="named">“{name.trim()}”</span>
      <small>{hit.type.role === 'untyped' ? 'plain box' : hitTitle(hit)}</small>
    </Command.Item>
  );
}
