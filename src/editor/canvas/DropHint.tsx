/** At the pointer: why what is in hand can't be put on the connection under it, or what it would stand in. */
import { useStore } from 'zustand';
import { dropTargetStore } from './dropTarget';
import { landingStore } from './landingStore';

export function DropHint() {
  const { connection, reason, pointer } = useStore(dropTargetStore);
  const landing = useStore(landingStore);
  if (reason !== null) return <Hint at={pointer} tone="problem" text={reason} />;
  return connection === null && landing.hint ? (
    <Hint at={landing.pointer} tone="plain" text={landing.hint.text} />
  ) : null;
}

interface HintProps {
  readonly at: { readonly x: number; readonly y: number };
  readonly tone: 'problem' | 'plain';
  readonly text: string;
}

const Hint = ({ at, tone, text }: HintProps) => (
  <div
    className="refusal-hint"
    data-tone={tone}
    role="status"
    style={{
      left: Math.min(at.x + 14, window.innerWidth - 320),
      top: Math.min(at.y + 14, window.innerHeight - 140),
    }}
  >
    {text}
  </div>
);
