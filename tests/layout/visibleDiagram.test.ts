import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import { bodyRects, rectsOf } from '../../src/layout/bodyRects';
import { nodeRect } from '../../src/layout/nodeRect';
import { routeConnections } from '../../src/layout/routeConnections';
import {
  connectionsIn,
  GROUP_CARD_SIZE,
  isCard,
  isHidden,
  refOfVisible,
  seenAs,
  visibleDiagram,
} from '../../src/layout/visibleDiagram';
import type { Diagram, Group } from '../../src/model/diagram';
import { moveElements, putGroup, withKey } from '../../src/model/edits';
import { refOf } from '../../src/model/elements';
import { groupsAround } from '../../src/model/queries';
import { centerOf } from '../../src/shared/geometry';
import { make } from '../model/make';
import { arbitraryDiagram } from '../support/arbitraryDiagram';

const zone = (more: Partial<Group> = {}): Group => ({ type: 'zone', ...more });

/** user → a → b, a → c, b → c: a and b stand in zone z of region r; c in none. */
const drawn = (z: Partial<Group>, r: Partial<Group> = {}): Diagram =>
  make({
    components: {
      user: { type: 'client', position: { x: -400, y: 0 } },
      a: { position: { x: 0, y: 0 }, in: ['z'] },
      b: { position: { x: 300, y: 0 }, in: ['z'] },
      c: { type: 'sql-database', position: { x: 900, y: 0 } },
    },
    connections: { in: 'user>a', ab: 'a>b', ac: 'a>c', bc: 'b>c' },
    groups: { z: zone({ in: ['r'], ...z }), r: { type: 'region', ...r } },
  });

const closed = { collapsed: true };

describe('what is drawn', () => {
  test('nothing collapsed: the page itself', () => {
    const diagram = drawn({});
    const visible = visibleDiagram(diagram);
    expect(visible.diagram).toBe(diagram);
    expect([visible.cards.size, visible.lines.size, visible.standsFor.size]).toEqual([0, 0, 0]);
  });

  test('a collapsed group is a card where a part of it stood, its inside hidden, parallel lines one', () => {
    const diagram = drawn(closed);
    const visible = visibleDiagram(diagram);
    const [[cardId, card] = ['', undefined]] = visible.cards;
    expect(card).toMatchObject({ groupId: 'z', components: ['a', 'b'], connections: ['ab'] });
    expect([...visible.diagram.components.keys()]).toEqual(['user', 'c', cardId]);
    expect([...visible.diagram.groups.keys()]).toEqual(['r']);
    expect([...visible.diagram.connections].map(([id, { from, to }]) => [id, from, to])).toEqual([
      ['in', 'user', cardId],
      ['ac', cardId, 'c'],
    ]);
    expect(connectionsIn(diagram, 'ac')).toEqual(['ac', 'bc']);
    expect(connectionsIn(diagram, 'in')).toEqual(['in']);
    const rect = bodyRects(diagram).get('group:z');
    expect(rect).toMatchObject(GROUP_CARD_SIZE);
    const a = diagram.components.get('a');
    expect(rect && centerOf(rect)).toEqual(a && centerOf(nodeRect(a)));
    expect(seenAs(diagram, 'component:a')).toBe('group:z');
    expect(seenAs(diagram, 'connection:bc')).toBe('connection:ac');
    expect(isHidden(diagram, 'connection:ab')).toBe(true);
    expect(isHidden(diagram, 'connection:bc')).toBe(false);
    expect(rectsOf(diagram, ['component:b']).get('component:b')).toEqual(rect);
    expect(isCard(diagram, 'z')).toBe(true);
    expect(isCard(diagram, 'r')).toBe(false);
  });

  test('it stands where the part nearest the middle of its frame does; an empty one in the middle', () => {
    const place = (...xs: readonly number[]) => {
      const components = xs.map((x, n) => [`part ${n}`, { position: { x, y: 100 }, in: ['z'] }] as const);
      const frame = { position: { x: 0, y: 0 }, size: { width: 1000, height: 400 } };
      const groups = { z: zone({ ...frame, collapsed: true }) };
      const rect = bodyRects(make({ components: new Map(components), groups })).get('group:z');
      return rect && centerOf(rect);
    };
    expect(place(0, 700, 300)).toEqual({ x: 384, y: 130 });
    expect(place()).toEqual({ x: 500, y: 200 });
  });

  test('the frame around it closes around its card', () => {
    const before = bodyRects(drawn({})).get('group:r');
    const after = bodyRects(drawn(closed)).get('group:r');
    expect(after?.width).toBeLessThan(before?.width ?? 0);
  });

  test('the outermost of nested ones is what is seen', () => {
    const visible = visibleDiagram(drawn(closed, closed));
    expect([...visible.cards.values()].map(({ groupId }) => groupId)).toEqual(['r']);
    expect(visible.standsFor.get('group:z')).toBe('group:r');
    expect(visible.standsFor.get('component:a')).toBe('group:r');
  });

  test('what waits for an answer and what doesn’t are lines of their own, and so is each way', () => {
    const diagram = make({
      ...parts,
      connections: {
        one: { from: 'x', to: 'a' },
        two: { from: 'x', to: 'b', mode: 'async' },
        three: { from: 'x', to: 'b' },
        back: { from: 'b', to: 'x' },
      },
    });
    expect([...visibleDiagram(diagram).lines]).toEqual([
      ['one', ['one', 'three']],
      ['two', ['two']],
      ['back', ['back']],
    ]);
  });

  test('replicas spread over a collapsed zone and another stay in what the two share', () => {
    const diagram = make({
      components: {
        spread: { position: { x: 0, y: 200 }, in: ['a', 'b'] },
        lone: { position: { x: 0, y: 0 }, in: ['a'] },
        other: { position: { x: 500, y: 0 }, in: ['b'] },
      },
      groups: { r: { type: 'region' }, a: zone({ in: ['r'], collapsed: true }), b: zone({ in: ['r'] }) },
    });
    const visible = visibleDiagram(diagram);
    expect(visible.diagram.components.get('spread')?.in).toEqual(['r']);
    expect(visible.diagram.components.get('other')).toBe(diagram.components.get('other'));
    expect(isHidden(diagram, 'component:lone')).toBe(true);
  });

  test('a zone without a frame can’t be a card, and a card’s id is no component’s', () => {
    const spread = make({
      components: { spread: { position: { x: 0, y: 0 }, in: ['a', 'b'] }, 'group z': { in: ['z'] } },
      groups: {
        a: zone(closed),
        b: zone(),
        z: zone({ collapsed: true, position: { x: 0, y: 0 }, size: { width: 300, height: 200 } }),
      },
    });
    const visible = visibleDiagram(spread);
    expect([...visible.cards.keys()]).toEqual(['group z′']);
    expect(isCard(spread, 'a')).toBe(false);
    expect(visible.diagram.groups.has('a')).toBe(true);
  });

  test('moving the group moves its card just as far; what didn’t change stays the same record', () => {
    const diagram = drawn(closed);
    const renamed = { ...diagram, title: 'Other' };
    const [id = ''] = visibleDiagram(diagram).cards.keys();
    const recordsOf = (one: Diagram) => [
      visibleDiagram(one).diagram.components.get(id),
      visibleDiagram(one).diagram.connections.get('ac'),
    ];
    const before = recordsOf(diagram);
    for (const [index, record] of recordsOf(renamed).entries()) expect(record).toBe(before[index]);
    const moved = bodyRects(moveElements(diagram, ['group:z'], { x: 33, y: -7 })).get('group:z');
    const old = bodyRects(diagram).get('group:z');
    expect(moved).toEqual(old && { ...old, x: old.x + 33, y: old.y - 7 });
  });
});

