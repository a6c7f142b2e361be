/** The types most diagrams are made of, in the order they are drawn: the palette shows them first, and digits add them. */
import { componentType } from './catalog';
import type { ComponentType } from './componentType';

const IDS = [
  'client',
  'load-balancer',
  'service',
  'cache',
  'sql-database',
  'message-queue',
  'worker',
  'object-store',
  'cdn',
] as const;

export const MOST_USED: readonly ComponentType[] = IDS.flatMap((id) => componentType(id) ?? []);
