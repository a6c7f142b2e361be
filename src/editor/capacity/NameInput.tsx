/** A name in a row of the worksheet: kept when it is left, as one step. */
import { useState } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly onChange: (value: string) => void;
}

export function NameInput({ label, value, placeholder, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    const kept = typed?.trim();
    setTyped(null);
    if (kept !== undefined && kept !== value) onChange(kept);
  };
  return (
    <input
      type="text"
      className="field sheet-name"
      dir="auto"
      aria-label={label}
      placeholder={placeholder}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave();
        if (event.key !== 'Escape' || typed === null) return;
        event.stopPropagation();
        setTyped(null);
      }}
    />
  );
}
