/** Why the component in hand can't be put on the connection under it, at the pointer. */
import { useStore } from 'zustand';
import { dropTargetStore } from './dropTarget';

export function DropHint() {
  const { reason, pointer } = useStore(dropTargetStore);
  if (reason === null) return null;
  return (
    <div
      className="refusal-hint"
      role="status"
      style={{
        left: Math.min(pointer.x + 14, window.innerWidth - 320),
        top: Math.min(pointer.y + 14, window.innerHeight - 140),
      }}
    >
      {reason}
    </div>
  );
}
