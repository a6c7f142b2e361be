/**
 * The lines that follow a hand are a layer of their own no larger than the view: a line's layer is painted in full when the
 * line moves, and one across a large page is many screens large.
 */
import { useStoreApi } from '@xyflow/react';
import { useLayoutEffect } from 'react';
import { clipTo, viewOf } from './seenArea';

export function useLiftedLayer(isLifted: boolean): void {
  const store = useStoreApi();
  useLayoutEffect(() => {
    if (!isLifted) return;
    const lines = store.getState().domNode?.querySelector<HTMLElement>('.react-flow__edges');
    if (!lines) return;
    const clip = () => lines.style.setProperty('clip', clipTo(viewOf(store.getState())));
    clip();
    const stop = store.subscribe(({ transform, width, height }, before) => {
      if (transform !== before.transform || width !== before.width || height !== before.height) clip();
    });
    return () => {
      stop();
      lines.style.removeProperty('clip');
    };
  }, [store, isLifted]);
}
