/** With the connect tool the whole of a card is a handle: one that appears on cards that were there already is to be measured. */
import { useReactFlow, useUpdateNodeInternals } from '@xyflow/react';
import { useEffect } from 'react';
import { useSession } from '../app/hooks';

export function useBodyHandles(): void {
  const connects = useSession((session) => session.tool === 'connect');
  const { getNodes } = useReactFlow();
  const measure = useUpdateNodeInternals();
  useEffect(() => {
    if (connects) measure(getNodes().map(({ id }) => id));
  }, [connects, getNodes, measure]);
}
