/** A row whose number, or latency, may be turned into a range and back, each one step to undo. */
import './ranges.css';
import type { LatencyMs } from '../../model/diagram';
import { isRange, type LowLikelyHigh, likely, type Ranged } from '../../model/ranged';
import { latencyRangeAround, rangeAround } from '../../model/rangeEdits';
import { NumberField } from './NumberField';
import { LatencyRangeField, RangeField } from './RangeFields';
import { Row } from './Section';
import { LatencyField } from './SettingField';

interface Common<T> {
  readonly label: string;
  readonly help?: string;
  readonly source?: string | undefined;
  readonly onReset?: (() => void) | undefined;
  readonly value: Ranged<T> | undefined;
  /** What holds while nothing is said: a range begins around it. */
  readonly fallback?: T | undefined;
  readonly onSet: (value: Ranged<T>) => void;
  /** As `onSet`, for what is typed: all of it in one field is one step. undefined: the field was emptied. */
  readonly onType: (value: Ranged<T> | undefined) => void;
}

interface NumberRowProps extends Common<number> {
  readonly percent?: boolean;
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  readonly placeholder?: string;
}

export function RangedRow(props: NumberRowProps) {
  const { label, help, source, onReset, value, fallback, onSet, onType, placeholder, ...field } = props;
  const one = likely(value);
  const begin = one ?? fallback;
  return (
    <Row
      label={label}
      {...(help === undefined ? {} : { help })}
      source={source}
      onReset={onReset}
      range={toggleOf(value, begin, (it) => rangeAround(it, field.max), onSet)}
    >
      {(labelledBy) =>
        isRange(value) && value ? (
          <RangeField {...field} label={label} value={value} onChange={onType} />
        ) : (
          <NumberField
            {...field}
            labelledBy={labelledBy}
            value={one}
            placeholder={placeholder}
            onChange={onType}
          />
        )
      }
    </Row>
  );
}

export function RangedLatencyRow(props: Common<LatencyMs> & { readonly fieldLabel?: string }) {
  const { label, help, source, onReset, value, fallback, onSet, onType, fieldLabel = label } = props;
  const one = likely(value);
  const begin = one ?? fallback;
  return (
    <Row
      label={label}
      {...(help === undefined ? {} : { help })}
      source={source}
      onReset={onReset}
      range={toggleOf(value, begin, latencyRangeAround, onSet)}
    >
      {() =>
        isRange(value) && value ? (
          <LatencyRangeField label={fieldLabel} value={value} onChange={onType} />
        ) : (
          <LatencyField label={fieldLabel} value={one} onChange={onType} />
        )
      }
    </Row>
  );
}

/** Nothing to turn into a range where there is no number, as of a capacity without a limit. */
function toggleOf<T>(
  value: Ranged<T> | undefined,
  begin: T | undefined,
  around: (value: T) => LowLikelyHigh<T>,
  onSet: (value: Ranged<T>) => void,
) {
  if (begin === undefined) return undefined;
  const isOn = isRange(value);
  return { isOn, toggle: () => onSet(isOn ? begin : around(begin)) };
}
