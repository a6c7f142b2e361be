/**
 * Adding where the pointer is, by name: a component, a product, a pattern, a plain box; or a whole diagram that is typed,
 * `user > lb > api x3 > redis`, of which what will be drawn is shown while it is typed.
 */
import './quick.css';
import { Command } from 'cmdk';
import { type ClipboardEvent, type KeyboardEvent, useDeferredValue, useEffect, useState } from 'react';
import { componentType } from '../../catalog/catalog';
import { groupMeantBy, type NamedGroupType } from '../../catalog/groupTypes';
import { MOST_USED } from '../../catalog/mostUsed';
import { type CatalogHit, hitKey, hitLabel, searchCatalog } from '../../catalog/search';
import { isDiagramText } from '../../formats/importers/diagramText';
import type { Pattern } from '../../library/pattern';
import { searchPatterns } from '../../library/patterns';
import type { Point } from '../../shared/geometry';
import { type WantedPart, wantedOf } from '../../state/newComponent';
import { addGroupThere, addThere } from '../../state/quickAdd';
import { focusCanvas } from '../app/focus';
import { useSession, useShell } from '../app/hooks';
import { NamedItem, namedHit } from '../dialogs/FollowPicker';
import { Popup } from '../dialogs/Popup';
import { useListFromTop } from '../dialogs/useListFromTop';
import { TypeTile } from '../icons/TypeTile';
import { PatternItem } from '../patterns/PatternItem';
import { useInsertPattern } from '../patterns/useInsertPattern';
import { layoutEngine } from '../workers/layoutEngine';
import { GroupChoice } from './GroupChoice';
import { TypedPreview } from './TypedPreview';
import { useDrawTyped } from './useDrawTyped';

const SIZE = { width: 420, height: 380 };
const EXAMPLE = 'user > lb > api x3 > redis, postgres';

interface Props {
  readonly at: Point;
  readonly screen: Point;
}

export function QuickAdd({ at, screen }: Props) {
  const { app, isMac } = useShell();
  const [text, setText] = useState('');
  const list = useListFromTop(text);
  const draw = useDrawTyped();
  const insert = useInsertPattern();
  const isDiagram = isDiagramText(text);
  // Typing goes first: what would be drawn follows when there is time.
  const deferred = useDeferredValue(text);
  useEffect(() => {
    // Started while the diagram is typed, so that it is laid out at once when it is drawn.
    if (isDiagram) layoutEngine();
  }, [isDiagram]);
  const close = () => {
    app.apply({ session: { dialog: null } });
    focusCanvas();
  };
  const add = (wanted: WantedPart) => {
    close();
    app.apply(addThere(app.context(), wanted, at));
  };
  const drawIt = (withRemedies: boolean) => {
    close();
    void draw(text, at, withRemedies);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !isDiagram || !(isMac ? event.metaKey : event.ctrlKey)) return;
    event.preventDefault();
    drawIt(true);
  };
  return (
    <Popup label="Add here" screen={screen} size={SIZE}>
      <Command shouldFilter={false} loop label="Add here">
        <Command.Input
          className="picker-input"
          autoFocus
          value={text}
          onValueChange={setText}
          onKeyDown={onKeyDown}
          onPaste={(event) => pasteLines(event, setText)}
          placeholder={`Name it, or type a diagram: ${EXAMPLE}`}
        />
        {isDiagram ? (
          <TypedPreview text={deferred} onDraw={drawIt} />
        ) : (
          <Command.List ref={list} className="picker-list">
            <Choices
              query={text}
              onAdd={add}
              onGroup={(wanted) => {
                close();
                app.apply(addGroupThere(app.context(), wanted, at));
              }}
              onInsert={(pattern) => {
                close();
                insert(pattern, at);
              }}
            />
          </Command.List>
        )}
      </Command>
    </Popup>
  );
}

/** Several lines in a field of one: chains with a semicolon between. */
function pasteLines(event: ClipboardEvent<HTMLInputElement>, setText: (text: string) => void): void {
  const lines = event.clipboardData.getData('text/plain').split(/\r?\n/);
  if (lines.length < 2) return;
  event.preventDefault();
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  const before = value.slice(0, selectionStart ?? value.length);
  const after = value.slice(selectionEnd ?? value.length);
  const typed = lines.map((line) => line.trim()).filter(Boolean);
  setText(`${before}${typed.join('; ')}${after}`);
}

interface ChoicesProps {
  readonly query: string;
  readonly onAdd: (wanted: WantedPart) => void;
  readonly onGroup: (wanted: NamedGroupType) => void;
  readonly onInsert: (pattern: Pattern) => void;
}

/** Nothing typed: what was added lately, then what most diagrams are made of. */
function Choices({ query, onAdd, onGroup, onInsert }: ChoicesProps) {
  const recent = useSession((session) => session.recent);
  const isEmpty = query.trim() === '';
  const lately = recent.flatMap((id) => componentType(id) ?? []);
  const usual: readonly CatalogHit[] = [...new Set([...lately, ...MOST_USED])].map((type) => ({ type }));
  const hits = isEmpty ? usual : searchCatalog(query).slice(0, 12);
  const named = isEmpty ? null : namedHit(query);
  // Its words plainly say something other than what is found by them: "order service" is no ordered bus.
  const isOther = named !== null && named.hit.type.role !== 'untyped' && isNotFirst(named.hit, hits);
  const group = isEmpty ? null : groupMeantBy(query);
  // A zone that is said to be one comes before what its name may also mean.
  const isGroup = group !== null && (group.name !== '' || hits.length === 0 || isKind(group, query));
  const groupItem = group && <GroupChoice wanted={group} onPick={onGroup} />;
  const item = named && <NamedItem name={query} hit={named.hit} onPick={onAdd} />;
  return (
    <>
      {isGroup && groupItem}
      {isOther && item}
      {hits.map((hit) => (
        <Command.Item
          key={hitKey(hit)}
          value={hitKey(hit)}
          className="menu-item"
          onSelect={() => onAdd(wantedOf(hit))}
        >
          <TypeTile type={hit.type} technology={hit.technology} size="small" />
          {hitLabel(hit)}
          {(hit.technology || hit.meaning) && <small>{hit.type.label}</small>}
        </Command.Item>
      ))}
      {!isGroup && groupItem}
      {!isOther && item}
      {!isEmpty &&
        searchPatterns(query)
          .slice(0, 4)
          .map((pattern) => <PatternItem key={pattern.id} pattern={pattern} onInsert={onInsert} />)}
    </>
  );
}

const isKind = ({ type }: NamedGroupType, query: string): boolean =>
  type.label.toLowerCase() === query.trim().toLowerCase();

const isNotFirst = (hit: CatalogHit, [first]: readonly CatalogHit[]): boolean =>
  first === undefined || hitKey(first) !== hitKey(hit);
