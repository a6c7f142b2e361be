/** What the screen and the hand on it say about snapping: what is in view, how near is near, and what is turned off. */
import { useStoreApi } from '@xyflow/react';
import { useCallback } from 'react';
import type { Guides } from '../../layout/guides';
import type { Snapping } from '../../layout/snapping';
import { useShell } from '../app/hooks';

/** On the screen: what is nearer than this is meant. */
const REACH_PX = 6;

export interface HeldKeys {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

export function useSnapping() {
  const { app, isMac } = useShell();
  const store = useStoreApi();
  /** Ctrl, or Cmd, held while dragging: exactly where the pointer is. */
  const isFree = useCallback((keys: HeldKeys): boolean => (isMac ? keys.metaKey : keys.ctrlKey), [isMac]);
  const snapping = useCallback(
    (guides: Guides, free: boolean, isFrame = false): Snapping => {
      const {
        width,
        height,
        transform: [x, y, zoom],
      } = store.getState();
      const session = app.session.getState();
      return {
        guides: session.guides && !free ? guides : null,
        grid: session.grid && !free,
        view: { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom },
        reach: REACH_PX / zoom,
        isFrame,
      };
    },
    [app, store],
  );
  return { isFree, snapping };
}
