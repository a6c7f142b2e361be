/** The words for what a connection can ask for, as the inspector and the signs on the canvas say them. */
import type { Consistency, DeliveryGuarantee } from '../model/diagram';
import type { Security } from './connectionSecurity';

export const SECURITY_LABELS: Readonly<Record<Security, string>> = {
  none: 'Not encrypted',
  tls: 'TLS',
  'mutual-tls': 'Mutual TLS',
};

export const CONSISTENCY_LABELS: Readonly<Record<Consistency, string>> = {
  strong: 'Strong',
  'bounded-staleness': 'Bounded staleness',
  causal: 'Causal',
  'read-your-writes': 'Read your writes',
  'monotonic-reads': 'Monotonic reads',
  eventual: 'Eventual',
};

export const DELIVERY_LABELS: Readonly<Record<DeliveryGuarantee, string>> = {
  'at-most-once': 'At most once',
  'at-least-once': 'At least once',
  'exactly-once': 'Exactly once',
};
