/**
 * What a connection says of its calls besides its numbers, as small signs: each with an icon, at most a few characters,
 * and the whole of it in words. Only what the file says has a sign, not what a protocol or a default brings. What decides
 * how a call fails comes first, since only a few are shown.
 */
import {
  BookOpenCheck,
  CopyPlus,
  Gauge,
  KeyRound,
  Layers,
  Lock,
  LockOpen,
  MailCheck,
  RotateCw,
  Timer,
  ZapOff,
} from 'lucide';
import type { Connection } from '../model/diagram';
import { formatCount, formatDuration, formatRate, formatShare } from '../shared/formatNumbers';
import { breakerOf } from './breaker';
import type { IconNode } from './componentType';
import { saidSecurity } from './connectionSecurity';
import { CONSISTENCY_LABELS, DELIVERY_LABELS, SECURITY_LABELS } from './connectionWords';

export interface ConnectionMark {
  readonly id: string;
  readonly icon: IconNode;
  /** A number beside the icon; empty: none. */
  readonly text: string;
  /** All of it, as a phrase. */
  readonly says: string;
}

const TWO_LOCKS: IconNode = [
  ['rect', { x: 1, y: 11, width: 10, height: 9, rx: 2 }],
  ['path', { d: 'M3 11V8a3 3 0 0 1 6 0v3' }],
  ['rect', { x: 13, y: 11, width: 10, height: 9, rx: 2 }],
  ['path', { d: 'M15 11V8a3 3 0 0 1 6 0v3' }],
];

const known = new WeakMap<Connection, readonly ConnectionMark[]>();

/** The same list for the same connection: thousands are asked for again with every frame. */
export function connectionMarks(connection: Connection): readonly ConnectionMark[] {
  const before = known.get(connection);
  if (before) return before;
  const marks = MARKS.flatMap((of) => of(connection) ?? []);
  known.set(connection, marks);
  return marks;
}

const mark = (id: string, icon: IconNode, says: string, text = ''): ConnectionMark => ({
  id,
  icon,
  text,
  says,
});

const seconds = (ms: number): string => formatDuration(ms / 1000);

const MARKS: readonly ((connection: Connection) => ConnectionMark | null)[] = [
  (connection) => {
    const breaker = breakerOf(connection);
    if (!breaker) return null;
    const { openAfterErrorShare, openSeconds } = breaker;
    const says = `Circuit breaker: opens above ${formatShare(openAfterErrorShare)} failures, for ${formatDuration(openSeconds)}`;
    return mark('breaker', ZapOff, says);
  },
  ({ retries }) => {
    if (!retries || retries.max === 0) return null;
    const longer = retries.max > 1 ? ', then twice as long each' : '';
    const pause = retries.backoffMs ? `, after ${seconds(retries.backoffMs)}${longer}` : '';
    const says = `Retried ${times(retries.max)}${pause}${retries.jitter ? ', with jitter' : ''}`;
    return mark('retries', RotateCw, says, formatCount(retries.max));
  },
  ({ timeoutMs }) =>
    timeoutMs === undefined ? null : mark('timeout', Timer, `Times out after ${seconds(timeoutMs)}`),
  ({ hedgeAfterMs }) =>
    hedgeAfterMs === undefined
      ? null
      : mark('hedge', CopyPlus, `Sent a second time after ${seconds(hedgeAfterMs)} without an answer`),
  (connection) => {
    const security = saidSecurity(connection);
    return security === null ? null : mark('security', SECURITY_ICONS[security], SECURITY_LABELS[security]);
  },
  ({ rateLimitRps }) =>
    rateLimitRps === undefined
      ? null
      : mark('rate-limit', Gauge, `At most ${formatRate(rateLimitRps)} are let through`),
  ({ idempotent }) =>
    idempotent ? mark('idempotent', KeyRound, 'Idempotent: made twice it does no more than once') : null,
  ({ batchSize }) =>
    batchSize === undefined || batchSize === 1
      ? null
      : mark('batch', Layers, `In batches of ${formatCount(batchSize)}`, formatCount(batchSize)),
  ({ consistency }) =>
    consistency
      ? mark(
          'consistency',
          BookOpenCheck,
          `Consistency asked for: ${inSentence(CONSISTENCY_LABELS[consistency])}`,
        )
      : null,
  ({ deliveryGuarantee }) =>
    deliveryGuarantee
      ? mark('delivery', MailCheck, `Delivered ${inSentence(DELIVERY_LABELS[deliveryGuarantee])}`)
      : null,
];

const SECURITY_ICONS = { none: LockOpen, tls: Lock, 'mutual-tls': TWO_LOCKS } as const;

const times = (count: number): string => (count === 1 ? 'once' : `up to ${formatCount(count)} times`);

const inSentence = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);
