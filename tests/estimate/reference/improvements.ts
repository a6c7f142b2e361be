/** Diagrams with one part made better or added, each with its name: what must never lower a success rate. */
import { effectiveSettings, isBroker, workFor } from '../../../src/catalog/effective';
import type { Component, Connection, Diagram, Group, LatencyMs, Settings } from '../../../src/model/diagram';
import { likely } from '../../../src/model/ranged';
import { unansweredShare } from './answered';
import { busyReplicas, totalLoad } from './load';
import { callsOf, journeyScope, journeysOf, wholeDiagram } from './scope';

export const KINDS = [
  ...(['availability', 'replica', 'common cause', 'link', 'errors', 'zone', 'hits'] as const),
  ...(['capacity', 'latency', 'fallback', 'failover'] as const),
] as const;
export type Kind = (typeof KINDS)[number];

export interface Improvement {
  readonly kind: Kind;
  readonly where: string;
  readonly diagram: Diagram;
}

export function* improvementsOf(diagram: Diagram): Generator<Improvement> {
  for (const [id, component] of diagram.components)
    for (const [kind, settings] of betterSettings(diagram, id, component))
      yield { kind, where: id, diagram: withSettings(diagram, id, settings) };
  for (const [id, connection] of diagram.connections)
    for (const [kind, change] of betterCalls(connection)) {
      const connections = new Map(diagram.connections).set(id, { ...connection, ...change });
      yield { kind, where: id, diagram: { ...diagram, connections } };
    }
  for (const [id, group] of diagram.groups) {
    const availability = likely(group.settings?.availability ?? 1);
    if (availability === 1) continue;
    const better: Group = { ...group, settings: { ...group.settings, availability: halfway(availability) } };
    yield {
      kind: 'zone',
      where: id,
      diagram: { ...diagram, groups: new Map(diagram.groups).set(id, better) },
    };
  }
  yield* fallbacks(diagram);
}

/** Half as far from 1. */
const halfway = (chance: number): number => (1 + chance) / 2;
const halved = (latency: LatencyMs): LatencyMs => ({ p50: latency.p50 / 2, p99: latency.p99 / 2 });

function* betterSettings(diagram: Diagram, id: string, component: Component): Generator<[Kind, Settings]> {
  const set = component.settings ?? {};
  const { availability, replicas, commonCause, hitRatio } = effectiveSettings(component);
  if (availability < 1) yield ['availability', { availability: halfway(availability) }];
  if (!lacksReplicas(diagram, id, component)) yield ['replica', { replicas: replicas + 1 }];
  const needsOne = [set, set.read, set.write].every((of) => (of?.requiredReplicas ?? 1) === 1);
  // Where the others take over too late, failing apart is no better than together: see the exceptions.
  const takesOver = unansweredShare(wholeDiagram(diagram), id) < 0.5;
  if (commonCause > 0 && needsOne && takesOver) yield ['common cause', { commonCause: commonCause / 2 }];
  const { failoverSeconds } = set;
  if (typeof failoverSeconds === 'number') yield ['failover', { failoverSeconds: failoverSeconds / 2 }];
  if (hitRatio !== null && hitRatio < 1) yield ['hits', { hitRatio: halfway(hitRatio) }];
  const general = workFor(component, undefined);
  yield ['latency', { latencyMs: halved(general.latencyMs), ...halvedByOperation(component) }];
  if (general.capacityRps !== null && set.read === undefined && set.write === undefined)
    yield ['capacity', { capacityRps: general.capacityRps * 1.5 }];
}

/** Of replicas that are fewer than needed all must be up, one more too: see the exceptions. */
function lacksReplicas(diagram: Diagram, id: string, component: Component): boolean {
  return [undefined, 'read' as const, 'write' as const].some((operation) => {
    const { requiredReplicas } = workFor(component, operation);
    const needed =
      requiredReplicas === 'auto' ? (busyReplicas(diagram, id, totalLoad(diagram)) ?? 0) : requiredReplicas;
    return needed > effectiveSettings(component).replicas;
  });
}

/** What reads and writes take of their own stays in proportion. */
function halvedByOperation(component: Component): Settings {
  const of = (operation: 'read' | 'write') => {
    const own = component.settings?.[operation];
    return own ? { [operation]: { ...own, latencyMs: halved(workFor(component, operation).latencyMs) } } : {};
  };
  return { ...of('read'), ...of('write') };
}

function* betterCalls(connection: Connection): Generator<[Kind, Partial<Connection>]> {
  const [link, errors] = [likely(connection.availability ?? 1), likely(connection.errorRate ?? 0)];
  if (link < 1) yield ['link', { availability: halfway(link) }];
  if (errors > 0) yield ['errors', { errorRate: errors / 2 }];
  if (connection.latencyMs) yield ['latency', { latencyMs: halved(likely(connection.latencyMs)) }];
}

/** One more target at the end of a failover, a balancer's or a quorum's: instant, unlimited, up 9 times in 10. */
function* fallbacks(diagram: Diagram): Generator<Improvement> {
  for (const [id, component] of diagram.components)
    for (const [index, group] of (component.settings?.calls ?? []).entries()) {
      if (!['failover', 'balance', 'quorum'].includes(group.how)) continue;
      if (!alwaysAsks(diagram, id, index)) continue;
      const calls = [...(component.settings?.calls ?? [])];
      calls[index] = {
        ...group,
        connections: [...group.connections, 'fallback'],
        ...(group.weights && { weights: [...group.weights, 1] }),
      };
      const components = new Map(withSettings(diagram, id, { calls }).components);
      components.set('fallback', {
        type: 'service',
        settings: { availability: 0.9, latencyMs: { p50: 0, p99: 0 }, capacityRps: null },
      });
      const wire: Connection = {
        from: id,
        to: 'fallback',
        latencyMs: { p50: 0, p99: 0 },
        ...(isBroker(component) && { mode: 'sync' as const }),
      };
      const journeys = new Map(
        [...diagram.journeys].map(([key, journey]) => [
          key,
          journey.connections ? { ...journey, connections: [...journey.connections, 'fallback'] } : journey,
        ]),
      );
      const connections = new Map(diagram.connections).set('fallback', wire);
      yield {
        kind: 'fallback',
        where: `${id} ${index}`,
        diagram: { ...diagram, components, connections, journeys },
      };
    }
}

/**
 * Whether every request calls enough of them. Where it calls fewer than needed those are all that is needed, of none
 * nothing; a fallback would be one more to need.
 */
function alwaysAsks(diagram: Diagram, id: string, index: number): boolean {
  const scopes = [...journeysOf(diagram).values()].map((journey) => journeyScope(diagram, journey));
  return scopes.every((scope) => {
    const group = callsOf(scope, id).find(({ key }) => key === `${id}/${index}`);
    const sure = group?.members.filter(({ connection }) => likely(connection.probability ?? 1) === 1) ?? [];
    return sure.length >= (group?.how === 'quorum' ? group.need : 1);
  });
}

function withSettings(diagram: Diagram, id: string, settings: Settings): Diagram {
  const component = diagram.components.get(id);
  if (!component) return diagram;
  const better = { ...component, settings: { ...component.settings, ...settings } };
  return { ...diagram, components: new Map(diagram.components).set(id, better) };
}
