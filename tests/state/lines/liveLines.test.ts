import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelPlaces } from '../../../src/layout/labelPlaces';
import { nodeRect } from '../../../src/layout/nodeRect';
import { routeConnections } from '../../../src/layout/routeConnections';
import type { Diagram } from '../../../src/model/diagram';
import type { Point } from '../../../src/shared/geometry';
import { answerLines } from '../../../src/state/lines/answerLines';
import type { LinesPort, LinesQuestion, OpenLinesPort } from '../../../src/state/lines/linesClient';
import { createLiveLines } from '../../../src/state/lines/liveLines';
import { at, gridDiagram } from '../../layout/diagrams';

/** A worker that answers when it is told to, and a clock that stands. */
function surroundings() {
  const inbox: (() => void)[] = [];
  const timers: (() => void)[] = [];
  let [started, posted, died] = [0, 0, () => {}];
  const openPort: OpenLinesPort = (hear, die): LinesPort => {
    started += 1;
    died = die;
    const answer = answerLines((reply) => hear(structuredClone(reply)));
    return {
      post: (request) => {
        posted += 1;
        const sent = structuredClone(request);
        inbox.push(() => answer(sent));
      },
      close: () => {},
    };
  };
  const later = (run: () => void, ms: number) => {
    if (ms === 0) timers.push(run);
    return () => {
      const index = timers.indexOf(run);
      if (index >= 0) timers.splice(index, 1);
    };
  };
  return {
    openPort,
    nowMs: () => 0,
    later,
    answerOne: () => inbox.shift()?.(),
    tick: () => timers.shift()?.(),
    kill: () => {
      inbox.length = 0;
      died();
    },
    counts: () => ({ started, posted, waiting: inbox.length }),
  };
}

const questionOf = (diagram: Diagram): LinesQuestion => ({
  diagram,
  sizes: {
    full: new Map([...diagram.connections.keys()].map((id) => [id, { width: 90, height: 36 }])),
    bare: new Map([...diagram.connections.keys()].map((id) => [id, { width: 60, height: 20 }])),
  },
  obstacles: [...diagram.components.values()].map(nodeRect),
});

const moved = (diagram: Diagram, id: string, by: Point): Diagram => {
  const { position, ...component } = diagram.components.get(id) ?? at(0, 0);
  const place = { x: (position?.x ?? 0) + by.x, y: (position?.y ?? 0) + by.y };
  return { ...diagram, components: new Map(diagram.components).set(id, { ...component, position: place }) };
};

const LARGE = gridDiagram(7, 6, 84);
const SMALL = gridDiagram(4, 3, 12);

describe('a small page', () => {
  test('is whole at once, and no worker is started', () => {
    const around = surroundings();
    const live = createLiveLines(around);
    const { routes, places } = live.store.getState();
    const drawn = routes(SMALL);
    expect(drawn).toEqual(routeConnections(SMALL));
    const question = questionOf(SMALL);
    expect(places(question)).toEqual(labelPlaces(drawn, question.sizes, question.obstacles));
    live.settle(question);
    expect(around.counts()).toEqual({ started: 0, posted: 0, waiting: 0 });
  });

  test('is whole again when what was dragged is dropped', () => {
    const live = createLiveLines(surroundings());
    const { routes, held } = live.store.getState();
    routes(SMALL);
    const dropped = moved(SMALL, 'n1-1', { x: 90, y: 60 });
    held(moved(SMALL, 'n1-1', { x: 40, y: 10 }));
    held(dropped);
    expect(routes(dropped)).toEqual(routeConnections(dropped));
  });
});

test('a slow machine sends a page of some size elsewhere, and never a small one', () => {
  const around = surroundings();
  let ms = 0;
  const live = createLiveLines({ ...around, nowMs: () => (ms += 50) });
  const draw = (diagram: Diagram) => {
    live.store.getState().routes(diagram);
    return live.isSettled(diagram);
  };
  const middling = gridDiagram(6, 5, 50);
  const edits = [1, 2, 3, 4].map((step) => moved(middling, 'n1-1', { x: step * 10, y: 0 }));
  expect(edits.map(draw)).toEqual([true, true, true, false]);
  expect([1, 2, 3, 4].map((step) => draw(moved(SMALL, 'n1-1', { x: step * 10, y: 0 })))).not.toContain(false);
});

