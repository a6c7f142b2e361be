/** How a call over a connection is protected on its way: what the file says, else what its protocol brings. */
import type { Connection } from '../model/diagram';

export const SECURITIES = ['none', 'tls', 'mutual-tls'] as const;
export type Security = (typeof SECURITIES)[number];

type Protected = Pick<Connection, 'protocol' | 'encrypted' | 'mutualTls'>;

/** Null: neither the file nor the protocol says. */
export function securityOf(connection: Protected): Security | null {
  return saidSecurity(connection) ?? (connection.protocol === 'https' ? 'tls' : null);
}

/** What the file itself says. */
export function saidSecurity({ encrypted, mutualTls }: Protected): Security | null {
  if (mutualTls === true) return 'mutual-tls';
  if (encrypted === undefined) return null;
  return encrypted ? 'tls' : 'none';
}

export const isEncrypted = (connection: Protected): boolean => {
  const security = securityOf(connection);
  return security === 'tls' || security === 'mutual-tls';
};
