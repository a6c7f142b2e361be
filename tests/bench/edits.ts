/** The edits whose price a person feels: a slider under way, a line drawn or deleted, a part added. Endless and repeatable. */
import type { Diagram } from '../../src/model/diagram';
import { putComponent, putConnection, putSetting, removeElements } from '../../src/model/edits';
import { refOf } from '../../src/model/elements';
import { likely } from '../../src/model/ranged';
import { type Random, randomFrom } from '../estimate/reference/random';

export type Edit = (diagram: Diagram) => Diagram;

const SLID = ['availability', 'latencyMs', 'capacityRps'] as const;

/** Availability, latency and capacity in turn, each of a part picked at random, set to what it never was. */
export function sliderEdits(diagram: Diagram, seed: number): () => Edit {
  const random = randomFrom(seed);
  const ids = [...diagram.components].filter(([, { type }]) => type !== 'client').map(([id]) => id);
  let turn = 0;
  return () => {
    const field = SLID[turn++ % SLID.length] ?? 'availability';
    return slide(random.pick(ids), field, random);
  };
}

export function slide(id: string, field: (typeof SLID)[number], random: Random): Edit {
  if (field === 'availability') {
    const value = 1 - random.between(0.0002, 0.01);
    return (diagram) => putSetting(diagram, id, field, value);
  }
  const factor = random.between(0.9, 1.2);
  if (field === 'latencyMs')
    return (diagram) => {
      const { p50, p99 } = likely(diagram.components.get(id)?.settings?.latencyMs ?? { p50: 5, p99: 50 });
      return putSetting(diagram, id, field, { p50: p50 * factor, p99: p99 * factor });
    };
  return (diagram) => {
    const capacity = likely(diagram.components.get(id)?.settings?.capacityRps ?? 1e4);
    return putSetting(diagram, id, field, capacity * factor);
  };
}

/** In turn: a connection is drawn from a caller to a store, a connection is deleted, a part is added. */
export function structuralEdits(diagram: Diagram, seed: number): () => Edit {
  const random = randomFrom(seed);
  const callers = [...new Set([...diagram.connections.values()].map(({ from }) => from))];
  const stores = [...diagram.components].filter(([, { type }]) => type === 'sql-database').map(([id]) => id);
  let turn = 0;
  return () => {
    turn++;
    const fresh = `new-${turn}`;
    const from = random.pick(callers);
    if (turn % 3 === 0) return (now) => putComponent(now, fresh, { type: 'service' });
    if (turn % 3 === 1) {
      const to = random.pick(stores);
      return (now) => putConnection(now, fresh, { from, to });
    }
    return (now) => removeElements(now, [refOf('connection', random.pick([...now.connections.keys()]))]);
  };
}
