/**
 * A name typed in place: Enter or leaving keeps it, Escape leaves it as it was; of a longer text Escape keeps what is typed.
 * Undo belongs to the text; with nothing of that left to take back, what was added to be named goes.
 */
import { NodeToolbar, Position } from '@xyflow/react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { command } from '../../state/commands/commands';
import { isBeingAdded } from '../../state/naming';
import { focusCanvas } from '../app/focus';
import { useApp } from '../app/hooks';

interface Props {
  readonly value: string;
  readonly label: string;
  readonly multiline?: boolean;
  readonly onDone: (value: string) => void;
  /** What Tab does with what is typed so far; null: it leaves the field. */
  readonly offer?: (value: string) => NameOffer | null;
}

export interface NameOffer {
  readonly label: string;
  readonly take: () => void;
}

export function InlineName({ value, label, multiline = false, onDone, offer }: Props) {
  const app = useApp();
  const [text, setText] = useState(value);
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const finish = (kept: string) => {
    if (done.current) return;
    done.current = true;
    onDone(kept);
  };
  const leave = (kept: string) => {
    finish(kept);
    focusCanvas();
  };
  const offered = offer?.(text.trim()) ?? null;
  const offerId = useId();
  const take = () => {
    done.current = true;
    offered?.take();
    focusCanvas();
  };
  const Field = multiline ? 'textarea' : 'input';
  return (
    <>
      <Field
        ref={field}
        className="inline-name nodrag nopan nowheel"
        dir="auto"
        aria-label={label}
        aria-describedby={offered ? offerId : undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => finish(multiline ? text : text.trim())}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Tab' && !event.shiftKey && offered) {
            event.preventDefault();
            take();
          }
          if (isUndo(event) && text === value && isBeingAdded(app.document.getState())) {
            event.preventDefault();
            leave(value);
            app.run(command('undo'));
          }
          if (event.key === 'Escape') leave(multiline ? text : value);
          if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey))
            leave(multiline ? text : text.trim());
        }}
      />
      {offered && <OfferChip id={offerId} label={offered.label} onTake={take} />}
    </>
  );
}

const isUndo = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) && !shiftKey && !altKey && key.toLowerCase() === 'z';

interface OfferChipProps {
  readonly id: string;
  readonly label: string;
  readonly onTake: () => void;
}

/** Beneath the card, at the size of the screen; a press on it leaves the keyboard in the field. */
function OfferChip({ id, label, onTake }: OfferChipProps) {
  return (
    <NodeToolbar isVisible position={Position.Bottom} offset={8}>
      <button
        type="button"
        id={id}
        className="name-offer nodrag nopan"
        tabIndex={-1}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onTake}
      >
        <kbd>Tab</kbd>
        {label}
      </button>
    </NodeToolbar>
  );
}
