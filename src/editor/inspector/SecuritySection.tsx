/** How calls over a connection are protected on their way. */
import { type SECURITIES, type Security, saidSecurity } from '../../catalog/connectionSecurity';
import { SECURITY_LABELS } from '../../catalog/connectionWords';
import { ChoiceRow } from './ConnectionRows';
import type { ConnectionChange, ConnectionPart } from './connectionPart';
import { Section } from './Section';

const CHANGES: Readonly<Record<Security, ConnectionChange>> = {
  none: { encrypted: false, mutualTls: undefined },
  tls: { encrypted: true, mutualTls: undefined },
  'mutual-tls': { encrypted: true, mutualTls: true },
};

export function SecuritySection({ connection, set }: ConnectionPart) {
  return (
    <Section title="Security">
      <ChoiceRow
        label="On the way"
        help="TLS: what is sent can’t be read or changed, and the target shows who it is. Mutual TLS: the caller does as well."
        without={
          connection.protocol === 'https' ? 'TLS, as https brings it' : 'Taken to be open to whoever listens'
        }
        value={saidSecurity(connection) ?? undefined}
        labels={LABELS}
        onChange={(next) =>
          set(next === undefined ? { encrypted: undefined, mutualTls: undefined } : CHANGES[next])
        }
      />
    </Section>
  );
}

const LABELS = { ...SECURITY_LABELS, none: 'None' } satisfies Record<(typeof SECURITIES)[number], string>;
