/** Finding on the canvas: what is typed is looked for while it is typed, Enter walks on, Escape leaves the match selected. */
import './findBar.css';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { pagesOf } from '../../model/pages';
import { findMatches, type Match, showMatch } from '../../state/find';
import { focusCanvas } from '../app/focus';
import { useApp, useDocument, useSession } from '../app/hooks';
import { useEffectHandlers } from '../app/useEffectHandlers';

export function FindBar() {
  const query = useSession((session) => session.finding);
  const field = useRef<HTMLInputElement>(null);
  // At once, as on opening: by the next frame the next key may be typed, and would be selected and lost.
  useEffectHandlers({
    'focus-find': () => {
      field.current?.focus();
      field.current?.select();
    },
  });
  return query === null ? null : <Bar query={query} field={field} />;
}

interface Props {
  readonly query: string;
  readonly field: RefObject<HTMLInputElement | null>;
}

function Bar({ query, field }: Props) {
  const app = useApp();
  const document = useDocument();
  // The order of what is found stays as it is while one walks from page to page.
  const [start] = useState(() => app.session.getState().page);
  const [at, setAt] = useState(-1);
  const matches = useMemo(() => findMatches(document, start, query), [document, start, query]);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [field]);

  const show = (index: number, all: readonly Match[] = matches) => {
    const match = all[index];
    setAt(match ? index : -1);
    if (match) app.apply(showMatch(app.context(), match));
  };
  const walk = (by: 1 | -1) => {
    if (matches.length === 0) return;
    const from = at < 0 && by < 0 ? 0 : at;
    show((from + by + matches.length) % matches.length);
  };
  const type = (text: string) => {
    app.apply({ session: { finding: text } });
    const found = findMatches(document, start, text);
    // Nobody is taken to another page by a letter.
    if (found[0]?.page === app.session.getState().page) show(0, found);
    else setAt(-1);
  };
  const close = () => {
    app.apply({ session: { finding: null } });
    focusCanvas();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    else if (event.target !== field.current) return;
    else if (event.key === 'Enter') walk(event.shiftKey ? -1 : 1);
    else if (event.key === 'ArrowDown') walk(1);
    else if (event.key === 'ArrowUp') walk(-1);
    else return;
    event.preventDefault();
  };

  return (
    <search className="find-bar panel" aria-label="Find on the canvas" onKeyDown={onKeyDown}>
      <div className="find-row">
        <input
          ref={field}
          className="field"
          type="text"
          aria-label="Find on the canvas"
          placeholder="Name, type, technology, note"
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => type(event.target.value)}
        />
        <span className="find-count" role="status">
          {countOf(query, at, matches.length)}
        </span>
        <button
          type="button"
          className="icon-button"
          aria-label="Previous match"
          disabled={matches.length === 0}
          onClick={() => walk(-1)}
        >
          <ChevronUp size={15} />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label="Next match"
          disabled={matches.length === 0}
          onClick={() => walk(1)}
        >
          <ChevronDown size={15} />
        </button>
        <button type="button" className="icon-button" aria-label="Close" onClick={close}>
          <X size={15} />
        </button>
      </div>
      {matches.length > 0 && <Matches matches={matches} at={at} onChoose={show} />}
    </search>
  );
}

function countOf(query: string, at: number, count: number): string {
  if (query.trim() === '') return '';
  if (count === 0) return 'Not found';
  return at < 0 ? `${count} found` : `${at + 1} of ${count}`;
}

interface MatchesProps {
  readonly matches: readonly Match[];
  readonly at: number;
  readonly onChoose: (index: number) => void;
}

function Matches({ matches, at, onChoose }: MatchesProps) {
  const pages = pagesOf(useDocument());
  const looking = useSession((session) => session.page);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <ol ref={list} className="find-list">
      {matches.map(({ page, ref, title, kind }, index) => (
        <li key={`${page ?? ''} ${ref}`}>
          <button
            type="button"
            className="menu-item"
            data-selected={index === at}
            aria-current={index === at || undefined}
            onClick={() => onChoose(index)}
          >
            <span className="find-title">{title}</span>
            <small>
              {page === looking ? kind : `${kind} · ${pages.find(({ id }) => id === page)?.name ?? ''}`}
            </small>
          </button>
        </li>
      ))}
    </ol>
  );
}
