/** The remedy for too much load: as many more instances, or shards, as bring it down to a comfortable utilization. */
import { typeOf } from '../catalog/effective';
import type { Component } from '../model/diagram';
import type { Remedy } from '../model/finding';
import { settingsOf } from './facts';
import { setSetting } from './remedies';

/** What the file format takes, and more shards than anyone has. */
export const MOST_REPLICAS = 1_000_000;
const MOST_SHARDS = 100_000;

/** Busy enough to pay for itself, with room for a peak. */
const COMFORTABLE = 0.7;

/** Stateless parts and caches get instances; more copies of a store take no more writes, more shards do. */
export function scaleOut(id: string, component: Component, utilization: number): Remedy | undefined {
  const { replicas, shards } = settingsOf(component);
  const isStore = typeOf(component).role === 'store';
  const needed = Math.ceil(((isStore ? shards : replicas) * utilization) / COMFORTABLE - 1e-9);
  if (needed > (isStore ? MOST_SHARDS : MOST_REPLICAS)) return undefined;
  return isStore
    ? setSetting(`Split into ${needed} shards`, id, 'shards', needed)
    : setSetting(`Run ${needed} instances`, id, 'replicas', needed);
}
