/** Rows for one key of a connection: a number, a choice, a yes or no; each with what holds while nothing is said. */
import type { Connection } from '../../model/diagram';
import { CheckField } from './CheckField';
import { type ConnectionPart, resetOf } from './connectionPart';
import { NumberField, type NumberFieldProps } from './NumberField';
import { Row } from './Section';
import { SelectField } from './SelectField';

interface Common {
  readonly of: ConnectionPart;
  readonly label: string;
  readonly help: string;
  /** What the default means, said while it holds. */
  readonly without?: string;
}

/** The keys whose values may be of type V. */
type KeysOf<V> = {
  [K in keyof Connection]-?: Exclude<Connection[K], undefined> extends V ? K : never;
}[keyof Connection];

type FieldProps = Pick<NumberFieldProps, 'unit' | 'min' | 'max' | 'integer' | 'placeholder'>;

export function NumberRow({
  of: { connection, set, type },
  at,
  label,
  help,
  without,
  ...field
}: Common & FieldProps & { readonly at: KeysOf<number> }) {
  const value = connection[at];
  return (
    <Row
      label={label}
      help={help}
      source={value === undefined ? without : undefined}
      onReset={resetOf(value, () => set({ [at]: undefined }))}
    >
      {(labelledBy) => (
        <NumberField
          {...field}
          labelledBy={labelledBy}
          value={value}
          onChange={(next) => type({ [at]: next })}
        />
      )}
    </Row>
  );
}

export function CheckRow({
  of: { connection, set },
  at,
  label,
  help,
  without,
}: Common & { readonly at: KeysOf<boolean> }) {
  const value = connection[at] ?? false;
  return (
    <Row label={label} help={help} source={value ? undefined : without}>
      {(labelledBy) => (
        <CheckField
          labelledBy={labelledBy}
          value={value}
          onChange={(next) => set({ [at]: next || undefined })}
        />
      )}
    </Row>
  );
}

const UNSAID = 'unsaid';

interface ChoiceProps<V extends string> extends Omit<Common, 'of'> {
  readonly value: V | undefined;
  readonly labels: Readonly<Record<V, string>>;
  readonly unsaid?: string;
  readonly onChange: (value: V | undefined) => void;
}

/** One of a few words, or nothing said. */
export function ChoiceRow<V extends string>(props: ChoiceProps<V>) {
  const { label, help, without, value, labels, unsaid = 'Not said', onChange } = props;
  const options = Object.entries<string>(labels).map(([id, text]) => ({ value: id, label: text }));
  const isOne = (id: string): id is V => Object.hasOwn(labels, id);
  return (
    <Row label={label} help={help} source={value === undefined ? without : undefined}>
      {(labelledBy) => (
        <SelectField
          labelledBy={labelledBy}
          value={value ?? UNSAID}
          options={[{ value: UNSAID, label: unsaid }, ...options]}
          onChange={(next) => onChange(isOne(next) ? next : undefined)}
        />
      )}
    </Row>
  );
}
