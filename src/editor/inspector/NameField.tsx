/** A name in the inspector: kept on Enter or on leaving, as one step. */
import { useEffect, useRef, useState } from 'react';
import { focusCanvas } from '../app/focus';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  /** Takes the keyboard, with all of it selected: renaming was asked for. */
  readonly focused?: boolean;
  readonly onChange: (value: string) => void;
}

export function NameField({ label, value, placeholder, focused = false, onChange }: Props) {
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
  return (
    <input
      ref={field}
      className="name-field"
      dir="auto"
      aria-label={label}
      placeholder={placeholder}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        dropped.current = event.key === 'Escape';
        if (event.key === 'Enter' || event.key === 'Escape') focusCanvas();
      }}
    />
  );
}
