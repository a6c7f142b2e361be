/** With the connect tool the whole of a card is a handle: one that appears on cards that were there already is to be measured. */
import { useStoreApi } from '@xyflow/react';
import { useLayoutEffect } from 'react';
import { useSession } from '../app/hooks';

/** Measures at once, not a frame later as `useUpdateNodeInternals` does: a hand may press in the frame the tool was taken in. */
export function useBodyHandles(): void {
  const connects = useSession((session) => session.tool === 'connect');
  const store = useStoreApi();
  useLayoutEffect(() => {
    if (!connects) return;
    const { domNode, nodeLookup, updateNodeInternals } = store.getState();
    const cards = [...(domNode?.querySelectorAll<HTMLDivElement>('.react-flow__node[data-id]') ?? [])];
    updateNodeInternals(
      new Map(
        cards.flatMap((nodeElement) => {
          const id = nodeElement.dataset['id'];
          return id !== undefined && nodeLookup.has(id) ? [[id, { id, nodeElement, force: true }]] : [];
        }),
      ),
      { triggerFitView: false },
    );
  }, [connects, store]);
}
