/**
 * The diagram as a tree with its numbers: what a screen reader reads, and the way through a large diagram by keys.
 * Only the lines in view are drawn. What is selected on the canvas is marked here, and Enter shows a line there.
 */
import './outline.css';
import { X } from 'lucide-react';
import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { ElementRef } from '../../model/elements';
import { command } from '../../state/commands/commands';
import { focusCanvas } from '../app/focus';
import { useApp, useDiagram, useSession } from '../app/hooks';
import { OutlineLine } from './OutlineLine';
import { type OutlineNode, type OutlineRow, outlineOf, outlineRows } from './outlineTree';

export const ROW_HEIGHT = 28;
/** Drawn beyond what is in view, so that a quick scroll shows no gap. */
const SPARE = 10;

export function Outline() {
  const app = useApp();
  const diagram = useDiagram();
  const nodes = useMemo(() => outlineOf(diagram), [diagram]);
  return (
    <nav className="outline left-dock panel" aria-label="Outline" data-keeps-focus tabIndex={-1}>
      <header>
        <h2 className="heading">Outline</h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Close the outline"
          onClick={() => app.run(command('toggle-outline'))}
        >
          <X size={14} />
        </button>
      </header>
      {nodes.length > 0 ? (
        <Tree nodes={nodes} />
      ) : (
        <p className="outline-empty muted">
          Nothing is drawn yet. Double-click the canvas for a box, or type a diagram after <kbd>/</kbd>.
        </p>
      )}
    </nav>
  );
}

function Tree({ nodes }: { readonly nodes: readonly OutlineNode[] }) {
  const app = useApp();
  const selection = useSession((session) => session.selection);
  const [toggled, setToggled] = useState<ReadonlySet<ElementRef>>(new Set());
  const [active, setActive] = useState<ElementRef | null>(null);
  const rows = useMemo(() => outlineRows(nodes, toggled), [nodes, toggled]);
  const at = Math.max(
    0,
    rows.findIndex(({ node }) => node.ref === active),
  );
  const { box, first, last, scrollTo } = useWindow(rows.length);

  const go = (index: number) => {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (!row) return;
    setActive(row.node.ref);
    scrollTo(rows.indexOf(row));
  };
  const toggle = (row: OutlineRow) => {
    const next = new Set(toggled);
    if (!next.delete(row.node.ref)) next.add(row.node.ref);
    setToggled(next);
    setActive(row.node.ref);
  };
  const show = (row: OutlineRow, alsoSelect: boolean) => {
    const before = app.context().session.selection;
    setActive(row.node.ref);
    app.apply({
      session: { selection: new Set(alsoSelect ? [...before, row.node.ref] : [row.node.ref]) },
      effect: 'reveal-selection',
    });
  };

  // What is selected on the canvas is the line to go on from.
  const [only] = selection;
  useEffect(() => {
    if (selection.size !== 1 || only === undefined) return;
    const index = rows.findIndex(({ node }) => node.ref === only);
    if (index < 0) return;
    setActive(only);
    scrollTo(index);
  }, [selection, only, rows, scrollTo]);

  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[at];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, last - first - 2 * SPARE - 1);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      Home: () => go(0),
      End: () => go(rows.length - 1),
      PageDown: () => go(at + page),
      PageUp: () => go(at - page),
      ArrowRight: () => (row.open === false ? toggle(row) : row.open && go(at + 1)),
      ArrowLeft: () =>
        row.open ? toggle(row) : row.parent && go(rows.findIndex(({ node }) => node.ref === row.parent)),
      Enter: () => show(row, false),
      ' ': () => show(row, event.shiftKey),
      Escape: focusCanvas,
    };
    const move = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
    if (move) {
      event.preventDefault();
      move();
    } else if (!selection.has(row.node.ref)) show(row, false); // what the key does is done to this line
  };

  const onClick = ({ target, shiftKey, ctrlKey, metaKey }: MouseEvent) => {
    const line = target instanceof Element ? target.closest<HTMLElement>('[data-line]') : null;
    const row = rows.find(({ node }) => node.ref === line?.dataset['line']);
    if (!row || !(target instanceof Element)) return;
    if (row.open !== null && target.closest('.outline-twist')) toggle(row);
    else show(row, shiftKey || ctrlKey || metaKey);
  };

  return (
    <div
      ref={box}
      className="outline-tree"
      role="tree"
      aria-label="Components, connections and notes"
      aria-multiselectable="true"
      aria-activedescendant={lineId(rows[at]?.node.ref)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div className="outline-lines" role="presentation" style={{ height: rows.length * ROW_HEIGHT }}>
        {rows.map((row, index) =>
          (index >= first && index < last) || index === at ? (
            <OutlineLine
              key={row.node.ref}
              id={lineId(row.node.ref)}
              row={row}
              top={index * ROW_HEIGHT}
              active={index === at}
              selected={selection.has(row.node.ref)}
            />
          ) : null,
        )}
      </div>
    </div>
  );
}

const lineId = (ref: ElementRef | undefined): string => `outline ${ref ?? ''}`.replace(/\s/g, '·');

/** The lines in view of a box that scrolls, and a way to bring one into it. */
function useWindow(count: number) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => setView({ top: element.scrollTop, height: element.clientHeight });
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  const [scrollTo] = useState(() => (index: number) => {
    const element = box.current;
    if (!element) return;
    const top = index * ROW_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW_HEIGHT > element.scrollTop + element.clientHeight)
      element.scrollTop = top + ROW_HEIGHT - element.clientHeight;
  });
  const first = Math.max(0, Math.floor(view.top / ROW_HEIGHT) - SPARE);
  const last = Math.min(count, Math.ceil((view.top + view.height) / ROW_HEIGHT) + SPARE);
  return { box, first, last, scrollTo };
}
