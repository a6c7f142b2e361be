/**
 * Every component type, kind of group and pattern, by category or by search; Enter or a click adds it, a drag puts it where it
 * is dropped.
 */
import './palette.css';
import { Command } from 'cmdk';
import { CircleHelp, List, Search } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, type MouseEvent, useState } from 'react';
import { CATEGORIES, COMPONENT_TYPES, componentType } from '../../catalog/catalog';
import type { ComponentType } from '../../catalog/componentType';
import {
  GROUP_TYPES,
  type GroupType,
  groupMeantBy,
  type NamedGroupType,
  searchGroupTypes,
} from '../../catalog/groupTypes';
import { MOST_USED } from '../../catalog/mostUsed';
import { type CatalogHit, hitKey, hitLabel, searchCatalog } from '../../catalog/search';
import type { Pattern } from '../../library/pattern';
import { searchPatterns } from '../../library/patterns';
import { addLegend } from '../../state/addLegend';
import { keysOf } from '../../state/bindings';
import { command } from '../../state/commands/commands';
import { addComponent } from '../../state/gestures';
import { showKeys } from '../../state/keys';
import { wantedOf } from '../../state/newComponent';
import { addGroupThere } from '../../state/quickAdd';
import { focusCanvas } from '../app/focus';
import { useApp, useSession, useShell } from '../app/hooks';
import { useEffectHandlers } from '../app/useEffectHandlers';
import { useKeyboard } from '../app/useKeyboard';
import { useCanvasPoint } from '../canvas/useCanvasPoint';
import { useListFromTop } from '../dialogs/useListFromTop';
import { openHelp } from '../help/openHelp';
import { TypeTile } from '../icons/TypeTile';
import { PatternCatalogue } from '../patterns/PatternCatalogue';
import { PatternItem } from '../patterns/PatternItem';
import { useInsertPattern } from '../patterns/useInsertPattern';
import { GroupChoice } from '../quick/GroupChoice';
import { carry } from './carried';
import { GroupItem } from './GroupItem';

export function Palette() {
  const { app, isMac } = useShell();
  const [findKey] = keysOf(command('find-component'), useKeyboard());
  const recent = useSession((session) => session.recent);
  const [query, setQuery] = useState('');
  const [tab, setTab] = useState<Tab>('components');
  const insert = useInsertPattern();
  useEffectHandlers({ 'find-component': () => setTab('components') });
  const toCanvas = useCanvasPoint();
  const add = (hit: CatalogHit) => {
    const middle = toCanvas({ x: window.innerWidth / 2, y: window.innerHeight / 2 });
    app.apply(addComponent(app.context(), wantedOf(hit), middle, 'nearby'));
    setQuery('');
    focusCanvas();
    // The view can only follow to what is drawn.
    requestAnimationFrame(() => app.apply({ effect: 'reveal-selection' }));
  };
  const addGroup = (wanted: NamedGroupType) => {
    const middle = toCanvas({ x: window.innerWidth / 2, y: window.innerHeight / 2 });
    app.apply(addGroupThere(app.context(), wanted, middle));
    setQuery('');
    focusCanvas();
  };
  const insertFound = (pattern: Pattern) => {
    insert(pattern);
    setQuery('');
  };
  const isSearching = query.trim() !== '';
  const list = useListFromTop(query);
  // Escape clears the search, then gives the keyboard back to the canvas.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'F1') {
      event.preventDefault();
      const id = highlighted(event.currentTarget)?.type;
      const group = highlighted(event.currentTarget)?.group;
      if (id) openHelp(app, { about: 'type', id });
      else if (group) openHelp(app, { about: 'group', id: group });
    }
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (query === '') focusCanvas();
    setQuery('');
  };
  return (
    <nav className="palette left-dock panel" aria-label="Components">
      <Command shouldFilter={false} loop label="Components and patterns">
        <Tabs tab={tab} onTab={setTab} />
        <div className="palette-search">
          <Search size={14} aria-hidden="true" />
          <Command.Input
            value={query}
            onValueChange={setQuery}
            placeholder={tab === 'components' ? 'Find a component' : 'Find a pattern'}
            onKeyDown={onKeyDown}
          />
          {tab === 'components' && findKey && <kbd>{showKeys(findKey, isMac)}</kbd>}
        </div>
        <Command.List ref={list}>
          <Command.Empty className="palette-empty">
            {tab === 'components'
              ? 'Nothing is called that. Double-click the canvas for a plain box; its type can follow.'
              : 'No pattern is called that.'}
          </Command.Empty>
          {tab === 'patterns' && <PatternCatalogue query={query} onInsert={insertFound} />}
          {tab === 'components' && !isSearching && <Catalogue recent={recent} onAdd={add} />}
          {tab === 'components' && isSearching && (
            <Found
              query={query}
              onAdd={add}
              onGroup={addGroup}
              onInsert={insertFound}
              onDone={() => setQuery('')}
            />
          )}
        </Command.List>
      </Command>
    </nav>
  );
}

type Tab = 'components' | 'patterns';
const TABS: readonly (readonly [Tab, string])[] = [
  ['components', 'Components'],
  ['patterns', 'Patterns'],
];

interface TabsProps {
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
}

function Tabs({ tab, onTab }: TabsProps) {
  return (
    <fieldset className="palette-tabs" aria-label="What to add">
      {TABS.map(([id, label]) => (
        <button type="button" key={id} aria-pressed={tab === id} onClick={() => onTab(id)}>
          {label}
        </button>
      ))}
    </fieldset>
  );
}

