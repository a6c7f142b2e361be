import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFlowAdapter, type FlowInputs } from '../../../src/editor/canvas/flowElements';
import { createLineQuestions } from '../../../src/editor/canvas/lineQuestions';
import { groupTitle } from '../../../src/layout/groupTitle';
import { nodeRect } from '../../../src/layout/nodeRect';
import { routeConnections } from '../../../src/layout/routeConnections';
import { createShapeKeeper } from '../../../src/layout/sameShape';
import { visibleDiagram } from '../../../src/layout/visibleDiagram';
import type { Component, Diagram } from '../../../src/model/diagram';
import { putComponent, putConnection } from '../../../src/model/edits';
import { type ElementRef, refOf } from '../../../src/model/elements';
import { kept } from '../../../src/shared/kept';
import { NO_ANALYSIS } from '../../../src/state/analysis';
import { largeDiagram } from '../../support/largeCanvas';

const start = largeDiagram(24, 6);
const ids = [...start.components.keys()];
const links = [...start.connections.keys()];

interface Page {
  readonly diagram: Diagram;
  readonly selection: ReadonlySet<ElementRef>;
  /** What a number says, and what is found about what. */
  readonly busy: ReadonlyMap<string, number>;
  readonly found: ReadonlySet<ElementRef>;
}

const changed = (page: Page, at: number, change: (component: Component) => Component): Page => {
  const id = ids[at % ids.length] ?? '';
  const component = page.diagram.components.get(id);
  return component ? { ...page, diagram: putComponent(page.diagram, id, change(component)) } : page;
};
const set = (page: Page, at: number, settings: Component['settings']): Page =>
  changed(page, at, (component) => ({ ...component, settings: { ...component.settings, ...settings } }));

const EDITS: Readonly<Record<string, (page: Page, by: number) => Page>> = {
  latency: (page, by) => set(page, by, { latencyMs: { p50: by, p99: 2 * by } }),
  replicas: (page, by) => set(page, by, { replicas: by % 4 }),
  name: (page, by) => changed(page, by, (it) => ({ ...it, name: `Named ${by % 5}` })),
  type: (page, by) => changed(page, by, (it) => ({ ...it, type: by % 2 ? 'cache' : 'queue' })),
  layer: (page, by) => changed(page, by, (it) => ({ ...it, layer: (by % 3) - 1 })),
  place: (page, by) => changed(page, by, (it) => ({ ...it, position: { x: 10 * by, y: by } })),
  size: (page, by) => changed(page, by, (it) => ({ ...it, size: { width: 200 + by, height: 60 } })),
  gone: ({ diagram, ...page }, by) => {
    const components = new Map(diagram.components);
    components.delete(ids[by % ids.length] ?? '');
    const connections = new Map(
      [...diagram.connections].filter(([, { from, to }]) => components.has(from) && components.has(to)),
    );
    return { ...page, diagram: { ...diagram, components, connections } };
  },
  mode: (page, by) => {
    const id = links[by % links.length] ?? '';
    const link = page.diagram.connections.get(id);
    if (!link) return page;
    return {
      ...page,
      diagram: putConnection(page.diagram, id, { ...link, mode: by % 2 ? 'async' : 'sync' }),
    };
  },
  number: (page, by) => ({ ...page, busy: new Map(page.busy).set(ids[by % ids.length] ?? '', by / 500) }),
  finding: (page, by) => ({
    ...page,
    found: new Set([
      refOf('component', ids[by % ids.length] ?? ''),
      refOf('connection', links[by % links.length] ?? ''),
    ]),
  }),
  select: (page, by) => ({ ...page, selection: new Set([refOf('component', ids[by % ids.length] ?? '')]) }),
};

/** As the canvas gives them: the same functions for the same answers. */
function inputsFrom() {
  const questions = createLineQuestions();
  const keepShape = createShapeKeeper();
  const frames = new Map();
  let last: { readonly page: Page; readonly inputs: FlowInputs } | null = null;
  return (page: Page): FlowInputs => {
    const visible = visibleDiagram(page.diagram);
    const shape = keepShape(visible.diagram);
    const { busy, found } = page;
    const inputs: FlowInputs = {
      page: page.diagram,
      visible,
      selection: page.selection,
      frames,
      routes: routesOf(shape),
      rectOf: nodeRect,
      titleOf: (id) => groupTitle(visible.diagram, id, frames),
      cardOf: () => {
        throw new Error('no group is closed');
      },
      utilizationOf: last?.page.busy === busy ? last.inputs.utilizationOf : (id) => busy.get(id) ?? null,
      severityOf:
        last?.page.found === found ? last.inputs.severityOf : (ref) => (found.has(ref) ? 'warning' : null),
      isAsync: questions.isAsync(visible.diagram),
      isQuiet: questions.isQuiet(NO_ANALYSIS.estimate, null, visible.lines),
    };
    last = { page, inputs };
    return inputs;
  };
}

/** Lines of a page of another shape are other objects; where they run is nothing to the adapter. */
const routed = new WeakMap<Diagram, FlowInputs['routes']>();
const lines = [...routeConnections(start)];
const routesOf = (shape: Diagram): FlowInputs['routes'] =>
  kept(routed, shape, () => new Map(lines.map(([id, route]) => [id, { ...route }])));

test('after any edits the canvas is given what it would be given for the page seen for the first time', () => {
  const steps = fc.array(fc.tuple(fc.constantFrom(...Object.keys(EDITS)), fc.nat(200)), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(steps, (list) => {
      const adapt = createFlowAdapter();
      const inputsOf = inputsFrom();
      let page: Page = { diagram: start, selection: new Set(), busy: new Map(), found: new Set() };
      adapt(inputsOf(page));
      for (const [edit, by] of list) {
        page = EDITS[edit]?.(page, by) ?? page;
        const inputs = inputsOf(page);
        expect(adapt(inputs)).toEqual(createFlowAdapter()(inputs));
      }
    }),
    { numRuns: 60 },
  );
});

test('a setting that no card shows leaves every node and line the same object, a name one of them not', () => {
  const adapt = createFlowAdapter();
  const inputsOf = inputsFrom();
  const page: Page = { diagram: start, selection: new Set(), busy: new Map(), found: new Set() };
  const before = adapt(inputsOf(page));
  const typed = EDITS.latency?.(page, 7) ?? page;
  const after = adapt(inputsOf(typed));
  expect(after.nodes).toBe(before.nodes);
  expect(after.edges).toBe(before.edges);
  const named = adapt(inputsOf(EDITS.name?.(typed, 7) ?? page));
  expect(named.edges).toBe(before.edges);
  expect(named.nodes.filter((node, at) => node !== before.nodes[at])).toMatchObject([
    { data: { id: ids[7], component: { name: 'Named 2' } } },
  ]);
});
