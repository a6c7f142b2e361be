import ELK from 'elkjs/lib/elk.bundled.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrange, arranged } from '../../src/layout/arrange';
import { groupBounds } from '../../src/layout/groupBounds';
import { chipRects, groupTitle, titleRect } from '../../src/layout/groupTitle';
import type { LayoutEngine } from '../../src/layout/layoutGraph';
import { isPinned, stayingGroups } from '../../src/layout/layoutUnits';
import { drawnNoteRect } from '../../src/layout/legend';
import { nodeRect } from '../../src/layout/nodeRect';
import { visibleDiagram } from '../../src/layout/visibleDiagram';
import type { Component, Connection, Diagram, Group, Note } from '../../src/model/diagram';
import { emptyDiagram } from '../../src/model/diagram';
import { overlaps, type Rect } from '../../src/shared/geometry';
import { at, diagramOf } from './diagrams';

const elk: LayoutEngine = new ELK();

const layOut = async (diagram: Diagram, scope: readonly string[] | null = null): Promise<Diagram> =>
  arranged(diagram, await arrange(diagram, scope && new Set(scope), elk));

interface Body {
  readonly what: string;
  readonly rect: Rect;
  /** No layout may move it. */
  readonly stays: boolean;
}

/** Cards, notes and the titles of groups. */
function bodies(diagram: Diagram): readonly Body[] {
  const free = new Set([...diagram.components.keys()].filter((id) => !isPinned(diagram, id)));
  const staying = stayingGroups(diagram, free);
  const frames = groupBounds(diagram);
  const cards = [...diagram.components].map(([id, one]) => ({
    what: `card ${id}`,
    rect: nodeRect(one),
    stays: !free.has(id),
  }));
  const notes = [...diagram.notes].map(([id, note]) => ({
    what: `note ${id}`,
    rect: drawnNoteRect(diagram, note),
    stays: note.locked === true,
  }));
  const titles = [...frames].flatMap(([id, frame]) => {
    const title = groupTitle(diagram, id, frames);
    return [titleRect(frame, title), ...chipRects(frame, title)].map((rect) => ({
      what: `title ${id}`,
      rect,
      stays: staying.has(id),
    }));
  });
  return [...cards, ...notes, ...titles];
}

function overlapping(page: Diagram): readonly string[] {
  const all = bodies(visibleDiagram(page).diagram);
  return all.flatMap((one, index) =>
    all
      .slice(index + 1)
      .filter((other) => one.what !== other.what && !(one.stays && other.stays))
      .filter((other) => overlaps(one.rect, other.rect))
      .map((other) => `${one.what} on ${other.what}`),
  );
}

const GROUPS = ['g0', 'g1', 'g2', 'g3'];
const spot = fc.record({ x: fc.integer({ min: -20, max: 60 }), y: fc.integer({ min: -20, max: 40 }) });
const place = spot.map(({ x, y }) => ({ x: x * 20, y: y * 20 }));
const rarely = fc.constantFrom(true, false, false, false, false);
const within = fc.option(fc.constantFrom(...GROUPS), { nil: null });

const component = fc.record({ position: place, locked: rarely, within, wide: rarely }).map(
  ({ position, locked, within: group, wide }): Component => ({
    type: 'service',
    position,
    ...(locked && { locked }),
    ...(wide && { size: { width: 260, height: 120 } }),
    ...(group !== null && { in: [group] }),
  }),
);
const note = fc.record({ position: place, locked: rarely, plain: fc.boolean() }).map(
  ({ position, locked, plain }): Note => ({
    text: 'Remember this',
    position,
    ...(locked && { locked }),
    ...(plain && { plain }),
  }),
);
const group = fc.record({
  parent: fc.nat(4),
  frame: fc.option(place, { nil: null }),
  locked: rarely,
  collapsed: rarely,
});

