/** A marquee over what is painted: the library knows elements of the page alone. */
import { useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import type { ElementRef } from '../../../model/elements';
import type { FlowNode } from '../flowElements';
import { touchedBy } from './picture';

/** `wanted`: cards are painted. Tells what is touched each time that changes. */
export function useFarMarquee(
  wanted: boolean,
  nodes: readonly FlowNode[],
  take: (touched: ReadonlySet<ElementRef>) => void,
): void {
  const store = useStoreApi();
  useEffect(() => {
    if (!wanted) return;
    return store.subscribe(({ userSelectionActive, userSelectionRect, transform: [x, y, zoom] }, before) => {
      if (!userSelectionActive || !userSelectionRect || userSelectionRect === before.userSelectionRect)
        return;
      const marquee = {
        x: (userSelectionRect.x - x) / zoom,
        y: (userSelectionRect.y - y) / zoom,
        width: userSelectionRect.width / zoom,
        height: userSelectionRect.height / zoom,
      };
      take(touchedBy(nodes, marquee));
    });
  }, [store, wanted, nodes, take]);
}
