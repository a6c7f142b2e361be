/** Dragging a tab to another place among the tabs. A press that stays where it is stays a press. */
import { type PointerEvent as ReactPointerEvent, type RefObject, useState } from 'react';
import type { PageId } from '../../model/pages';
import { goToPage, indexIn, movePage } from '../../state/pages';
import { useApp } from '../app/hooks';

const DRAG_THRESHOLD_PX = 5;

export function usePageDrag(list: RefObject<HTMLElement | null>) {
  const app = useApp();
  /** Before which tab it would land, counting from 0; null: nothing is dragged. */
  const [dropAt, setDropAt] = useState<number | null>(null);

  const startDrag = (event: ReactPointerEvent, id: PageId) => {
    if (event.button !== 0) return;
    // A name that is being typed is done with first: its field shrinks, and the tab would leave from under the pointer
    // before the button is up. So a press is enough to show a page.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    app.apply(goToPage(app.context(), id));
    const startX = event.clientX;
    let place: number | null = null;
    const onMove = (move: PointerEvent) => {
      if (place === null && Math.abs(move.clientX - startX) < DRAG_THRESHOLD_PX) return;
      place = placeAt(list.current, move.clientX);
      setDropAt(place);
    };
    const end = (drop: boolean) => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', onCancel);
      window.removeEventListener('keydown', onKey, true);
      setDropAt(null);
      if (!drop || place === null) return;
      app.apply(goToPage(app.context(), id));
      const from = indexIn(app.context());
      app.apply(movePage(app.context(), place > from ? place - 1 : place));
    };
    const onUp = () => end(true);
    const onCancel = () => end(false);
    const onKey = (key: KeyboardEvent) => {
      if (key.key !== 'Escape') return;
      key.preventDefault();
      key.stopPropagation();
      end(false);
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', onCancel);
    window.addEventListener('keydown', onKey, true);
  };
  return { dropAt, startDrag };
}

/** How many tabs have their middle to the left of a point. */
function placeAt(list: HTMLElement | null, x: number): number {
  const middles = [...(list?.children ?? [])].map((tab) => {
    const { left, width } = tab.getBoundingClientRect();
    return left + width / 2;
  });
  return middles.filter((middle) => middle < x).length;
}
