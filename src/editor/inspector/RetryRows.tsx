/** How often a failed attempt is made again, and how long is waited before. */
import type { Retries } from '../../model/diagram';
import { withKey } from '../../model/edits';
import { CheckField } from './CheckField';
import { type ConnectionPart, resetOf } from './connectionPart';
import { NumberField } from './NumberField';
import { Row } from './Section';

export function RetryRows({ connection: { retries }, set, type }: ConnectionPart) {
  return (
    <>
      <Row
        label="Retries"
        help="Attempts after the first. They cure errors and late answers, never outages, and each is one more call for the target."
        source={retries === undefined ? 'None: the first failure counts' : undefined}
        onReset={resetOf(retries, () => set({ retries: undefined }))}
      >
        {(labelledBy) => (
          <NumberField
            labelledBy={labelledBy}
            value={retries?.max}
            min={0}
            integer
            placeholder="none"
            onChange={(max) => type({ retries: max === undefined ? undefined : { ...retries, max } })}
          />
        )}
      </Row>
      {retries && retries.max > 0 && <PauseRows retries={retries} set={set} type={type} />}
    </>
  );
}

function PauseRows({
  retries,
  set,
  type,
}: Pick<ConnectionPart, 'set' | 'type'> & { readonly retries: Retries }) {
  return (
    <>
      <Row
        label="Wait before the first"
        help="Each further retry waits twice as long as the one before."
        source={retries.backoffMs === undefined ? 'Tried again at once' : undefined}
        onReset={resetOf(retries.backoffMs, () => set({ retries: withKey(retries, 'backoffMs', undefined) }))}
      >
        {(labelledBy) => (
          <NumberField
            labelledBy={labelledBy}
            value={retries.backoffMs}
            unit="ms"
            min={0}
            placeholder="0"
            onChange={(backoffMs) => type({ retries: withKey(retries, 'backoffMs', backoffMs) })}
          />
        )}
      </Row>
      <Row
        label="Jitter"
        help="Each waits a random part of its time, so that callers that failed together don’t come back together."
      >
        {(labelledBy) => (
          <CheckField
            labelledBy={labelledBy}
            value={retries.jitter ?? false}
            onChange={(jitter) => set({ retries: withKey(retries, 'jitter', jitter || undefined) })}
          />
        )}
      </Row>
    </>
  );
}