describe('of any diagram', () => {
  const opened = (diagram: Diagram): Diagram => {
    let next = diagram;
    for (const [id, group] of diagram.groups)
      next = putGroup(next, id, withKey(group, 'collapsed', undefined));
    return next;
  };

  test('each connection is drawn in one line, or hidden behind one card with both its ends', () => {
    fc.assert(
      fc.property(arbitraryDiagram, (diagram) => {
        const visible = visibleDiagram(diagram);
        const counted = new Map<string, number>();
        for (const id of visible.diagram.connections.keys()) {
          const members = connectionsIn(diagram, id);
          expect(members[0]).toBe(id);
          for (const member of members) counted.set(member, (counted.get(member) ?? 0) + 1);
        }
        for (const card of visible.cards.values())
          for (const id of card.connections) {
            counted.set(id, (counted.get(id) ?? 0) + 1);
            const { from = '', to = '' } = diagram.connections.get(id) ?? {};
            expect(card.components).toEqual(expect.arrayContaining([from, to]));
          }
        expect([...counted.keys()].sort()).toEqual([...diagram.connections.keys()].sort());
        expect([...counted.values()].every((times) => times === 1)).toBe(true);
      }),
    );
  });

  test('each component is drawn, or behind one card of a group it stands wholly in; lines lead to what is drawn', () => {
    fc.assert(
      fc.property(arbitraryDiagram, (diagram) => {
        const visible = visibleDiagram(diagram);
        const cards = [...visible.cards.values()];
        for (const [id, component] of diagram.components) {
          const holding = cards.filter(({ components }) => components.includes(id));
          const isDrawn = visible.diagram.components.has(id);
          expect(holding.length).toBe(isDrawn ? 0 : 1);
          for (const { groupId } of holding) expect(groupsAround(diagram, component.in)).toContain(groupId);
        }
        for (const { from, to } of visible.diagram.connections.values())
          for (const end of [from, to]) expect(visible.diagram.components.has(end)).toBe(true);
        for (const seen of visible.standsFor.values()) expect(visible.standsFor.has(seen)).toBe(false);
        for (const [id, card] of visible.cards)
          expect(refOfVisible(visible, id)).toBe(refOf('group', card.groupId));
        expect([...routeConnections(visible.diagram).keys()].sort()).toEqual(
          [...visible.diagram.connections.keys()].sort(),
        );
      }),
      { numRuns: 40 },
    );
  });

  test('no number depends on it, and opening all gives what was there', () => {
    fc.assert(
      fc.property(arbitraryDiagram, (diagram) => {
        const open = opened(diagram);
        expect(visibleDiagram(open).diagram).toBe(open);
        expect(numbersOf(estimate(diagram))).toEqual(numbersOf(estimate(open)));
        for (const component of visibleDiagram(diagram).diagram.components.values()) nodeRect(component);
      }),
      { numRuns: 25 },
    );
  });
});

const numbersOf = ({ journeys, components, connections }: ReturnType<typeof estimate>) => ({
  components,
  connections,
  journeys: [...journeys].map(([id, { availability, latencyMs }]) => [id, availability, latencyMs]),
});

const parts = {
  components: {
    x: { position: { x: -400, y: 0 } },
    a: { position: { x: 0, y: 0 }, in: ['z'] },
    b: { position: { x: 300, y: 0 }, in: ['z'] },
  },
  groups: { z: zone(closed) },
} as const;
