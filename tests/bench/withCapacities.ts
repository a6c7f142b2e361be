/**
 * Capacities that fit the load, so that what is timed is a system at work and not one overload: every part is 15 to
 * 50 % busy by the load pushed down the calls once (each call made, none repeated), counted here and not by the estimator.
 */
import type { Component, Connection, Diagram } from '../../src/model/diagram';
import { likely } from '../../src/model/ranged';
import type { Random } from '../estimate/reference/random';

export function withCapacities(diagram: Diagram, random: Random): Diagram {
  const load = loadOf(diagram);
  const components = new Map<string, Component>();
  for (const [id, component] of diagram.components) {
    const replicas = component.settings?.replicas ?? 1;
    const capacityRps = Math.ceil((load.get(id) ?? 0) / replicas / random.between(0.15, 0.5)) + 10;
    const limited = component.type !== 'client' && component.type !== 'load-balancer';
    components.set(id, {
      ...component,
      settings: { ...component.settings, capacityRps: limited ? capacityRps : null },
    });
  }
  return { ...diagram, components };
}

/** Callers stand before what they call in the order of the components. */
function loadOf(diagram: Diagram): ReadonlyMap<string, number> {
  const load = new Map<string, number>();
  for (const { entry, requestsPerSecond = 0 } of diagram.journeys.values())
    load.set(entry, (load.get(entry) ?? 0) + likely(requestsPerSecond));
  const calls = new Map<string, [id: string, connection: Connection][]>();
  for (const one of diagram.connections) calls.set(one[1].from, [...(calls.get(one[1].from) ?? []), one]);
  for (const [id, component] of diagram.components) {
    const own = calls.get(id) ?? [];
    const all = {
      how: component.type === 'load-balancer' ? 'balance' : 'sequence',
      connections: own.map(([one]) => one),
    };
    const group = component.settings?.calls?.[0] ?? all;
    for (const [callId, { to, probability = 1 }] of own) {
      const share = shareOf(group, callId) * likely(probability);
      load.set(to, (load.get(to) ?? 0) + (load.get(id) ?? 0) * share);
    }
  }
  return load;
}

/** Of its caller's requests those that make this call; look-ups are counted as if they never hit. */
function shareOf(
  group: { readonly how: string; readonly connections: readonly string[] },
  id: string,
): number {
  const place = group.connections.indexOf(id);
  if (group.how === 'balance' && place >= 0) return 1 / group.connections.length;
  return group.how === 'failover' && place > 0 ? 0.1 : 1;
}
