/** What a part's loss stops is said only where it is so, though the sure part of the answer is all that was swept. */
import { describe, expect, it } from 'vitest';
import { createAvailabilityEngine } from '../../../src/estimate/availability/engine';
import { explain } from '../../../src/estimate/explain/explain';
import { keepBases } from '../../../src/estimate/importance/basis';
import { importanceOf } from '../../../src/estimate/importance/importance';
import type { Diagram } from '../../../src/model/diagram';
import { diagramOf, how, service, wires, zone } from '../documents';

/** Two of three, three deep, all of them over the same parts; the last stand in a zone. */
const mesh = (): Diagram => {
  const ids = ['a', 'b', 'c'];
  const to = (from: string, level: number) => ids.map((id) => `${from}>${id}${level}`);
  const quorum = (from: string, level: number) => ({ calls: [how('quorum', to(from, level), { need: 2 })] });
  const at = (level: number): [string, ReturnType<typeof service>][] =>
    ids.map((id) => [
      `${id}${level}`,
      service(0.9, level < 4 ? quorum(`${id}${level}`, level + 1) : {}, level === 4 ? ['z'] : []),
    ]);
  return diagramOf({
    components: { entry: service(1, quorum('entry', 1)), ...Object.fromEntries([1, 2, 3, 4].flatMap(at)) },
    connections: wires(
      ...to('entry', 1),
      ...[1, 2, 3].flatMap((level) => ids.flatMap((id) => to(`${id}${level}`, level + 1))),
    ),
    groups: { z: zone(0.99) },
    journeys: { j: { entry: 'entry' } },
  });
};

const J = { kind: 'journey', id: 'j' } as const;

describe('importance beyond the budget', () => {
  const diagram = mesh();
  const basis = keepBases('live', (effort) => {
    const engine = createAvailabilityEngine(effort);
    return { ...engine, evaluate: (request) => engine.evaluate({ ...request, nodeBudget: 2 }) };
  }).of(diagram);

  it('is of an answer that is not exact', () => {
    const source = basis.sources.get('j');
    expect(source?.availability.ok(source.entry, 0).exact).toBe(false);
  });

  it('says of no part that its loss stops every request unless it does', () => {
    const exactly = importanceOf(diagram, J);
    const stopping = exactly.filter(({ stops }) => stops).map(({ id }) => id);
    expect(stopping).toEqual(['z']);
    const found = importanceOf(diagram, J, basis);
    expect(found.filter(({ stops }) => stops).map(({ id }) => id)).toEqual(['z']);
  });

  it('agrees with what the whole explanation says where all is exact', () => {
    expect(explain(diagram, J)?.stoppedByLossOf.map(({ id }) => id)).toEqual(['z']);
  });
});
