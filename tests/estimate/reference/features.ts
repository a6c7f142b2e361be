/** What a diagram makes use of, so that a test can tell its random diagrams cover everything. */
import { effectiveSettings, isBroker, modeOf, typeOf, workFor } from '../../../src/catalog/effective';
import { type Component, type Connection, type Diagram, HOWS } from '../../../src/model/diagram';
import { likely } from '../../../src/model/ranged';
import { readsThrough } from './hits';
import { totalLoad, utilizationOf } from './load';
import { replicasOf } from './placement';
import { callsOf, enqueuesOf, type Scope, wholeDiagram } from './scope';

const OF_COMPONENTS = [
  ...([
    'common cause',
    'failover',
    'failures a year',
    'read-through',
    'managed zone',
    'managed region',
    'managed global',
  ] as const),
  ...(['auto', 'more required than there are', 'shards', 'read or write settings', 'enqueue'] as const),
  ...(['default way', 'weight 0', 'no hits or all', 'near full', 'overloaded'] as const),
] as const;
const OF_CONNECTIONS = [
  ...(['async into a broker', 'async out of a broker', 'async into others', 'sync into a broker'] as const),
  ...(['sync out of a broker', 'broker to broker', 'optional', 'probability', 'times', 'errors'] as const),
  ...(['errors retried', 'link', 'operation', 'timeout', 'retries', 'backoff', 'jitter', 'hedge'] as const),
] as const;
const OF_DIAGRAMS = [
  ...(['shared zone', 'nested zone', 'nested through another group', 'cycle', 'no journey'] as const),
  ...(['several journeys', 'journey of an operation', 'journey of some connections', 'load'] as const),
] as const;
const FEATURES = [...HOWS, ...OF_COMPONENTS, ...OF_CONNECTIONS, ...OF_DIAGRAMS] as const;
export type Feature = (typeof FEATURES)[number];

/** Each of them has to occur in a twentieth of the random diagrams, or more. */
export const USUAL: readonly Feature[] = FEATURES;

export function featuresOf(diagram: Diagram): ReadonlySet<Feature> {
  const found = new Set<Feature>();
  const note: Note = (feature, is) => {
    if (is) found.add(feature);
  };
  const load = totalLoad(diagram);
  for (const [id, component] of diagram.components) {
    noteComponent(note, diagram, id, component);
    const used = utilizationOf(diagram, id, load) ?? 0;
    note('near full', used >= 0.7 && used < 1);
    note('overloaded', used >= 1);
  }
  for (const connection of diagram.connections.values()) noteConnection(note, diagram, connection);
  noteDiagram(note, diagram);
  return found;
}

type Note = (feature: Feature, is: boolean) => void;

function noteComponent(note: Note, diagram: Diagram, id: string, component: Component): void {
  const scope = wholeDiagram(diagram);
  const settings = effectiveSettings(component);
  const set = component.settings ?? {};
  for (const group of callsOf(scope, id)) {
    const several = group.members.length > 1;
    note(group.how, several || group.how === 'sequence');
    note('default way', several && group.how !== 'sequence' && group.key.endsWith('/rest'));
    note('weight 0', several && group.members.some(({ weight }) => weight === 0));
  }
  note('common cause', settings.commonCause > 0 && settings.replicas > 1 && settings.availability < 1);
  const mayFailOver = settings.replicas > 1 && settings.availability < 1 && !settings.managed;
  note('failover', mayFailOver && settings.failoverShare > 0 && set.failuresPerYear === undefined);
  note('failures a year', mayFailOver && settings.failoverShare > 0 && set.failuresPerYear !== undefined);
  note('read-through', readsThrough(component) && callsOf(scope, id).length > 0);
  for (const managed of ['zone', 'region', 'global'] as const)
    note(`managed ${managed}`, settings.managed === managed);
  note('auto', set.requiredReplicas === 'auto');
  for (const operation of [undefined, 'read', 'write'] as const) {
    const { requiredReplicas } = workFor(component, operation);
    note('more required than there are', requiredReplicas !== 'auto' && requiredReplicas > settings.replicas);
  }
  note('shards', settings.shards > 1);
  note('read or write settings', set.read !== undefined || set.write !== undefined);
  note('enqueue', enqueuesOf(scope, id).length > 0);
  note('no hits or all', settings.hitRatio === 0 || settings.hitRatio === 1);
}

