/** A number typed by hand: kept as soon as it is one, left as it was when it isn't; arrows step it, and so does a hand. */
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { numberWords } from '../../catalog/typeHelp';
import { useApp } from '../app/hooks';
import { stepped } from './numberSteps';
import { ScrubHandle } from './ScrubHandle';

export interface NumberFieldProps {
  readonly value: number | undefined;
  readonly labelledBy?: string;
  readonly label?: string;
  readonly unit?: string | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly integer?: boolean | undefined;
  readonly placeholder?: string | undefined;
  /** Shown and typed in hundredths: a probability as per cent. */
  readonly percent?: boolean | undefined;
  /** Where it stands beside the field already. */
  readonly hidesUnit?: boolean;
  /** undefined: the field was emptied. */
  readonly onChange: (value: number | undefined) => void;
}

export function NumberField(props: NumberFieldProps) {
  const { value, labelledBy, label, placeholder, percent = false } = props;
  const unit = props.hidesUnit ? undefined : percent ? '%' : props.unit;
  const { document } = useApp();
  const hint = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value === undefined ? '' : show(value, percent));
  const problem = typed === null || typed.trim() === '' ? null : problemWith(read(typed, percent), props);
  const change = (text: string) => {
    setTyped(text);
    const next = read(text, percent);
    if (text.trim() === '') props.onChange(undefined);
    else if (problemWith(next, props) === null) props.onChange(next);
  };
  // What was typed on the way to a number that can't be is taken back with it.
  const leave = () => {
    if (problem === null) document.endGesture();
    else document.cancelGesture();
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') event.currentTarget.blur();
    if (event.key === 'Escape') {
      document.cancelGesture();
      setTyped(null);
    }
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    const next = stepped(read(shown, percent), event.key === 'ArrowUp', event.shiftKey, props);
    event.preventDefault();
    if (problemWith(next, props) === null) change(show(next, percent));
  };
  return (
    <span className="number-field field" aria-invalid={problem !== null}>
      {value !== undefined && Number.isFinite(value) && (
        <ScrubHandle value={value} rules={props} input={input} onChange={props.onChange} />
      )}
      <input
        ref={input}
        inputMode="decimal"
        aria-labelledby={labelledBy}
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : hint}
        placeholder={placeholder}
        value={shown}
        onChange={(event) => change(event.target.value)}
        onFocus={() => document.endGesture()}
        onBlur={leave}
        onKeyDown={onKeyDown}
      />
      {unit && <span className="unit">{unit}</span>}
      {problem !== null && (
        <span className="field-problem" id={hint} role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}

/** Thousands are set apart; what is typed may set them apart or not. */
function show(value: number, percent: boolean): string {
  const text = String(percent ? Number((value * 100).toPrecision(12)) : value);
  return /^\d{5,}$/.test(text) ? text.replace(/\B(?=(\d{3})+$)/g, ',') : text;
}

function read(text: string, percent: boolean): number {
  const bare = text.replace(/\s|%$/g, '');
  const number = Number(/^\d{1,3}(,\d{3})+$/.test(bare) ? bare.replaceAll(',', '') : bare.replace(',', '.'));
  return percent ? Number((number / 100).toPrecision(14)) : number;
}

/** What is allowed in place of it, in words; null: it is allowed itself. */
function problemWith(value: number, { min, max, integer, unit, percent }: NumberFieldProps): string | null {
  const fits =
    Number.isFinite(value) &&
    (!integer || Number.isInteger(value)) &&
    (min === undefined || value >= min) &&
    (max === undefined || value <= max);
  return fits ? null : `Not possible here. ${numberWords({ min, max, integer, unit, percent })}`;
}
