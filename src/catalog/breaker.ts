/**
 * The circuit breaker in force on a connection: what the user set, else the defaults that the best-known one
 * shipped with. It opens where more than `openAfterErrorShare` of the attempts in a window fail, stays open for
 * `openSeconds`, then lets one call through: an answer closes it, a failure opens it again.
 */
import type { Connection } from '../model/diagram';
import { measured, sourced } from './sources';

export interface Breaker {
  readonly openAfterErrorShare: number;
  readonly windowSeconds: number;
  readonly openSeconds: number;
}

const HYSTRIX = measured('Netflix Hystrix, default configuration: 50 % over 10 s, open for 5 s (2018)');

export const OPEN_AFTER_ERROR_SHARE = sourced(0.5, HYSTRIX);
export const WINDOW_SECONDS = sourced(10, HYSTRIX);
export const OPEN_SECONDS = sourced(5, HYSTRIX);

/** Null: there is none. */
export function breakerOf({ circuitBreaker }: Pick<Connection, 'circuitBreaker'>): Breaker | null {
  if (circuitBreaker === undefined || circuitBreaker === false) return null;
  const set = circuitBreaker === true ? {} : circuitBreaker;
  return {
    openAfterErrorShare: set.openAfterErrorShare ?? OPEN_AFTER_ERROR_SHARE.value,
    windowSeconds: set.windowSeconds ?? WINDOW_SECONDS.value,
    openSeconds: set.openSeconds ?? OPEN_SECONDS.value,
  };
}
