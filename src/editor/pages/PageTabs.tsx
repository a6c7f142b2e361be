/** The pages as tabs at the foot; while there is one only, just a way to a second. */
import './pageTabs.css';
import { Plus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { pagesOf } from '../../model/pages';
import { keysOf } from '../../state/bindings';
import { command } from '../../state/commands/commands';
import { focusDrawn } from '../app/focus';
import { useApp, useDocument, useSession } from '../app/hooks';
import { useKeyboard } from '../app/useKeyboard';
import { Tip } from '../menus/Tip';
import { PageTab } from './PageTab';
import { usePageDrag } from './usePageDrag';

/** Keys on a tab, as in a spreadsheet. */
const KEYS: ReadonlyMap<string, string> = new Map([
  ['ArrowLeft', 'page-previous'],
  ['ArrowUp', 'page-previous'],
  ['ArrowRight', 'page-next'],
  ['ArrowDown', 'page-next'],
  ['F2', 'page-rename'],
  ['Delete', 'page-delete'],
]);

export function PageTabs() {
  const app = useApp();
  const pages = pagesOf(useDocument());
  const current = useSession((session) => session.page);
  const renaming = useSession((session) => session.renamingPage);
  const list = useRef<HTMLUListElement>(null);
  const { dropAt, startDrag } = usePageDrag(list);
  useEffect(() => {
    const tab = list.current?.querySelector('[aria-current]');
    if (current !== undefined) tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!(event.target instanceof HTMLButtonElement)) return;
    const id = KEYS.get(event.key);
    if (id === undefined) return;
    event.preventDefault();
    app.run(command(id));
    if (id !== 'page-rename') focusDrawn('.page-tabs button[aria-current]');
  };

  return (
    <nav className="page-tabs" aria-label="Pages">
      {(pages.length > 1 || renaming) && (
        <ul ref={list} onKeyDown={onKeyDown}>
          {pages.map(({ id, name }, index) => (
            <PageTab
              key={id ?? ' '}
              id={id}
              name={name}
              current={id === current}
              renaming={renaming && id === current}
              dropAt={
                dropAt === index ? 'before' : dropAt === pages.length && index === dropAt - 1 ? 'after' : null
              }
              onPointerDown={startDrag}
            />
          ))}
        </ul>
      )}
      <AddPage alone={pages.length === 1} />
    </nav>
  );
}

function AddPage({ alone }: { readonly alone: boolean }) {
  const app = useApp();
  const item = command('page-add');
  const { label } = item;
  const [keys] = keysOf(item, useKeyboard());
  return (
    <Tip text={label} keys={keys}>
      <button
        type="button"
        className="page-add"
        aria-label={label}
        onClick={() => app.run(command('page-add'))}
      >
        <Plus size={13} aria-hidden="true" />
        {alone && <span className="status-word">Page</span>}
      </button>
    </Tip>
  );
}
