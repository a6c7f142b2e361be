/**
 * How old a copy in a cache or CDN may be: its TTL, over what it was copied from. One that is written through is as
 * new as what was written; a TTL of 0 is asked again every time.
 */
import { settingInForce } from '../../catalog/settingInForce';
import type { Component } from '../../model/diagram';
import type { Node } from '../graph/graph';
import type { SourceAge } from './sourceAge';
import { CURRENT } from './sourceAge';

/** Policies that put every write into the cache itself. */
const WRITTEN: ReadonlySet<unknown> = new Set(['write-through', 'write-behind']);

export function cacheAge({ id, component }: Node): SourceAge {
  if (WRITTEN.has(writePolicyOf(component))) return CURRENT;
  const { value, origin } = settingInForce(component, 'ttlSeconds');
  if (value === 0) return CURRENT;
  const ms = typeof value === 'number' ? value * 1000 : null;
  return { parts: [{ kind: 'ttl', id, ms, isDefault: origin !== 'user' }], consistency: 'eventual' };
}

/** `policy`, which older files say, held what is now two settings. */
const writePolicyOf = (component: Component): unknown =>
  component.settings?.writePolicy ??
  component.settings?.policy ??
  settingInForce(component, 'writePolicy').value;
