/** An amount as people type it, `10M`, `500 KB`, `every 4 s`: kept as soon as it is one, left as it was when it isn't. */
import { type KeyboardEvent, useId, useState } from 'react';
import { useApp } from '../app/hooks';

interface Props<T> {
  readonly value: T | undefined;
  readonly label: string;
  readonly placeholder?: string;
  /** What can be typed, in a few words. */
  readonly hint: string;
  readonly wide?: boolean;
  readonly read: (text: string) => T | null;
  readonly write: (value: T) => string;
  /** undefined: the field was emptied. */
  readonly onChange: (value: T | undefined) => void;
}

export function AmountField<T>(props: Props<T>) {
  const { value, label, placeholder, hint, wide, read, write, onChange } = props;
  const { document } = useApp();
  const hintId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const isProblem = typed !== null && typed.trim() !== '' && read(typed) === null;
  const change = (text: string) => {
    setTyped(text);
    const next = read(text);
    if (text.trim() === '') onChange(undefined);
    else if (next !== null) onChange(next);
  };
  const leave = () => {
    if (isProblem) document.cancelGesture();
    else document.endGesture();
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') leave();
    if (event.key !== 'Escape' || typed === null) return;
    event.stopPropagation();
    document.cancelGesture();
    setTyped(null);
  };
  return (
    <span className="amount-field" data-wide={wide || undefined}>
      <input
        type="text"
        className="field"
        aria-label={label}
        aria-invalid={isProblem}
        aria-describedby={isProblem ? hintId : undefined}
        title={hint}
        placeholder={placeholder}
        value={typed ?? (value === undefined ? '' : write(value))}
        onChange={(event) => change(event.target.value)}
        onFocus={() => document.endGesture()}
        onBlur={leave}
        onKeyDown={onKeyDown}
      />
      {isProblem && (
        <span className="field-problem" id={hintId} role="alert">
          {hint}
        </span>
      )}
    </span>
  );
}
