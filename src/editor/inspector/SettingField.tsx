/** The control for one of the catalog's fields: what kind of value it is decides how it is set. */
import { useRef } from 'react';
import type { Field } from '../../catalog/componentType';
import type { LatencyMs, RequiredReplicas } from '../../model/diagram';
import { kept } from '../../shared/kept';
import { CheckField } from './CheckField';
import { NumberField } from './NumberField';
import { SelectField } from './SelectField';

interface Props {
  readonly field: Field;
  /** The value in force, whoever set it. */
  readonly value: unknown;
  readonly labelledBy: string;
  /** undefined: back to the default. */
  readonly onChange: (value: unknown) => void;
}

/** Stands for `null` in a list, whose values are texts. */
const NONE = 'none';

const scopeOptions = new WeakMap<
  Field['kind'],
  readonly { readonly value: string; readonly label: string }[]
>();

export function SettingField({ field: { kind, label }, value, labelledBy, onChange }: Props) {
  switch (kind.type) {
    case 'number':
      return (
        <NumberField
          labelledBy={labelledBy}
          value={numberOf(value)}
          unit={kind.unit}
          min={kind.min}
          max={kind.max}
          integer={kind.integer}
          onChange={onChange}
        />
      );
    case 'probability':
      return (
        <NumberField
          labelledBy={labelledBy}
          value={numberOf(value)}
          percent
          min={0}
          max={1}
          onChange={onChange}
        />
      );
    case 'capacity':
      return (
        <NumberField
          labelledBy={labelledBy}
          value={numberOf(value)}
          unit="rps"
          min={0}
          placeholder="unlimited"
          onChange={(next) => onChange(next ?? null)}
        />
      );
    case 'latency':
      return <LatencyField label={label} value={latencyOf(value)} onChange={onChange} />;
    case 'required-replicas':
      return (
        <RequiredField labelledBy={labelledBy} label={label} value={requiredOf(value)} onChange={onChange} />
      );
    case 'choice':
      return (
        <SelectField
          labelledBy={labelledBy}
          value={typeof value === 'string' ? value : ''}
          options={kind.options}
          onChange={onChange}
        />
      );
    case 'scope':
      return (
        <SelectField
          labelledBy={labelledBy}
          value={typeof value === 'string' ? value : NONE}
          options={kept(scopeOptions, kind, () =>
            kind.options.map((option) => ({ ...option, value: option.value ?? NONE })),
          )}
          onChange={(next) => onChange(next === NONE ? null : next)}
        />
      );
    case 'flag':
      return <CheckField labelledBy={labelledBy} value={value === true} onChange={onChange} />;
    case 'text':
      return (
        <input
          className="field"
          aria-labelledby={labelledBy}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.target.value || undefined)}
        />
      );
  }
}

/** Two numbers that belong together; the other one is taken along where p50 would exceed p99. */
export function LatencyField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: LatencyMs | undefined;
  readonly onChange: (value: LatencyMs | undefined) => void;
}) {
  // Held to what it was when typing began: "150" must not leave behind what its "1" did to the other.
  const partner = useRef(value);
  const setP50 = (p50: number | undefined) =>
    onChange(
      p50 === undefined ? undefined : { ...value, p50, p99: Math.max(p50, partner.current?.p99 ?? p50) },
    );
  const setP99 = (p99: number | undefined) =>
    onChange(
      p99 === undefined ? undefined : { ...value, p50: Math.min(p99, partner.current?.p50 ?? p99), p99 },
    );
  return (
    <fieldset
      className="latency-field"
      aria-label={label}
      onFocus={() => {
        partner.current = value;
      }}
    >
      <NumberField label={`${label}: p50`} value={value?.p50} min={0} onChange={setP50} />
      <NumberField label={`${label}: p99`} value={value?.p99} min={0} unit="ms" onChange={setP99} />
    </fieldset>
  );
}

function RequiredField({
  labelledBy,
  label,
  value,
  onChange,
}: {
  readonly labelledBy: string;
  readonly label: string;
  readonly value: RequiredReplicas;
  readonly onChange: (value: RequiredReplicas | undefined) => void;
}) {
  const auto = value === 'auto';
  return (
    <span className="required-field">
      {!auto && <NumberField labelledBy={labelledBy} value={value} min={1} integer onChange={onChange} />}
      <button
        type="button"
        className="chip"
        aria-pressed={auto}
        aria-label={`auto: ${label}, as many as the load needs`}
        onClick={() => onChange(auto ? undefined : 'auto')}
      >
        auto
      </button>
    </span>
  );
}

export const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined;

export function latencyOf(value: unknown): LatencyMs | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { p50, p99 } = value as Record<string, unknown>;
  return typeof p50 === 'number' && typeof p99 === 'number' ? { ...value, p50, p99 } : undefined;
}

const requiredOf = (value: unknown): RequiredReplicas =>
  value === 'auto' || typeof value === 'number' ? value : 1;
