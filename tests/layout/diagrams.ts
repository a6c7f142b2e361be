/** Small diagrams for layout tests. */
import type { Component, Connection, Diagram } from '../../src/model/diagram';
import { emptyDiagram } from '../../src/model/diagram';

export const at = (x: number, y: number, more: Partial<Component> = {}): Component => ({
  type: 'service',
  position: { x, y },
  ...more,
});

export function diagramOf(
  components: Readonly<Record<string, Component>>,
  connections: Readonly<Record<string, readonly [from: string, to: string]>> = {},
  more: Partial<Diagram> = {},
): Diagram {
  return {
    ...emptyDiagram,
    components: new Map(Object.entries(components)),
    connections: new Map(
      Object.entries(connections).map(([id, [from, to]]): [string, Connection] => [id, { from, to }]),
    ),
    ...more,
  };
}

/** A grid of cards with edges to the right and down, seeded and repeatable. */
export function gridDiagram(columns: number, rows: number, edges: number): Diagram {
  const components = new Map<string, Component>();
  for (let c = 0; c < columns; c++)
    for (let r = 0; r < rows; r++) components.set(`n${c}-${r}`, at(c * 288, r * 132));
  const connections = new Map<string, Connection>();
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  while (connections.size < edges) {
    const c = next(columns);
    const r = next(rows);
    const to = `n${Math.min(columns - 1, c + next(3))}-${Math.max(0, Math.min(rows - 1, r + next(5) - 2))}`;
    connections.set(`e${connections.size}`, { from: `n${c}-${r}`, to });
  }
  return { ...emptyDiagram, components, connections };
}
