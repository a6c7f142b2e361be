/** What each part of a connection's inspector is given, and how it changes the connection. */
import type { Connection } from '../../model/diagram';
import type { changeConnection } from '../../state/gestures';

export type ConnectionChange = Parameters<typeof changeConnection>[2];

export interface ConnectionPart {
  readonly connection: Connection;
  readonly set: (change: ConnectionChange) => void;
  /** As `set`, for what is typed: all of it in one field is one step. */
  readonly type: (change: ConnectionChange) => void;
}

/** The way back to a default, where there is one to go. */
export const resetOf = (value: unknown, reset: () => void): (() => void) | undefined =>
  value === undefined ? undefined : reset;
