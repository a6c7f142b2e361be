/** The sentence at the pointer while a connection is dragged, and the refusal with its remedy after a drop. */
import { CircleHelp, Wrench, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { closedCard } from '../../state/collapse';
import { applyRemedy } from '../../state/gestures';
import { focusCanvas } from '../app/focus';
import { useApp } from '../app/hooks';
import { openHelp } from '../help/openHelp';
import { connectingStore, type Refusal, stopConnecting } from './connecting';
import { besidePointer, PointerHint } from './PointerHint';

export function ConnectFeedback() {
  const { from, over, overCard, judgements, pointer, refusal } = useStore(connectingStore);
  const app = useApp();
  if (refusal) return <RefusalCard refusal={refusal} />;
  const judgement =
    from !== null && overCard !== null
      ? closedCard(app.context().diagram, overCard)
      : over === null || over === from
        ? undefined
        : judgements.get(over);
  if (!judgement || judgement.allowed) return null;
  return <PointerHint at={pointer} tone="problem" text={judgement.reason} />;
}

function RefusalCard({ refusal: { judgement, at } }: { readonly refusal: Refusal }) {
  const app = useApp();
  const card = useRef<HTMLDivElement>(null);
  const { remedy, rule } = judgement;
  const { x: left, y: top } = besidePointer(at);
  const close = () => {
    stopConnecting();
    focusCanvas();
  };
  useEffect(() => {
    card.current?.querySelector<HTMLElement>('button')?.focus();
    const leave = (event: PointerEvent) => {
      if (!card.current?.contains(event.target as Node)) stopConnecting();
    };
    window.addEventListener('pointerdown', leave, true);
    return () => window.removeEventListener('pointerdown', leave, true);
  }, []);
  return (
    <div
      ref={card}
      className="refusal-card"
      role="alertdialog"
      aria-label="This connection can’t be made"
      style={{ left, top }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <p>{judgement.reason}</p>
      <div className="refusal-actions">
        {remedy?.apply && (
          <button
            type="button"
            className="button"
            data-small
            data-primary
            onClick={() => {
              stopConnecting();
              app.apply(applyRemedy(app.context(), remedy));
              focusCanvas();
            }}
          >
            <Wrench size={13} aria-hidden="true" />
            {remedy.label}
          </button>
        )}
        {rule !== undefined && (
          <button
            type="button"
            className="button"
            data-small
            aria-haspopup="dialog"
            onClick={() => {
              stopConnecting();
              focusCanvas();
              openHelp(app, { about: 'rule', id: rule });
            }}
          >
            <CircleHelp size={13} aria-hidden="true" />
            Why?
          </button>
        )}
        {remedy && !remedy.apply && <span className="muted">{remedy.label}</span>}
        <button type="button" className="button" data-small onClick={close}>
          <X size={13} aria-hidden="true" />
          Leave it
        </button>
      </div>
    </div>
  );
}
