/** What a diagram makes use of, so that a test can tell its random diagrams cover everything. */
import { effectiveSettings, isBroker, modeOf, typeOf } from '../../../src/catalog/effective';
import { type Diagram, HOWS, type How } from '../../../src/model/diagram';
import { likely } from '../../../src/model/ranged';
import { readsThrough } from './hits';
import { replicasOf } from './placement';
import { callsOf, enqueuesOf, type Scope, wholeDiagram } from './scope';

const FEATURES = [
  ...HOWS,
  ...([
    'shared zone',
    'common cause',
    'async',
    'optional',
    'cycle',
    'read-through',
    'managed',
    'auto',
  ] as const),
  ...(['probability', 'errors', 'link', 'enqueue', 'operation', 'several journeys', 'no journey'] as const),
  ...(['default way', 'sync out of a broker'] as const),
] as const;
export type Feature = How | (typeof FEATURES)[number];

/** Those each of which has to occur in a twentieth of the random diagrams, or more. */
export const USUAL: readonly Feature[] = FEATURES.filter((feature) => feature !== 'sync out of a broker');

export function featuresOf(diagram: Diagram): ReadonlySet<Feature> {
  const scope = wholeDiagram(diagram);
  const connections = [...diagram.connections.values()];
  const components = [...diagram.components];
  const found = new Set<Feature>();
  const note = (feature: Feature, is: boolean) => is && found.add(feature);
  for (const [id, component] of components) {
    const settings = effectiveSettings(component);
    for (const group of callsOf(scope, id)) {
      note(group.how, group.members.length > 1 || group.how === 'sequence');
      note(
        'default way',
        group.members.length > 1 && group.how !== 'sequence' && group.key.endsWith('/rest'),
      );
    }
    note('common cause', settings.commonCause > 0 && settings.replicas > 1 && settings.availability < 1);
    note('read-through', readsThrough(component) && callsOf(scope, id).length > 0);
    note('managed', settings.managed !== null);
    note('auto', component.settings?.requiredReplicas === 'auto');
    note('enqueue', enqueuesOf(scope, id).length > 0);
  }
  for (const connection of connections) {
    const from = diagram.components.get(connection.from);
    const sync = modeOf(diagram, connection) === 'sync';
    note('async', !sync);
    note('optional', connection.optional === true);
    note('probability', connection.probability !== undefined);
    note('errors', likely(connection.errorRate ?? 0) > 0 && (connection.retries?.max ?? 0) > 0);
    note('link', likely(connection.availability ?? 1) < 1);
    note('operation', connection.operation !== undefined);
    note('sync out of a broker', sync && from !== undefined && isBroker(from));
  }
  note('shared zone', sharesZone(diagram));
  note('cycle', hasCycle(scope));
  note('several journeys', diagram.journeys.size > 1);
  note('no journey', diagram.journeys.size === 0);
  return found;
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