function noteConnection(note: Note, diagram: Diagram, connection: Connection): void {
  const isBrokerAt = (id: string) => {
    const component = diagram.components.get(id);
    return component !== undefined && isBroker(component);
  };
  const [from, to] = [isBrokerAt(connection.from), isBrokerAt(connection.to)];
  const sync = modeOf(diagram, connection) === 'sync';
  note('async into a broker', !sync && to);
  note('async out of a broker', !sync && from);
  note('async into others', !sync && !to && !from);
  note('sync into a broker', sync && to);
  note('sync out of a broker', sync && from);
  note('broker to broker', from && to);
  note('optional', connection.optional === true);
  note('probability', connection.probability !== undefined);
  note('times', (connection.timesPerRequest ?? 1) > 1);
  const { max = 0, backoffMs = 0, jitter = false } = connection.retries ?? {};
  note('errors', likely(connection.errorRate ?? 0) > 0);
  note('errors retried', likely(connection.errorRate ?? 0) > 0 && max > 0);
  note('link', likely(connection.availability ?? 1) < 1);
  note('operation', connection.operation !== undefined);
  note('timeout', connection.timeoutMs !== undefined);
  note('retries', max > 0 && connection.timeoutMs !== undefined);
  note('backoff', max > 0 && backoffMs > 0);
  note('jitter', max > 0 && backoffMs > 0 && jitter);
  note('hedge', connection.hedgeAfterMs !== undefined);
}

function noteDiagram(note: Note, diagram: Diagram): void {
  const groups = [...diagram.groups.values()];
  const journeys = [...diagram.journeys.values()];
  const ofType = (ids: readonly string[] | undefined, ...types: string[]) =>
    ids?.some((id) => types.includes(diagram.groups.get(id)?.type ?? '')) ?? false;
  note('shared zone', sharesZone(diagram));
  note(
    'nested zone',
    groups.some(({ type, in: within }) => type === 'zone' && ofType(within, 'region')),
  );
  note(
    'nested through another group',
    [...groups, ...diagram.components.values()].some(({ in: within }) =>
      ofType(within, 'network', 'cluster'),
    ),
  );
  note('cycle', hasCycle(wholeDiagram(diagram)));
  note('several journeys', journeys.length > 1);
  note('no journey', journeys.length === 0);
  note(
    'journey of an operation',
    journeys.some(({ operation }) => operation !== undefined),
  );
  note(
    'journey of some connections',
    journeys.some(({ connections }) => connections !== undefined),
  );
  note(
    'load',
    journeys.some(({ requestsPerSecond }) => requestsPerSecond !== undefined),
  );
}

/** Two fallible components hang on one fallible zone. */
function sharesZone(diagram: Diagram): boolean {
  const seen = new Set<string>();
  for (const component of diagram.components.values()) {
    if (typeOf(component).role === 'client') continue;
    const zones = new Set(replicasOf(diagram, component).flatMap(({ zones }) => zones));
    for (const zone of zones) {
      if ((diagram.groups.get(zone)?.settings?.availability ?? 1) === 1) continue;
      if (seen.has(zone)) return true;
      seen.add(zone);
    }
  }
  return false;
}

function hasCycle(scope: Scope): boolean {
  const visit = (id: string, path: readonly string[]): boolean =>
    path.includes(id) ||
    callsOf(scope, id).some((group) =>
      group.members.some((member) => visit(member.connection.to, [...path, id])),
    );
  return [...scope.diagram.components.keys()].some((id) => visit(id, []));
}
