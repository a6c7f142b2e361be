/**
 * Diagrams of the shape of public fault-tree benchmarks: gates over shared basic events, with votes. A gate is a
 * component that never fails itself; it is down where any member is (`sequence`), all are (`balance`), or too many
 * (`quorum`). Seeded; gates call later gates and events only.
 */
import type { Component, Connection, Diagram } from '../../src/model/diagram';
import { emptyDiagram } from '../../src/model/diagram';
import { randomFrom } from './reference/random';

export interface FaultTreeShape {
  readonly gates: number;
  readonly events: number;
  /** How far ahead a gate's members stand; small: narrow and deep. */
  readonly reach: number;
}

export function faultTree(seed: number, { gates, events, reach }: FaultTreeShape): Diagram {
  const random = randomFrom(seed);
  const components = new Map<string, Component>();
  const connections = new Map<string, Connection>();
  const called = new Set<string>();
  const idOf = (index: number): string => (index < gates ? `g${index}` : `e${index - gates}`);
  const connect = (from: string, to: string): string => {
    const id = `${from}>${to}`;
    connections.set(id, { from, to, availability: 1, latencyMs: { p50: 0, p99: 0 } });
    called.add(to);
    return id;
  };
  for (let gate = 0; gate < gates; gate++) {
    const targets = new Set<string>();
    // The next gate that nobody calls hangs here, so that the first one reaches all.
    if (gate + 1 < gates && !called.has(idOf(gate + 1))) targets.add(idOf(gate + 1));
    const wanted = random.whole(2, 4);
    while (targets.size < wanted) {
      const isLast = gate + 1 >= gates;
      const near = Math.floor((gate * events) / gates) + random.whole(0, reach);
      const anEvent = near < events ? near : random.whole(0, events - 1);
      if (isLast || random.chance(0.5)) targets.add(`e${anEvent}`);
      else targets.add(idOf(random.whole(gate + 1, Math.min(gates - 1, gate + reach))));
    }
    const members = [...targets].map((to) => connect(idOf(gate), to));
    const how = random.pick(['sequence', 'sequence', 'balance', 'balance', 'quorum'] as const);
    const need = how === 'quorum' ? { need: random.whole(1, members.length) } : {};
    components.set(idOf(gate), {
      type: 'service',
      settings: { ...never, calls: [{ how, connections: members, ...need }] },
    });
  }
  for (let event = 0; event < events; event++) {
    const availability = 1 - 10 ** -random.between(1, 3);
    components.set(`e${event}`, { type: 'service', settings: { ...never, availability } });
  }
  return { ...emptyDiagram, components, connections };
}

const never = { availability: 1, managed: null, latencyMs: { p50: 0, p99: 0 } };
