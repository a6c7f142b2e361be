/** A name typed in place: Enter or leaving keeps it, Escape leaves it as it was. */
import { useEffect, useRef, useState } from 'react';

interface Props {
  readonly value: string;
  readonly label: string;
  readonly multiline?: boolean;
  readonly onDone: (value: string) => void;
}

export function InlineName({ value, label, multiline = false, onDone }: Props) {
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
  const Field = multiline ? 'textarea' : 'input';
  return (
    <Field
      ref={field}
      className="inline-name nodrag nopan nowheel"
      aria-label={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => finish(multiline ? text : text.trim())}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') finish(value);
        if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey))
          finish(multiline ? text : text.trim());
      }}
    />
  );
}
