import { describe, expect, test } from 'vitest';
import { type Component, type Diagram, emptyDiagram, type Page } from '../../src/model/diagram';
import { refOf } from '../../src/model/elements';
import { createApp } from '../../src/state/app';
import { presentAt, presentSteps, startPresenting, stopPresenting } from '../../src/state/present';

const at = (x: number, y: number, group?: string): Component => ({
  type: 'service',
  position: { x, y },
  ...(group !== undefined && { in: [group] }),
});
const second: Page = {
  ...emptyDiagram,
  name: 'Deployment',
  order: 1,
  components: new Map([['edge', at(0, 0)]]),
};
const shop: Diagram = {
  ...emptyDiagram,
  name: 'Overview',
  components: new Map([
    ['below', at(0, 900, 'late')],
    ['right', at(900, 10, 'b')],
    ['left', at(0, 0, 'a')],
  ]),
  connections: new Map([
    ['c1', { from: 'left', to: 'right', step: 1 }],
    ['c3', { from: 'right', to: 'below', step: 3 }],
    ['c0', { from: 'left', to: 'below' }],
    ['other', { from: 'below', to: 'left', step: 2 }],
  ]),
  groups: new Map([
    ['late', { type: 'zone', name: 'Late' }],
    ['b', { type: 'zone', name: 'Right' }],
    ['a', { type: 'zone', name: 'Left' }],
  ]),
  pages: new Map([['p', second]]),
};

describe('the steps of a talk', () => {
  test('are the frames in reading order and the whole, page after page', () => {
    expect(presentSteps(shop, null, null).map(({ chapter, title }) => `${chapter}: ${title}`)).toEqual([
      'Overview: Left',
      'Overview: Right',
      'Overview: Late',
      'Overview: ',
      'Deployment: ',
    ]);
  });

  test('follow the numbers of the journey in focus, lighting the path so far', () => {
    const steps = presentSteps(shop, null, new Set(['c1', 'c3', 'c0']));
    expect(steps.map(({ title }) => title)).toEqual(['1. left → right', '3. right → below', '', '']);
    const [first, then, whole] = steps;
    const lit = (step: typeof first) => [...(step?.lit ?? [])].filter((ref) => !ref.startsWith('group:'));
    expect(lit(first)).toEqual(['connection:c1', 'component:left', 'component:right']);
    expect(lit(then)).toEqual([...lit(first), 'connection:c3', 'component:below']);
    expect([...(then?.now ?? [])]).toEqual(['connection:c3']);
    expect(whole?.lit).toBeNull();
  });

  test('are frames where no connection of the journey has a number', () => {
    expect(presentSteps(shop, null, new Set(['c0']))[0]?.title).toBe('Left');
  });

  test('are there of an empty diagram too', () => {
    expect(presentSteps(emptyDiagram, null, null)).toMatchObject([{ frame: null, title: '' }]);
  });
});

describe('a talk', () => {
  test('walks from page to page, stops at both ends, and leaves all as it was', () => {
    const app = createApp(shop, {
      selection: new Set([refOf('component', 'left')]),
      tool: 'hand',
      journey: 'j',
      finding: 'left',
    });
    const before = app.session.getState();
    const go = (place: number) => {
      app.apply(presentAt(app.context(), place));
      return app.session.getState();
    };
    app.apply(startPresenting(app.context(), null));
    expect(app.session.getState()).toMatchObject({ tool: 'select', finding: null });
    expect(app.session.getState().selection.size).toBe(0);
    expect(go(4)).toMatchObject({ page: 'p', journey: null });
    expect(go(9).presenting?.at).toBe(4);
    expect(go(0)).toMatchObject({ page: null, journey: 'j' });
    expect(go(-1).presenting?.at).toBe(0);
    go(4);
    app.apply(stopPresenting(app.context()));
    expect(app.session.getState()).toEqual(before);
  });

  test('begins with the page in view', () => {
    const app = createApp(shop, { page: 'p' });
    app.apply(startPresenting(app.context(), null));
    expect(app.session.getState().presenting?.at).toBe(4);
  });
});
