/** A number typed by hand: kept as soon as it is one, left as it was when it isn't; arrows step it. */
import { type KeyboardEvent, useState } from 'react';

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
  readonly percent?: boolean;
  /** undefined: the field was emptied. */
  readonly onChange: (value: number | undefined) => void;
}

export function NumberField(props: NumberFieldProps) {
  const { value, labelledBy, label, unit, placeholder, percent = false } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value === undefined ? '' : show(value, percent));
  const problem = typed === null || typed.trim() === '' ? null : problemWith(read(typed, percent), props);
  const change = (text: string) => {
    setTyped(text);
    const next = read(text, percent);
    if (text.trim() === '') props.onChange(undefined);
    else if (problemWith(next, props) === null) props.onChange(next);
  };
  const step = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') event.currentTarget.blur();
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    const base = read(shown, percent);
    if (!Number.isFinite(base)) return;
    event.preventDefault();
    const size =
      stepOf(percent ? base * 100 : base, props.integer ?? false, event.shiftKey) *
      (event.key === 'ArrowUp' ? 1 : -1);
    const next = percent ? (base * 100 + size) / 100 : base + size;
    if (problemWith(next, props) === null) change(show(next, percent));
  };
  return (
    <span className="number-field field" aria-invalid={problem !== null} title={problem ?? undefined}>
      <input
        inputMode="decimal"
        aria-labelledby={labelledBy}
        aria-label={label}
        aria-invalid={problem !== null}
        placeholder={placeholder}
        value={shown}
        onChange={(event) => change(event.target.value)}
        onBlur={() => setTyped(null)}
        onKeyDown={step}
      />
      {(percent || unit) && <span className="unit">{percent ? '%' : unit}</span>}
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

function problemWith(value: number, { min, max, integer, percent = false }: NumberFieldProps): string | null {
  const unit = (limit: number) => (percent ? `${limit * 100} %` : `${limit}`);
  if (!Number.isFinite(value)) return 'A number is expected here.';
  if (integer && !Number.isInteger(value)) return 'A whole number is expected here.';
  if (min !== undefined && value < min) return `At least ${unit(min)}.`;
  if (max !== undefined && value > max) return `At most ${unit(max)}.`;
  return null;
}

/** A step that suits the magnitude: 1 for whole numbers, a tenth of the leading digit for others. */
function stepOf(value: number, integer: boolean, far: boolean): number {
  const base = integer ? 1 : value === 0 ? 0.1 : 10 ** Math.floor(Math.log10(Math.abs(value))) / 10;
  return far ? base * 10 : base;
}
