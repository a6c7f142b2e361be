/**
 * Inputs that no diagram means but a file may hold, brought to where arithmetic stays finite: rates, capacities and
 * weights from 10⁻⁶⁰ to 10⁶⁰, times up to 10¹² ms, calls a request up to 10⁹. Below and above counts as the end.
 * What can carry nothing (no replicas, a capacity of 0) is used 10⁶⁰ times over by any load.
 */
import type { Work } from '../../catalog/effective';
import type { Journey, LatencyMs } from '../../model/diagram';
import { likely } from '../../model/ranged';

const LEAST = 1e-60;
const MOST = 1e60;
const MOST_MS = 1e12;
const MOST_CALLS = 1e9;

/** 0 stays 0. */
export const amountOf = (value: number): number => (value > 0 ? Math.min(MOST, Math.max(LEAST, value)) : 0);

/** As `amountOf`, but too little to matter is nothing; what isn't a number, of ∞ · 0, too. */
export const rateWithin = (rate: number): number => (rate >= LEAST ? Math.min(MOST, rate) : 0);

export const requestsPerSecondOf = (journey: Pick<Journey, 'requestsPerSecond'>): number =>
  rateWithin(likely(journey.requestsPerSecond ?? 0));

export const msOf = (ms: number): number => Math.min(MOST_MS, ms);

export const callsOf = (count: number): number => Math.min(MOST_CALLS, Math.max(1, Math.floor(count)));

/** More than anything can carry: what arrives where nothing can be carried at all. */
export const isBeyondAll = (utilization: number): boolean => utilization >= MOST;

/** Itself where it is in reach. */
export function latencyWithin(latency: LatencyMs): LatencyMs {
  return latency.p99 <= MOST_MS ? latency : { ...latency, p50: msOf(latency.p50), p99: msOf(latency.p99) };
}

export function workWithin(work: Work): Work {
  const { latencyMs, capacityRps } = work;
  const isWithin = capacityRps === null || amountOf(capacityRps) === capacityRps;
  if (isWithin && latencyMs.p99 <= MOST_MS) return work;
  return {
    ...work,
    latencyMs: latencyWithin(latencyMs),
    capacityRps: capacityRps === null ? null : amountOf(capacityRps),
  };
}
