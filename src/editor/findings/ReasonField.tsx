/** Why a finding is accepted: a muting without a reason is none. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';

export type MuteScope = 'here' | 'everywhere';

interface Props {
  readonly scope: MuteScope;
  readonly count: number;
  readonly onDone: (reason: string) => void;
  readonly onCancel: () => void;
}

export function ReasonField({ scope, count, onDone, onCancel }: Props) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const hint = useId();
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') {
      setMissing(true);
      field.current?.focus();
    } else onDone(reason);
  };
  return (
    <form
      className="mute-reason"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.preventDefault();
        onCancel();
      }}
    >
      <input
        ref={field}
        className="field"
        aria-label="Why this is all right"
        aria-invalid={missing}
        aria-describedby={missing ? hint : undefined}
        placeholder={
          scope === 'everywhere'
            ? 'Why this rule doesn’t matter in this document'
            : `Why ${count > 1 ? `these ${count} are` : 'this is'} all right`
        }
        value={reason}
        onChange={(event) => {
          setReason(event.target.value);
          setMissing(false);
        }}
      />
      <button type="submit" className="button" data-small data-primary>
        {scope === 'everywhere' ? 'Mute everywhere' : 'Mute here'}
      </button>
      <button type="button" className="button" data-small onClick={onCancel}>
        Cancel
      </button>
      {missing && (
        <span className="field-problem" id={hint} role="alert">
          A reason is needed: others will read it.
        </span>
      )}
    </form>
  );
}