describe('a large page', () => {
  const settled = () => {
    const around = surroundings();
    const live = createLiveLines(around);
    live.store.getState().routes(LARGE);
    live.settle(questionOf(LARGE));
    around.answerOne();
    return { around, live, first: live.store.getState().routes(LARGE) };
  };

  test('is drawn before the worker answers, and as a whole when it has', () => {
    const around = surroundings();
    const live = createLiveLines(around);
    const before = live.store.getState();
    expect([...before.routes(LARGE).keys()]).toEqual([...LARGE.connections.keys()]);
    expect(live.isSettled(LARGE)).toBe(false);
    const question = questionOf(LARGE);
    expect(before.places(question)).toBe(null);
    live.settle(question);
    around.answerOne();
    const now = live.store.getState();
    expect(now).not.toBe(before);
    expect(live.isSettled(LARGE)).toBe(true);
    const routes = now.routes(LARGE);
    expect([...routes]).toEqual([...routeConnections(LARGE)]);
    expect([...(now.places(question) ?? [])]).toEqual([
      ...labelPlaces(routes, question.sizes, question.obstacles),
    ]);
    live.settle(question);
    expect(around.counts().posted).toBe(1);
  });

  test('lines that a drop leaves alone stay the same objects all the way', () => {
    const { around, live, first } = settled();
    const dropped = moved(LARGE, 'n0-0', { x: 20, y: 8 });
    const meanwhile = live.store.getState().held(dropped);
    live.store.getState().routes(dropped);
    live.settle(questionOf(dropped));
    around.answerOne();
    const after = live.store.getState().routes(dropped);
    expect([...after]).toEqual([...routeConnections(dropped)]);
    const kept = [...after].filter(([id, route]) => first.get(id) === route);
    expect(kept.length).toBeGreaterThan(after.size / 2);
    for (const [id, route] of after)
      if (JSON.stringify(route) === JSON.stringify(meanwhile.get(id))) expect(route).toBe(meanwhile.get(id));
  });

  test('of edits in quick succession only the first and the newest are worked out', () => {
    const { around, live } = settled();
    let diagram = LARGE;
    for (let step = 0; step < 6; step++) {
      diagram = moved(diagram, `n${step}-1`, { x: 30, y: 50 });
      live.store.getState().routes(diagram);
      live.settle(questionOf(diagram));
    }
    expect(around.counts()).toEqual({ started: 1, posted: 2, waiting: 1 });
    around.answerOne();
    expect(live.isSettled(diagram)).toBe(false);
    around.answerOne();
    expect(around.counts()).toEqual({ started: 1, posted: 3, waiting: 0 });
    expect([...live.store.getState().routes(diagram)]).toEqual([...routeConnections(diagram)]);
  });

  test('an undone edit and another page are there at once', () => {
    const { around, live, first } = settled();
    const other = gridDiagram(8, 6, 90);
    for (const diagram of [moved(LARGE, 'n2-2', { x: 70, y: 0 }), other]) {
      live.store.getState().routes(diagram);
      live.settle(questionOf(diagram));
      around.answerOne();
    }
    for (const [id, route] of live.store.getState().routes({ ...LARGE }))
      expect(route).toEqual(first.get(id));
    live.settle(questionOf(LARGE));
    expect(around.counts()).toEqual({ started: 1, posted: 3, waiting: 0 });
  });

  test('a label dragged along its line draws no line anew', () => {
    const { live, first } = settled();
    const [[id, connection] = ['', { from: '', to: '' }]] = LARGE.connections;
    const connections = new Map(LARGE.connections).set(id, { ...connection, labelAt: 0.25 });
    const routes = live.store.getState().routes({ ...LARGE, connections });
    for (const [other, route] of routes) if (other !== id) expect(route).toBe(first.get(other));
    expect(routes.get(id)).toEqual({ ...first.get(id), labelAt: 0.25 });
  });

  test('a worker that dies is replaced; after two the page does it itself, between events', () => {
    const around = surroundings();
    const live = createLiveLines(around);
    live.store.getState().routes(LARGE);
    live.settle(questionOf(LARGE));
    around.kill();
    expect(around.counts()).toEqual({ started: 2, posted: 2, waiting: 1 });
    around.kill();
    expect(live.isSettled(LARGE)).toBe(false);
    around.tick();
    expect([...live.store.getState().routes(LARGE)]).toEqual([...routeConnections(LARGE)]);
  });

  test('what rests is what the whole page gives, whatever came before and whenever answers came', () => {
    const steps = fc.array(
      fc.tuple(
        fc.constantFrom('move', 'drag', 'answer'),
        fc.nat(6),
        fc.nat(5),
        fc.integer({ min: -90, max: 90 }),
      ),
      { minLength: 1, maxLength: 10 },
    );
    fc.assert(
      fc.property(steps, (list) => {
        const around = surroundings();
        const live = createLiveLines(around);
        let diagram = LARGE;
        for (const [what, column, row, by] of list) {
          if (what === 'answer') around.answerOne();
          else diagram = moved(diagram, `n${column}-${row}`, { x: by, y: -by });
          const { routes, held } = live.store.getState();
          (what === 'drag' ? held : routes)(diagram);
          if (what !== 'drag') live.settle(questionOf(diagram));
        }
        live.store.getState().routes(diagram);
        live.settle(questionOf(diagram));
        while (around.counts().waiting > 0) around.answerOne();
        const { routes, places } = live.store.getState();
        const drawn = routes(diagram);
        expect([...drawn]).toEqual([...routeConnections(diagram)]);
        const question = questionOf(diagram);
        expect(places(question)).toEqual(labelPlaces(drawn, question.sizes, question.obstacles));
      }),
      { numRuns: 8 },
    );
  });
});
