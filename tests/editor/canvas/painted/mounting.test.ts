import { describe, expect, test } from 'vitest';
import { createFlowAdapter } from '../../../../src/editor/canvas/flowElements';
import type { Drawn, Held } from '../../../../src/editor/canvas/heldView';
import {
  createMounter,
  isMany,
  MOST_SELECTED,
  type Situation,
  touchedOf,
} from '../../../../src/editor/canvas/painted/mounting';
import { cardAt, lineAt, paintedAt, touchedBy } from '../../../../src/editor/canvas/painted/picture';
import { nodeRect } from '../../../../src/layout/nodeRect';
import { routeConnections } from '../../../../src/layout/routeConnections';
import { visibleDiagram } from '../../../../src/layout/visibleDiagram';
import { type ElementRef, refOf } from '../../../../src/model/elements';
import { connectionsAt } from '../../../../src/model/queries';
import { centerOf, type Point } from '../../../../src/shared/geometry';
import { largeDiagram } from '../../../support/largeCanvas';

const diagram = largeDiagram(100, 10);
const routes = routeConnections(diagram);
const elements = (selection: ReadonlySet<ElementRef> = new Set()): Drawn => ({
  ...createFlowAdapter()({
    page: diagram,
    visible: visibleDiagram(diagram),
    selection,
    frames: new Map(),
    routes,
    rectOf: nodeRect,
    titleOf: () => {
      throw new Error('there are no groups');
    },
    utilizationOf: () => null,
    cardOf: () => {
      throw new Error('there are no groups');
    },
    severityOf: () => null,
    isAsync: () => false,
    isQuiet: () => false,
  }),
  labels: [],
});
const all = elements();
const now: Situation = {
  isFar: false,
  isSketched: false,
  area: { x: -100, y: -100, width: 900, height: 600 },
  near: { x: -100, y: -100, width: 900, height: 600 },
  touched: new Set(),
  isFewSelected: true,
};
const [[lineId, line] = ['', { from: '', to: '' }]] = diagram.connections;
const lineRef = refOf('connection', lineId);
/** These nodes at one place, and these lines in the hand. */
const held = (nodes: Iterable<string>, edges: Iterable<string>, position: Point): Held => {
  const [moving, touched] = [new Set(nodes), new Set(edges)];
  return {
    nodes: new Map(
      all.nodes.filter(({ id }) => moving.has(id)).map((node) => [node.id, { ...node, position }]),
    ),
    edges: new Map(all.edges.filter(({ id }) => touched.has(id)).map((edge) => [edge.id, { ...edge }])),
    labels: new Map(),
  };
};
const ids = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id).sort();

