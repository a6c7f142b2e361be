/** When a connection's circuit breaker opens and for how long: the values in force, and the way back to the defaults. */
import {
  type Breaker,
  breakerOf,
  OPEN_AFTER_ERROR_SHARE,
  OPEN_SECONDS,
  WINDOW_SECONDS,
} from '../../catalog/breaker';
import type { Connection } from '../../model/diagram';
import { withKey } from '../../model/edits';
import { NumberField } from './NumberField';
import { Row } from './Section';

type Set = NonNullable<Connection['circuitBreaker']>;

interface Props {
  readonly connection: Connection;
  readonly onSet: (breaker: Set) => void;
  /** As `onSet`, for what is typed: all of it in one field is one step. */
  readonly onType: (breaker: Set) => void;
}

const FIELDS = [
  {
    key: 'openAfterErrorShare',
    label: 'Opens above',
    help: 'The share of attempts that fail, above which calls are refused.',
    source: OPEN_AFTER_ERROR_SHARE.source.text,
    field: { percent: true, min: 0, max: 1 },
  },
  {
    key: 'windowSeconds',
    label: 'Counted over',
    help: 'The time whose attempts are looked at; once closed again, it stays so for that long at least.',
    source: WINDOW_SECONDS.source.text,
    field: { unit: 's', min: 0 },
  },
  {
    key: 'openSeconds',
    label: 'Stays open for',
    help: 'Then one call is let through: an answer closes it, a failure opens it again.',
    source: OPEN_SECONDS.source.text,
    field: { unit: 's', min: 0 },
  },
] as const;

/** Nothing where there is no breaker. */
export function BreakerRows({ connection, onSet, onType }: Props) {
  const breaker = breakerOf(connection);
  if (!breaker) return null;
  const { circuitBreaker } = connection;
  const own = typeof circuitBreaker === 'object' ? circuitBreaker : {};
  const withValue = (key: keyof Breaker, value: number | undefined): Set => {
    const next = withKey(own, key, value);
    return Object.keys(next).length > 0 ? next : true;
  };
  return FIELDS.map(({ key, label, help, source, field }) => (
    <Row
      key={key}
      label={label}
      help={help}
      source={own[key] === undefined ? source : undefined}
      onReset={own[key] === undefined ? undefined : () => onSet(withValue(key, undefined))}
    >
      {(labelledBy) => (
        <NumberField
          {...field}
          labelledBy={labelledBy}
          value={breaker[key]}
          onChange={(value) => onType(withValue(key, value))}
        />
      )}
    </Row>
  ));
}
