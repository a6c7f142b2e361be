/** A name typed by hand: kept on Enter or on leaving, as one step; Escape leaves it as it was. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { focusCanvas } from '../app/focus';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  /** Takes the keyboard, with all of it selected: renaming was asked for. */
  readonly focused?: boolean;
  /** One of several in a row of a list: with Enter and Escape the keyboard stays there, and doesn't go to the canvas. */
  readonly inRow?: boolean;
  readonly onChange: (value: string) => void;
}

export function NameField({ label, value, placeholder, focused = false, inRow = false, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const dropped = useRef(false);
  useEffect(() => {
    if (focused) field.current?.select();
  }, [focused]);
  const leave = () => {
    const kept = dropped.current || typed === null ? value : typed.trim();
    dropped.current = false;
    setTyped(null);
    if (focused || kept !== value) onChange(kept);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    dropped.current = event.key === 'Escape';
    if (!inRow) return focusCanvas();
    // With nothing typed Escape is the list's own.
    if (dropped.current && typed !== null) event.stopPropagation();
    leave();
  };
  return (
    <input
      ref={field}
      className={inRow ? 'field row-name' : 'name-field'}
      dir="auto"
      aria-label={label}
      placeholder={placeholder}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={leave}
      onKeyDown={onKeyDown}
    />
  );
}
