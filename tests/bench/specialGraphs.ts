/** Graphs that strain one thing each: a part that everything hangs on, and a mesh too wound up to be solved exactly. */
import type { CallGroup, Component, Connection, Diagram } from '../../src/model/diagram';
import { emptyDiagram } from '../../src/model/diagram';
import { randomFrom } from '../estimate/reference/random';

const JOURNEYS: Diagram['journeys'] = new Map([['journey', { entry: 'client', requestsPerSecond: 100 }]]);
const client: Component = { type: 'client' };

/** Balancers over `callers` services that all ask one store: each number in the diagram depends on it. */
export function storeUnderCallers(callers: number): Diagram {
  const components = new Map<string, Component>([['client', client]]);
  const connections = new Map<string, Connection>();
  const connect = (from: string, to: string): void => {
    connections.set(`c${connections.size + 1}`, { from, to });
  };
  const pools = Math.round(Math.sqrt(callers));
  components.set('edge', { type: 'load-balancer' });
  connect('client', 'edge');
  for (let pool = 0; pool < pools; pool++) {
    components.set(`pool-${pool}`, { type: 'load-balancer' });
    connect('edge', `pool-${pool}`);
  }
  for (let index = 0; index < callers; index++) {
    components.set(`service-${index}`, {
      type: 'service',
      settings: { availability: 0.99 + (index % 100) / 1e4 },
    });
    connect(`pool-${index % pools}`, `service-${index}`);
    connect(`service-${index}`, 'store');
  }
  components.set('store', { type: 'sql-database' });
  return { ...emptyDiagram, components, connections, journeys: JOURNEYS };
}

/** Every part needs two of three picked at random from the next row: nothing to collapse, nothing independent. */
export function denseMesh(rows: number, width: number, seed: number): Diagram {
  const random = randomFrom(seed);
  const connections = new Map<string, Connection>();
  const components = new Map<string, Component>();
  const call = (from: string, members: readonly string[]): CallGroup => {
    const ids = members.map((to) => {
      const id = `c${connections.size + 1}`;
      connections.set(id, { from, to });
      return id;
    });
    return { how: 'quorum', need: 2, connections: ids };
  };
  const rowOf = (row: number): string[] => Array.from({ length: width }, (_, index) => `${row}-${index}`);
  components.set('client', {
    ...client,
    settings: { calls: [call('client', random.shuffled(rowOf(0)).slice(0, 3))] },
  });
  for (let row = 0; row < rows; row++) {
    for (const id of rowOf(row)) {
      const availability = random.between(0.97, 0.999);
      const below = row + 1 < rows ? [call(id, random.shuffled(rowOf(row + 1)).slice(0, 3))] : [];
      components.set(id, { type: 'service', settings: { availability, calls: below, capacityRps: null } });
    }
  }
  return { ...emptyDiagram, components, connections, journeys: JOURNEYS };
}
