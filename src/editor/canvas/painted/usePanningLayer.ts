/**
 * While the view is panned its elements are a layer of their own, which moves without being painted anew. Only then: text
 * in such a layer would be blurred at another zoom. It ends where the dots of the ground do: on what isn't ground all over
 * text would be given layers apart, each as large as the frames on the page.
 */
import { useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { areaInSight, clipTo } from './seenArea';

const REST_MS = 200;

export function usePanningLayer(): void {
  const store = useStoreApi();
  useEffect(() => {
    let rest: ReturnType<typeof setTimeout> | undefined;
    let view: HTMLElement | null = null;
    const settle = () => {
      view?.style.removeProperty('will-change');
      view?.style.removeProperty('clip');
      view = null;
    };
    const stop = store.subscribe((now, before) => {
      const { transform, domNode } = now;
      if (transform === before.transform) return;
      clearTimeout(rest);
      if (transform[2] !== before.transform[2]) return settle();
      if (!view) {
        view = domNode?.querySelector<HTMLElement>('.react-flow__viewport') ?? null;
        view?.style.setProperty('will-change', 'transform');
      }
      view?.style.setProperty('clip', clipTo(areaInSight(now)));
      rest = setTimeout(settle, REST_MS);
    });
    return () => {
      clearTimeout(rest);
      settle();
      stop();
    };
  }, [store]);
}