interface FoundProps {
  readonly query: string;
  readonly onAdd: (item: CatalogHit) => void;
  readonly onGroup: (wanted: NamedGroupType) => void;
  readonly onInsert: (pattern: Pattern) => void;
  readonly onDone: () => void;
}

/** Components first, groups and patterns of that name after them; before them what is called just that. */
function Found({ query, onAdd, onGroup, onInsert, onDone }: FoundProps) {
  const patterns = searchPatterns(query).slice(0, 6);
  const groups = searchGroupTypes(query);
  const named = groupMeantBy(query);
  const isCalled = ({ label }: GroupType) => label.toLowerCase() === query.trim().toLowerCase();
  const item = (type: GroupType) => <GroupItem key={type.id} type={type} onDone={onDone} />;
  return (
    <>
      {groups.filter(isCalled).map(item)}
      {named?.name && groups.length === 0 && (
        <GroupChoice className="palette-item" wanted={named} onPick={onGroup} />
      )}
      {searchCatalog(query)
        .slice(0, 24)
        .map((hit) => (
          <PaletteItem key={hitKey(hit)} item={hit} onAdd={onAdd} />
        ))}
      {groups.filter((type) => !isCalled(type)).map(item)}
      {isLegend(query) && <LegendItem />}
      {patterns.length > 0 && (
        <Command.Group heading="Patterns">
          {patterns.map((pattern) => (
            <PatternItem key={pattern.id} pattern={pattern} onInsert={onInsert} />
          ))}
        </Command.Group>
      )}
    </>
  );
}

function Catalogue({
  recent,
  onAdd,
}: {
  readonly recent: readonly string[];
  readonly onAdd: (item: CatalogHit) => void;
}) {
  const isLately = (type: ComponentType | undefined): type is ComponentType =>
    type !== undefined && !MOST_USED.includes(type);
  const recentTypes = recent.map(componentType).filter(isLately);
  return (
    <>
      <Command.Group heading="Most used">
        {MOST_USED.map((type, index) => (
          <PaletteItem key={type.id} item={{ type }} onAdd={onAdd} prefix="most-used" digit={index + 1} />
        ))}
      </Command.Group>
      {recentTypes.length > 0 && (
        <Command.Group heading="Recent">
          {recentTypes.map((type) => (
            <PaletteItem key={type.id} item={{ type }} onAdd={onAdd} prefix="recent" />
          ))}
        </Command.Group>
      )}
      {CATEGORIES.map(({ id, label }) => (
        <Command.Group key={id} heading={label}>
          {COMPONENT_TYPES.filter((type) => type.category === id).map((type) => (
            <PaletteItem key={type.id} item={{ type }} onAdd={onAdd} />
          ))}
          {id === 'shapes' && <LegendItem />}
        </Command.Group>
      ))}
      <Command.Group heading="Groups">
        {GROUP_TYPES.map((type) => (
          <GroupItem key={type.id} type={type} />
        ))}
      </Command.Group>
    </>
  );
}

/** No component: it lists those there are. */
function LegendItem() {
  const app = useApp();
  const add = () => {
    app.apply(addLegend(app.context()));
    focusCanvas();
  };
  return (
    <Command.Item
      className="palette-item"
      value="legend"
      title="Lists the kinds of part and line in the diagram."
      onSelect={add}
    >
      <span className="type-tile" data-size="small" data-category="shapes">
        <List size={13} aria-hidden="true" />
      </span>
      <span>Legend</span>
    </Command.Item>
  );
}

const isLegend = (query: string): boolean => 'legend'.startsWith(query.trim().toLowerCase());

/** What the entry the arrows are at is of: a type, or a kind of group. */
const highlighted = (input: Element): DOMStringMap | undefined =>
  input.closest('[cmdk-root]')?.querySelector<HTMLElement>('[cmdk-item][aria-selected="true"]')?.dataset;

interface PaletteItemProps {
  readonly item: CatalogHit;
  readonly onAdd: (item: CatalogHit) => void;
  readonly prefix?: string;
  /** The key that adds it at the pointer. */
  readonly digit?: number;
}

function PaletteItem({ item, onAdd, prefix = '', digit }: PaletteItemProps) {
  const { type, technology } = item;
  const app = useApp();
  const help = (event: MouseEvent) => {
    event.stopPropagation();
    openHelp(app, { about: 'type', id: type.id });
  };
  const onDragStart = (event: DragEvent) => carry(event.dataTransfer, wantedOf(item));
  return (
    <Command.Item
      className="palette-item"
      value={`${prefix}${hitKey(item)}`}
      title={type.summary}
      data-type={type.id}
      draggable
      onDragStart={onDragStart}
      onSelect={() => onAdd(item)}
    >
      <TypeTile type={type} technology={technology} size="small" />
      <span>{hitLabel(item)}</span>
      {(technology || item.meaning) && <small>{type.label}</small>}
      {digit !== undefined && <kbd title={`Press ${digit} to add it at the pointer`}>{digit}</kbd>}
      {/* For the mouse: with the keyboard it is F1. */}
      <span className="palette-help" aria-hidden="true" title="What it is (F1)" onClick={help}>
        <CircleHelp size={13} />
      </span>
    </Command.Item>
  );
}