describe('what is an element of the page', () => {
  test('close up the cards in view, and no line that nobody points at', () => {
    const { nodes, edges, picture } = createMounter()(all, now, null);
    expect(isMany(all)).toBe(true);
    expect(nodes.length).toBeGreaterThan(5);
    expect(nodes.length).toBeLessThan(30);
    expect(edges).toEqual([]);
    expect(picture?.edges.length).toBe(diagram.connections.size);
    expect(picture?.cards).toEqual([]);
  });

  test('around the view fewer cards than lines', () => {
    const whole = createMounter()(all, now, null);
    const less = createMounter()(all, { ...now, near: { x: 0, y: 0, width: 200, height: 100 } }, null);
    expect(less.nodes.length).toBe(1);
    expect(less.lines).toEqual(whole.lines);
  });

  test('from afar none but what is touched; a line with both its ends', () => {
    const mount = createMounter();
    expect(mount(all, { ...now, isFar: true }, null).nodes).toEqual([]);
    const { nodes, edges, picture } = mount(all, { ...now, isFar: true, touched: new Set([lineRef]) }, null);
    expect(ids(edges)).toEqual([lineRef]);
    expect(ids(nodes)).toEqual([`component:${line.from}`, `component:${line.to}`].sort());
    expect(picture?.cards.length).toBe(100);
  });

  test('what moves is no longer painted, with its lines; the painted rest stays the same', () => {
    const ref = refOf('component', line.from);
    const own = new Map(
      connectionsAt(diagram, [line.from]).map(([id, connection]) => [refOf('connection', id), connection]),
    );
    const mount = createMounter();
    const far = { ...now, isFar: true, touched: new Set([ref]) };
    const first = mount(all, far, held([ref], own.keys(), { x: 5, y: 5 }));
    expect(ids(first.edges)).toEqual([...own.keys()].sort());
    expect(first.picture?.cards.some(({ id }) => id === ref)).toBe(false);
    expect(first.picture?.edges.length).toBe(diagram.connections.size - own.size);
    const second = mount(all, far, held([ref], own.keys(), { x: 7, y: 7 }));
    expect(second.nodes.find(({ id }) => id === ref)?.position).toEqual({ x: 7, y: 7 });
    expect(second.picture).toBe(first.picture);
    expect(second.lines).toBe(first.lines);
    expect(mount(all, far, null)).toEqual(createMounter()(all, far, null));
  });

  test('what is taken into a hand has no line looked at again for being in view', () => {
    let looks = 0;
    const watched = all.edges.map((edge) => {
      const { data } = edge;
      return data
        ? {
            ...edge,
            data: {
              ...data,
              get route() {
                looks += 1;
                return data.route;
              },
            },
          }
        : edge;
    });
    const mount = createMounter();
    const before = mount({ ...all, edges: watched }, now, null);
    expect(looks).toBe(watched.length);
    const after = mount({ ...all, edges: watched }, now, held([], [lineRef], { x: 0, y: 0 }));
    expect(looks).toBe(watched.length);
    expect(ids(after.lines)).toEqual(ids(before.lines).filter((id) => id !== lineRef));
  });

  test('of very many that move all are painted where they are now', () => {
    const [first] = all.nodes;
    const moved = held(
      all.nodes.map(({ id }) => id),
      all.edges.map(({ id }) => id),
      { x: 7, y: 7 },
    );
    const { nodes, edges, picture } = createMounter()(all, { ...now, isFar: true }, moved);
    expect([nodes, edges]).toEqual([[], []]);
    expect(picture?.cards.find(({ id }) => id === first?.id)?.position).toEqual({ x: 7, y: 7 });
    expect(picture?.cards.length).toBe(100);
  });

  test('pointing at something paints nothing anew', () => {
    const mount = createMounter();
    const before = mount(all, { ...now, isFar: true }, null);
    expect(mount(all, { ...now, isFar: true, touched: new Set([lineRef]) }, null).picture).toBe(
      before.picture,
    );
  });

  test('many selected things are painted as selected', () => {
    const refs = [...diagram.components.keys()].map((id) => refOf('component', id));
    expect(touchedOf(new Set(refs.slice(0, MOST_SELECTED))).size).toBe(MOST_SELECTED);
    expect(touchedOf(new Set(refs), lineRef)).toEqual(new Set([lineRef]));
    const { nodes, picture } = createMounter()(
      elements(new Set(refs)),
      {
        ...now,
        isFar: true,
        isFewSelected: false,
      },
      null,
    );
    expect(nodes).toEqual([]);
    expect(picture?.cards.every(({ selected }) => selected)).toBe(true);
  });
});

describe('what lies at a point of what is painted', () => {
  const { picture } = createMounter()(all, { ...now, isFar: true }, null);
  const cards = picture?.cards ?? [];
  const edges = picture?.edges ?? [];

  test('every card at its middle, before any line under it', () => {
    for (const [id, component] of diagram.components) {
      const middle = centerOf(nodeRect(component));
      expect(cardAt(cards, middle)).toBe(refOf('component', id));
      expect(picture && paintedAt(picture, middle, 50)).toBe(refOf('component', id));
    }
  });

  test('of cards that cover each other the one that is drawn last', () => {
    const [one, other] = cards;
    if (!one || !other) throw new Error('there are cards');
    const over = { ...other, position: one.position };
    const at = centerOf({ ...one.position, width: 168, height: 60 });
    expect(cardAt([one, over], at)).toBe(other.id);
    expect(cardAt([{ ...one, zIndex: 2 }, over], at)).toBe(one.id);
  });

  test('a line within reach and no further', () => {
    const [edge] = edges;
    const { points } = edge?.data?.route ?? { points: [] };
    const [a, b] = points;
    if (!edge || !a || !b) throw new Error('there are lines');
    const at = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    const aside = a.y === b.y ? { x: at.x, y: at.y + 6 } : { x: at.x + 6, y: at.y };
    expect(lineAt([edge], aside, 9)).toBe(edge.id);
    expect(lineAt([edge], aside, 5)).toBeNull();
  });

  test('a marquee takes what it touches', () => {
    const first = diagram.components.keys().next().value ?? '';
    const touched = touchedBy(all.nodes, { x: 160, y: 50, width: 20, height: 20 });
    expect([...touched]).toEqual([refOf('component', first)]);
  });
});
