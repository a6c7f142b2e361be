/** A line of text in the notes: kept on Enter and when it is left; Escape leaves it as it was. */
import { useState } from 'react';

interface Props {
  readonly label: string;
  readonly value?: string;
  readonly placeholder: string;
  /** It is emptied when it is kept: each is another one. */
  readonly adds?: boolean;
  readonly onKeep: (text: string) => void;
}

export function TextLine({ label, value = '', placeholder, adds = false, onKeep }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const keep = () => {
    const text = typed?.trim();
    setTyped(null);
    if (text !== undefined && text !== value && !(adds && text === '')) onKeep(text);
  };
  return (
    <input
      type="text"
      className="field text-line"
      dir="auto"
      aria-label={label}
      placeholder={placeholder}
      value={typed ?? value}
      data-adds={adds || undefined}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key !== 'Escape' || typed === null) return;
        event.stopPropagation();
        setTyped(null);
      }}
    />
  );
}
