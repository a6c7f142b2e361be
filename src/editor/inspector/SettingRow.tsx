/** One setting of a component: its value in force, where that comes from, and the way back to the default. */
import type { Field } from '../../catalog/componentType';
import { RANGED_FIELD_IDS } from '../../catalog/fieldsFor';
import { defaultInForce, settingInForce } from '../../catalog/settingInForce';
import type { Component, Operation } from '../../model/diagram';
import { isRange, type Ranged } from '../../model/ranged';
import { setOperationSetting, setSetting } from '../../state/gestures';
import { useApp } from '../app/hooks';
import { RangedLatencyRow, RangedRow } from './RangedRow';
import { Row } from './Section';
import { latencyOf, numberOf, SettingField } from './SettingField';

const TYPED: ReadonlySet<Field['kind']['type']> = new Set([
  'number',
  'probability',
  'capacity',
  'latency',
  'required-replicas',
  'text',
]);

interface Props {
  readonly id: string;
  readonly component: Component;
  readonly field: Field;
  /** Absent: for every call for which nothing else is said. */
  readonly operation?: Operation;
}

export function SettingRow({ id, component, field, operation }: Props) {
  const app = useApp();
  const { value, source } = settingInForce(component, field.id, operation);
  const { settings } = component;
  const own = (operation ? settings?.[operation] : settings)?.[field.id] !== undefined;
  const general = operation !== undefined && settings?.[field.id] !== undefined;
  // What a reset would leave; for one operation that is the word on all of them.
  const fallback = general ? settings?.[field.id] : defaultInForce(component, field.id, operation).value;
  const say = (next: unknown, gesture?: string) =>
    app.apply(
      operation
        ? setOperationSetting(app.context(), id, operation, field.id, next, gesture)
        : setSetting(app.context(), id, field.id, next, gesture),
    );
  // Typing in one field is one step, and each choice from a list.
  const gesture = TYPED.has(field.kind.type) ? `setting ${id} ${operation ?? ''} ${field.id}` : undefined;
  const row = {
    label: field.label,
    help: field.help,
    source: own ? undefined : general ? 'as set for all calls' : source?.text,
    onReset: own && fallback !== undefined ? () => say(undefined) : undefined,
  };
  if (RANGED_FIELD_IDS.has(field.id)) {
    const hands = { onSet: (next: unknown) => say(next), onType: (next: unknown) => say(next, gesture) };
    const { kind } = field;
    if (kind.type === 'latency')
      return <RangedLatencyRow {...row} {...hands} value={rangedOf(value, latencyOf)} />;
    if (kind.type === 'probability')
      return <RangedRow {...row} {...hands} value={rangedOf(value, numberOf)} percent min={0} max={1} />;
    if (kind.type === 'capacity')
      return (
        <RangedRow
          {...row}
          {...hands}
          value={rangedOf(value, numberOf)}
          unit="rps"
          min={0}
          placeholder="unlimited"
          onType={(next) => say(next ?? null, gesture)}
        />
      );
  }
  return (
    <Row {...row}>
      {(labelledBy) => (
        <SettingField
          field={field}
          value={value}
          labelledBy={labelledBy}
          onChange={(next) => say(next, gesture)}
        />
      )}
    </Row>
  );
}

/** A value of the file as one number or three. */
function rangedOf<T>(value: unknown, one: (value: unknown) => T | undefined): Ranged<T> | undefined {
  if (!isRange(value)) return one(value);
  const [low, likely, high] = [one(value.low), one(value.likely), one(value.high)];
  return low === undefined || likely === undefined || high === undefined
    ? likely
    : { ...value, low, likely, high };
}
