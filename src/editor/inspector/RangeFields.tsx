/** Low, likely and high side by side: of one number, or of a latency's p50 and p99. */
import { useRef } from 'react';
import type { LatencyMs } from '../../model/diagram';
import { type LowLikelyHigh, RANGE_KEYS } from '../../model/ranged';
import { type RangeEnd, withEnd, withLatencyEnd } from '../../model/rangeEdits';
import { NumberField, type NumberFieldProps } from './NumberField';

interface Props<T> {
  readonly label: string;
  readonly value: LowLikelyHigh<T>;
  readonly onChange: (value: LowLikelyHigh<T>) => void;
}

export function RangeField({
  label,
  value,
  onChange,
  ...field
}: Props<number> & Pick<NumberFieldProps, 'percent' | 'unit' | 'min' | 'max'>) {
  const { held, hold } = useHeld(value);
  const unit = field.percent ? '%' : field.unit;
  return (
    <fieldset className="range-field" aria-label={`${label}, as a range`} onFocus={hold}>
      <Heads unit={unit} />
      {RANGE_KEYS.map((end) => (
        <NumberField
          key={end}
          {...field}
          unit={undefined}
          hidesUnit
          label={`${label}: ${end}`}
          value={value[end]}
          onChange={(next) => next !== undefined && onChange(withEnd(held(), end, next))}
        />
      ))}
    </fieldset>
  );
}

export function LatencyRangeField({ label, value, onChange }: Props<LatencyMs>) {
  const { held, hold } = useHeld(value);
  const cell = (end: RangeEnd, percentile: 'p50' | 'p99') => (
    <NumberField
      key={`${end} ${percentile}`}
      label={`${label}: ${percentile}, ${end}`}
      value={value[end][percentile]}
      min={0}
      onChange={(next) => next !== undefined && onChange(withLatencyEnd(held(), end, percentile, next))}
    />
  );
  return (
    <fieldset className="range-field" data-rows="2" aria-label={`${label}, as a range`} onFocus={hold}>
      <span />
      <Heads unit="ms" />
      {(['p50', 'p99'] as const).flatMap((percentile) => [
        <span key={percentile} className="range-row" aria-hidden="true">
          {percentile}
        </span>,
        ...RANGE_KEYS.map((end) => cell(end, percentile)),
      ])}
    </fieldset>
  );
}

/** The range as it was when typing began: "150" must not leave behind what its "1" did to the other ends. */
function useHeld<T>(value: T) {
  const held = useRef(value);
  return {
    held: () => held.current,
    hold: () => {
      held.current = value;
    },
  };
}

function Heads({ unit }: { readonly unit: string | undefined }) {
  return RANGE_KEYS.map((end) => (
    <span key={end} className="range-head" aria-hidden="true">
      {end}
      {unit && <span className="unit"> {unit}</span>}
    </span>
  ));
}
