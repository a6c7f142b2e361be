/** One setting of a component: its value in force, where that comes from, and the way back to the default. */
import { memo } from 'react';
import type { Field } from '../../catalog/componentType';
import { RANGED_FIELD_IDS } from '../../catalog/fieldsFor';
import { defaultInForce, settingInForce } from '../../catalog/settingInForce';
import type { Component, Operation } from '../../model/diagram';
import { isRange, type Ranged } from '../../model/ranged';
import { setOperationSetting, setSetting } from '../../state/gestures';
import { sameValue } from '../../state/live/sameValue';
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
  return (
    <ShownRow id={id} field={field} operation={operation} {...settingShown(component, field.id, operation)} />
  );
}

interface Shown {
  readonly value: unknown;
  readonly source: string | undefined;
  /** Said here, or for all calls. */
  readonly said: 'here' | 'for all' | null;
  /** Whether a reset would leave anything; of one operation that is the word on all of them. */
  readonly resets: boolean;
}

function settingShown(component: Component, fieldId: string, operation: Operation | undefined): Shown {
  const { value, source } = settingInForce(component, fieldId, operation);
  const { settings } = component;
  const own = (operation ? settings?.[operation] : settings)?.[fieldId] !== undefined;
  const general = operation !== undefined && settings?.[fieldId] !== undefined;
  return {
    value,
    source: source?.text,
    said: own ? 'here' : general ? 'for all' : null,
    resets: own && (general || defaultInForce(component, fieldId, operation).value !== undefined),
  };
}

interface ShownRowProps extends Pick<Props, 'id' | 'field'>, Shown {
  readonly operation: Operation | undefined;
}

/** With every key in another field it stays as it is. */
const ShownRow = memo(function ShownRow({
  id,
  field,
  operation,
  value,
  source,
  said,
  resets,
}: ShownRowProps) {
  const app = useApp();
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
    source: said === 'here' ? undefined : said === 'for all' ? 'as set for all calls' : source,
    onReset: resets ? () => say(undefined) : undefined,
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
}, sameValue);

/** A value of the file as one number or three. */
function rangedOf<T>(value: unknown, one: (value: unknown) => T | undefined): Ranged<T> | undefined {
  if (!isRange(value)) return one(value);
  const [low, likely, high] = [one(value.low), one(value.likely), one(value.high)];
  return low === undefined || likely === undefined || high === undefined
    ? likely
    : { ...value, low, likely, high };
}
