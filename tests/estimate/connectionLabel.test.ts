import { describe, expect, it } from 'vitest';
import { connectionLabel } from '../../src/estimate/connectionLabel';
import { estimate } from '../../src/estimate/estimate';
import type { Diagram } from '../../src/model/diagram';
import { diagramOf, service, wires } from './documents';

const slow = service(1, { latencyMs: { p50: 900, p99: 900 } });
const drawn = (mode: 'sync' | 'async'): Diagram => {
  const diagram = diagramOf({
    components: { entry: service(1), worker: service(1), slow },
    connections: wires('entry>worker', 'worker>slow'),
    journeys: { j: { entry: 'entry', target: { p99Ms: 200 } } },
  });
  const first = [...diagram.connections.keys()][0] ?? '';
  const call = diagram.connections.get(first);
  return call
    ? { ...diagram, connections: new Map([...diagram.connections, [first, { ...call, mode }]]) }
    : diagram;
};

describe('how a connection stands against the target of a journey', () => {
  const standing = (diagram: Diagram, connection: string) =>
    connectionLabel(diagram, estimate(diagram), connection, null, 'caller')?.standing;

  it('is that of its numbers where the journey waits for it', () => {
    const diagram = drawn('sync');
    expect([...diagram.connections.keys()].map((id) => standing(diagram, id))).toEqual(['missed', 'missed']);
  });

  it('is nothing on and behind an asynchronous connection: what is done beside the answer has no target', () => {
    const diagram = drawn('async');
    expect([...diagram.connections.keys()].map((id) => standing(diagram, id))).toEqual(['none', 'none']);
  });
});
