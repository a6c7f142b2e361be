/** Fixes all findings of one kind: says how many edits that is and what they would do before any is made. */
import { Wrench } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { FixAll } from '../../state/fixAll';
import { applyRemedy } from '../../state/gestures';
import { focusCanvas } from '../app/focus';
import { useApp } from '../app/hooks';
import { RemedyEffect } from './RemedyEffect';

interface ButtonProps {
  readonly fix: FixAll;
  readonly open: boolean;
  readonly onOpen: () => void;
}

export function FixAllButton({ fix, open, onOpen }: ButtonProps) {
  return (
    <button
      type="button"
      className="button"
      data-small
      aria-expanded={open}
      title={fix.remedy.label}
      onClick={onOpen}
    >
      <Wrench size={12} aria-hidden="true" />
      Fix all {fix.count}…
    </button>
  );
}

interface CardProps {
  readonly fix: FixAll;
  /** How many findings there are of the kind. */
  readonly of: number;
  readonly onDone: () => void;
}

export function FixAllCard({ fix, of, onDone }: CardProps) {
  const app = useApp();
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => confirm.current?.focus(), []);
  const left = of - fix.count;
  return (
    <fieldset
      className="fix-all"
      aria-label="Fix all of a kind"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.preventDefault();
        onDone();
      }}
    >
      <p>
        {fix.remedy.label}: {fix.count} edits, one step to undo.
        {left > 0 && ` ${left} more only a person can settle.`}
        <RemedyEffect remedy={fix.remedy} untried="Too large to try out first: the numbers follow." />
      </p>
      <button
        ref={confirm}
        type="button"
        className="button"
        data-small
        data-primary
        onClick={() => {
          onDone();
          app.apply(applyRemedy(app.context(), fix.remedy));
          focusCanvas();
        }}
      >
        Fix all {fix.count}
      </button>
      <button type="button" className="button" data-small onClick={onDone}>
        Cancel
      </button>
    </fieldset>
  );
}
