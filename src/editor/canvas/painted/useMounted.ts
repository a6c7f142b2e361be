/** The elements of the page for the view as it is: follows the zoom, what is in view, the pointer and the selection. */
import { useStore as useFlowStore, useStoreApi } from '@xyflow/react';
import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import { type ElementRef, refOf } from '../../../model/elements';
import type { Rect } from '../../../shared/geometry';
import { useSession } from '../../app/hooks';
import { connectingStore } from '../connecting';
import { dropTargetStore } from '../dropTarget';
import type { ConnectionFlowEdge, FlowNode } from '../flowElements';
import { type Drawn, type Held, withHeld } from '../heldView';
import { useDetail } from '../useDetail';
import { useIsSketched } from '../useIsSketched';
import { createMounter, isMany, MOST_SELECTED, type Mounted, type Situation, touchedOf } from './mounting';
import { paintedStore, paintedUnder, screenOf } from './paintedStore';
import { areaInSight, nearInSight } from './seenArea';

/** `held`: what follows a hand just now. */
export function useMounted(view: Drawn, held: Held | null): Mounted {
  const many = isMany(view);
  const isFar = useDetail() !== 'full' && many;
  const isSketched = useIsSketched();
  const area = useFlowStore(many ? areaInSight : nowhere);
  const near = useFlowStore(many ? nearInSight : nowhere);
  const pointed = usePointedThing(many);
  const selection = useSession((session) => session.selection);
  const renaming = useSession((session) => session.renaming);
  const from = useStore(connectingStore, (connecting) => connecting.from);
  const drop = useStore(dropTargetStore, ({ connection }) => connection);
  const [mount] = useState(createMounter);
  const store = useStoreApi<FlowNode, ConnectionFlowEdge>();

  const situation = useMemo((): Situation => {
    const touched = touchedOf(
      selection,
      pointed,
      renaming,
      from === null ? null : refOf('component', from),
      drop === null ? null : refOf('connection', drop),
    );
    return { isFar, isSketched, area, near, touched, isFewSelected: selection.size <= MOST_SELECTED };
  }, [isFar, isSketched, area, near, pointed, selection, renaming, from, drop]);
  const mounted = useMemo(
    () => (many ? mount(view, situation, held) : { ...withHeld(view, held), ...ALL_ELEMENTS }),
    [mount, many, view, situation, held],
  );

  const { picture } = mounted;
  useLayoutEffect(() => {
    paintedStore.setState({ picture, screen: screenOf(store.getState) });
  }, [store, picture]);
  return mounted;
}

const NOWHERE: Rect = { x: 0, y: 0, width: 0, height: 0 };
const ALL_ELEMENTS = { heldLabels: [], isLifted: false, lines: [], area: NOWHERE, picture: null };

const nowhere = (): Rect => NOWHERE;

/** The painted thing under the pointer: an element by the time it is pressed. */
function usePointedThing(wanted: boolean): ElementRef | null {
  const [pointed, setPointed] = useState<ElementRef | null>(null);
  useEffect(() => {
    if (!wanted) {
      setPointed(null);
      return;
    }
    let last: ElementRef | null = null;
    const look = ({ target, clientX, clientY, buttons, type }: PointerEvent) => {
      if (buttons !== 0 && type === 'pointermove') return;
      const isOnCanvas =
        target instanceof Element &&
        target.closest('.react-flow__pane, .react-flow__viewport') !== null &&
        target.closest('.component-node, .note-node, .connection-label') === null;
      const isOnCard = target instanceof Element && target.closest('.component-node') !== null;
      const under = isOnCanvas || isOnCard ? paintedUnder({ x: clientX, y: clientY }) : null;
      if (under === last) return;
      last = under;
      flushSync(() => setPointed(under));
    };
    window.addEventListener('pointermove', look, true);
    window.addEventListener('pointerdown', look, true);
    return () => {
      window.removeEventListener('pointermove', look, true);
      window.removeEventListener('pointerdown', look, true);
    };
  }, [wanted]);
  return pointed;
}
