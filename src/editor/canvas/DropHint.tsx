/** At the pointer: why what is in hand can't be put on the connection under it, or what it would stand in. */
import { useStore } from 'zustand';
import { dropTargetStore } from './dropTarget';
import { landingStore } from './landingStore';
import { PointerHint } from './PointerHint';

export function DropHint() {
  const { connection, reason, pointer } = useStore(dropTargetStore);
  const landing = useStore(landingStore);
  if (reason !== null) return <PointerHint at={pointer} tone="problem" text={reason} />;
  return connection === null && landing.hint ? (
    <PointerHint at={landing.pointer} tone="plain" text={landing.hint.text} />
  ) : null;
}
