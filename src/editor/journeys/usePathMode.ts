/**
 * While a path is in hand: what is clicked on the canvas goes on it in place of being selected, what is on it is lit, Enter
 * takes it and Backspace takes the last one off.
 */
import { useEffect } from 'react';
import { visibleDiagram } from '../../layout/visibleDiagram';
import type { Diagram } from '../../model/diagram';
import { type ElementRef, refOf } from '../../model/elements';
import { componentsOn, pointAt, stepBack, takePath } from '../../state/path';
import type { PathInHand } from '../../state/sessionStore';
import { isTextField } from '../app/focus';
import { useApp, useDiagram } from '../app/hooks';
import { lightPath } from '../canvas/lightPath';
import { seenLighting } from '../canvas/seenLighting';

export function usePathMode(path: PathInHand): void {
  const app = useApp();
  const diagram = useDiagram();
  useEffect(
    () =>
      app.session.subscribe((now, before) => {
        if (!now.path || now.selection === before.selection || now.selection.size === 0) return;
        const pointed = [...now.selection].filter((ref) => !before.selection.has(ref));
        // The library is in the middle of telling what it selected.
        queueMicrotask(() => {
          for (const ref of pointed) app.apply(pointAt(app.context(), ref));
        });
      }),
    [app],
  );
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (isTextField(target) || (target instanceof Element && target.closest('button, [role="listbox"]')))
        return;
      if (key !== 'Enter' && key !== 'Backspace') return;
      app.apply(key === 'Enter' ? takePath(app.context()) : stepBack(app.context()));
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [app]);
  useEffect(() => lightPath(refsOf(diagram, path), 'plays'), [diagram, path]);
}

/** As it is drawn: what is behind a collapsed group's card is the card. */
function refsOf(diagram: Diagram, path: PathInHand): ReadonlySet<ElementRef> {
  const lit = new Set([
    ...componentsOn(diagram, path).map((id) => refOf('component', id)),
    ...path.connections.map((id) => refOf('connection', id)),
  ]);
  return seenLighting(visibleDiagram(diagram), { lit, now: new Set() }).lit ?? lit;
}