/** Each in one group, groups in each other; pinned cards nowhere near each other. */
const page: fc.Arbitrary<Diagram> = fc
  .record({
    components: fc.array(component, { minLength: 1, maxLength: 14 }),
    ends: fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 18 }),
    notes: fc.array(note, { maxLength: 4 }),
    groups: fc.array(group, { minLength: 4, maxLength: 4 }),
    locks: fc.boolean(),
    direction: fc.constantFrom('right' as const, 'down' as const),
  })
  .map(({ components, ends, notes, groups, locks, direction }): Diagram => {
    const ids = components.map((_, index) => `c${index}`);
    const connections = ends.flatMap(([from, to]): Connection[] => {
      const [a, b] = [ids[from], ids[to]];
      return a !== undefined && b !== undefined ? [{ from: a, to: b }] : [];
    });
    const drawn = groups.map(({ parent, frame, locked, collapsed }, index): [string, Group] => [
      `g${index}`,
      {
        type: 'team',
        ...(parent < index && { in: [`g${parent}`] }),
        ...(frame && { position: frame, size: { width: 400, height: 300 } }),
        ...(locks && locked && { locked }),
        ...(collapsed && { collapsed }),
      },
    ]);
    return {
      ...emptyDiagram,
      style: { direction },
      components: new Map(
        components.map(({ locked, ...one }, index) => [
          `c${index}`,
          locks && locked ? { ...one, locked } : one,
        ]),
      ),
      connections: new Map(connections.map((connection, index) => [`e${index}`, connection])),
      groups: new Map(drawn),
      notes: new Map(notes.map((one, index) => [`n${index}`, one])),
    };
  });

const stayed = (before: Diagram, after: Diagram, ids: Iterable<string>): void => {
  for (const id of ids) expect(after.components.get(id)).toEqual(before.components.get(id));
};
/** Of what is seen: what is behind the card of a group moves with that. */
const pinned = (page: Diagram): string[] => {
  const { diagram } = visibleDiagram(page);
  return [...diagram.components.keys()].filter((id) => page.components.has(id) && isPinned(diagram, id));
};

