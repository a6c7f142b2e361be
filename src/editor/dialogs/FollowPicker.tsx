/** A connection dropped on empty canvas: what may follow, with type-ahead; choosing adds it there and connects. */
import { Command } from 'cmdk';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type CatalogHit, hitKey, hitLabel, searchCatalog } from '../../catalog/search';
import { followersOf } from '../../rules/followers';
import type { Point } from '../../shared/geometry';
import { addFollower } from '../../state/gestures';
import { wantedOf } from '../../state/newComponent';
import { focusCanvas } from '../app/focus';
import { useApp, useDiagram } from '../app/hooks';
import { TypeTile } from '../icons/TypeTile';

interface Props {
  readonly from: string;
  readonly at: Point;
  readonly screen: Point;
}

export function FollowPicker({ from, at, screen }: Props) {
  const app = useApp();
  const diagram = useDiagram();
  const [query, setQuery] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const followers = useMemo(() => followersOf(diagram, from), [diagram, from]);
  const possible = useMemo(() => new Set(followers.map(hitKey)), [followers]);
  const hits: readonly CatalogHit[] =
    query.trim() === ''
      ? followers.filter(({ technology }) => !technology)
      : searchCatalog(query).filter(({ meaning: _, ...part }) => possible.has(hitKey(part)));
  const close = () => {
    app.apply({ session: { dialog: null } });
    focusCanvas();
  };
  useEffect(() => {
    const leave = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target))
        app.apply({ session: { dialog: null } });
    };
    window.addEventListener('pointerdown', leave, true);
    return () => window.removeEventListener('pointerdown', leave, true);
  }, [app]);
  return (
    <div
      ref={box}
      className="follow-picker menu"
      role="dialog"
      aria-label="What comes next"
      style={{
        left: Math.min(screen.x + 6, window.innerWidth - 270),
        top: Math.min(screen.y - 12, window.innerHeight - 340),
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <Command shouldFilter={false} loop label="What comes next">
        <Command.Input
          className="picker-input"
          autoFocus
          value={query}
          onValueChange={setQuery}
          placeholder="What comes next?"
        />
        <Command.List className="picker-list">
          <Command.Empty className="picker-empty">Nothing of that name may follow here.</Command.Empty>
          {hits.slice(0, 40).map((hit) => (
            <Command.Item
              key={hitKey(hit)}
              value={hitKey(hit)}
              className="menu-item"
              onSelect={() => {
                close();
                app.apply(addFollower(app.context(), from, wantedOf(hit), at));
              }}
            >
              <TypeTile type={hit.type} technology={hit.technology} size="small" />
              {hitLabel(hit)}
              {hit.meaning && <small>{hit.type.label}</small>}
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </div>
  );
}
