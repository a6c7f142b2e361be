/**
 * The chance that a component answers, by a plain decision diagram over component states: one function a gate,
 * nothing reduced first. For acyclic diagrams of `sequence`, `balance` and `quorum` of single instances.
 */
import type { Diagram } from '../../../src/model/diagram';

/** 0 and 1 are the constants; others index `nodes`. */
type Node = readonly [variable: number, high: number, low: number];

export function plainUnavailability(diagram: Diagram, entry: string): number {
  const ids = [...diagram.components.keys()];
  const nodes: Node[] = [
    [ids.length, 0, 0],
    [ids.length, 1, 1],
  ];
  const unique = new Map<string, number>();
  const node = (variable: number, high: number, low: number): number => {
    if (high === low) return high;
    const key = `${variable} ${high} ${low}`;
    const made = unique.get(key) ?? nodes.push([variable, high, low]) - 1;
    unique.set(key, made);
    return made;
  };
  const memo = new Map<string, number>();
  const at = (index: number): Node => nodes[index] ?? [0, 0, 0];
  const choose = (f: number, g: number, h: number): number => {
    if (f === 1 || g === h) return g;
    if (f === 0) return h;
    const key = `${f} ${g} ${h}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const first = Math.min(at(f)[0], at(g)[0], at(h)[0]);
    const branch = (one: number, side: 1 | 2): number => (at(one)[0] === first ? at(one)[side] : one);
    const made = node(
      first,
      choose(branch(f, 1), branch(g, 1), branch(h, 1)),
      choose(branch(f, 2), branch(g, 2), branch(h, 2)),
    );
    memo.set(key, made);
    return made;
  };
  const known = new Map<string, number>();
  const answers = (id: string): number => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const settings = diagram.components.get(id)?.settings;
    let all = node(ids.indexOf(id), 1, 0);
    for (const { how, connections, need = 1 } of settings?.calls ?? []) {
      const members = connections.map((one) => answers(diagram.connections.get(one)?.to ?? ''));
      const wanted = how === 'sequence' ? members.length : how === 'quorum' ? need : 1;
      let rows = Array.from({ length: wanted + 1 }, (_, count): number => (count === wanted ? 1 : 0));
      for (const member of members.reverse())
        rows = rows.map((row, count) => (count === wanted ? 1 : choose(member, rows[count + 1] ?? 1, row)));
      all = choose(all, rows[0] ?? 1, 0);
    }
    known.set(id, all);
    return all;
  };
  const root = answers(entry);
  const down = nodes.map((_, index): number => (index === 0 ? 1 : 0));
  nodes.forEach(([variable, high, low], index) => {
    if (index < 2) return;
    const availability = diagram.components.get(ids[variable] ?? '')?.settings?.availability;
    const up = typeof availability === 'number' ? availability : 1;
    down[index] = up * (down[high] ?? 0) + (1 - up) * (down[low] ?? 0);
  });
  return down[root] ?? Number.NaN;
}