describe('laying out a page', () => {
  test('nothing lies on anything, what is locked stays, and doing it again changes nothing where nothing is', async () => {
    await fc.assert(
      fc.asyncProperty(page, async (diagram) => {
        const after = await layOut(diagram);
        stayed(diagram, after, pinned(diagram));
        expect(overlapping(after)).toEqual([]);
        expect([...after.components.keys()]).toEqual([...diagram.components.keys()]);
        const isLocked = [...diagram.components.values(), ...diagram.groups.values()].some(
          (one) => one.locked,
        );
        if (!isLocked && diagram.notes.size === 0) expect(await layOut(after)).toBe(after);
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  test('of a part nothing else moves, and the part lies on nothing', async () => {
    await fc.assert(
      fc.asyncProperty(page, fc.nat(15), async (start, seed) => {
        const diagram = await layOut(start);
        const ids = [...diagram.components.keys()];
        const scope = ids.filter((_, index) => (seed >> (index % 4)) % 2 === 1);
        const after = await layOut(diagram, scope);
        const rest = [...visibleDiagram(diagram).diagram.components.keys()].filter(
          (id) => ids.includes(id) && !scope.includes(id),
        );
        stayed(diagram, after, [...rest, ...pinned(diagram)]);
        const cards = (all: readonly string[]) => all.filter((one) => !one.includes('title'));
        expect(cards(overlapping(after))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  }, 120_000);
});

describe('what a layout leaves alone', () => {
  const chain = diagramOf({ a: at(0, 0), b: at(10, 10), c: at(20, 20) }, { ab: ['a', 'b'], bc: ['b', 'c'] });
  const placeOf = (diagram: Diagram, id: string) => diagram.components.get(id)?.position;

  test('several locked cards far apart keep their places; the rest stands near the one it is connected to', async () => {
    const pair = diagramOf(
      { a: at(0, 0, { locked: true }), b: at(0, 0), y: at(0, 0), z: at(3000, 1500, { locked: true }) },
      { ab: ['a', 'b'], by: ['b', 'y'], yz: ['y', 'z'] },
    );
    const after = await layOut(pair);
    expect([placeOf(after, 'a'), placeOf(after, 'z')]).toEqual([
      { x: 0, y: 0 },
      { x: 3000, y: 1500 },
    ]);
    expect(placeOf(after, 'b')).toEqual({ x: 288, y: 0 });
    expect(placeOf(after, 'y')?.x).toBeGreaterThan(2600);
    expect(overlapping(after)).toEqual([]);
  });

  test('what was edited while the engine ran: added, moved and deleted things are as they were left', async () => {
    const answer = await arrange(chain, null, elk);
    const moved = at(288, 0);
    const now: Diagram = {
      ...chain,
      components: new Map([
        ['a', at(0, 0, { name: 'Renamed' })],
        ['c', moved],
        ['new', at(-200, 0)],
      ]),
      connections: new Map(),
    };
    const after = arranged(now, answer);
    expect([...after.components.keys()]).toEqual(['a', 'c', 'new']);
    expect(after.components.get('c')).toBe(moved);
    expect(after.components.get('new')).toBe(now.components.get('new'));
    expect(after.components.get('a')?.name).toBe('Renamed');
    expect(overlapping(after)).toEqual([]);
  });

  test('labels keep their share of the line, connections and numbers are the very same', async () => {
    const said = { ...chain, connections: new Map([['ab', { from: 'a', to: 'b', labelAt: 0.8 }]]) };
    const after = await layOut(said);
    expect(after).not.toBe(said);
    expect(after.connections).toBe(said.connections);
  });

  test('a part goes right of its caller, below it where calls run down', async () => {
    const apart = { ...chain, components: new Map([...chain.components, ['c', at(-900, 700)] as const]) };
    const right = await layOut(apart, ['c']);
    expect(placeOf(right, 'c')).toEqual({ x: 298, y: 10 });
    const down = await layOut({ ...apart, style: { direction: 'down' } }, ['c']);
    expect(placeOf(down, 'c')?.x).toBe(10);
    expect(placeOf(down, 'c')?.y).toBeGreaterThan(100);
  });

  test('downwards, what is called stands below its caller', async () => {
    const after = await layOut({ ...chain, style: { direction: 'down' } });
    const [a, b, c] = ['a', 'b', 'c'].map((id) => placeOf(after, id));
    expect(a?.x).toBe(b?.x);
    expect((b?.y ?? 0) - (a?.y ?? 0)).toBe((c?.y ?? 0) - (b?.y ?? 0));
    expect(b?.y).toBeGreaterThan(100);
  });
});

describe('what goes along', () => {
  const chain = diagramOf(
    { a: at(0, 0), b: at(0, 300), c: at(600, 300) },
    { ab: ['a', 'b'], bc: ['b', 'c'] },
  );
  const offset = (diagram: Diagram, kind: 'notes' | 'drawings', id: string, card: string) => {
    const [thing, own] = [diagram[kind].get(id)?.position, diagram.components.get(card)?.position];
    return thing && own ? { x: thing.x - own.x, y: thing.y - own.y } : null;
  };

  test('a note keeps its offset to the card beside it, a stroke to the one it touches', async () => {
    const noted: Diagram = {
      ...chain,
      notes: new Map([['n', { text: 'Why', position: { x: -16, y: 372 } }]]),
      drawings: new Map([
        [
          's',
          {
            kind: 'stroke',
            position: { x: 590, y: 290 },
            points: [
              [0, 0],
              [200, 90],
            ],
          },
        ],
      ]),
    };
    const after = await layOut(noted);
    expect(after.components.get('b')?.position).not.toEqual({ x: 0, y: 300 });
    expect(offset(after, 'notes', 'n', 'b')).toEqual({ x: -16, y: 72 });
    expect(offset(after, 'drawings', 's', 'c')).toEqual({ x: -10, y: -10 });
  });

  test('a frame of its own is around what stands in it, and around nothing else', async () => {
    const zoned: Diagram = {
      ...chain,
      components: new Map([
        ...chain.components,
        ['b', at(0, 300, { in: ['z'] })] as const,
        ['c', at(600, 300, { in: ['z'] })] as const,
      ]),
      groups: new Map([
        ['z', { type: 'zone', position: { x: -40, y: 240 }, size: { width: 1200, height: 900 } }],
      ]),
    };
    const after = await layOut(zoned);
    const frame = groupBounds(after).get('z');
    const card = (id: string) => nodeRect(after.components.get(id) ?? { type: 'box' });
    expect(frame?.width).toBeLessThan(700);
    expect([overlaps(frame ?? card('b'), card('b')), overlaps(frame ?? card('a'), card('a'))]).toEqual([
      true,
      false,
    ]);
    expect(after.groups.get('z')?.position).toEqual({ x: frame?.x, y: frame?.y });
  });

  test('a group drawn as one card is one card: what is in it moves along, as it stands', async () => {
    const shut: Diagram = {
      ...chain,
      components: new Map([
        ...chain.components,
        ['b', at(0, 300, { in: ['z'] })] as const,
        ['c', at(600, 300, { in: ['z'] })] as const,
      ]),
      groups: new Map([['z', { type: 'zone', collapsed: true }]]),
    };
    const after = await layOut(shut);
    const [b, c] = ['b', 'c'].map((id) => after.components.get(id)?.position);
    expect([(c?.x ?? 0) - (b?.x ?? 0), c?.y]).toEqual([600, b?.y]);
    const seen = visibleDiagram(after).diagram.components;
    const [a, card] = ['a', 'group z'].map((id) => seen.get(id)?.position);
    expect((card?.x ?? 0) - (a?.x ?? 0)).toBe(288);
  });
});
