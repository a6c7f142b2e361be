/** A name typed in place: Enter or leaving keeps it, Escape leaves it as it was; of a longer text Escape keeps what is typed. */
import { useEffect, useRef, useState } from 'react';
import { focusCanvas } from '../app/focus';

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
  const leave = (kept: string) => {
    finish(kept);
    focusCanvas();
  };
  const Field = multiline ? 'textarea' : 'input';
  return (
    <Field
      ref={field}
      className="inline-name nodrag nopan nowheel"
      dir="auto"
      aria-label={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => finish(multiline ? text : text.trim())}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') leave(multiline ? text : value);
        if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey))
          leave(multiline ? text : text.trim());
      }}
    />
  );
}
