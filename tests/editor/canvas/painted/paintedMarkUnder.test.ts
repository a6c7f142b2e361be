import { expect, test } from 'vitest';
import type { ComponentFlowNode, ConnectionFlowEdge } from '../../../../src/editor/canvas/flowElements';
import { paintedMarkUnder, paintedStore } from '../../../../src/editor/canvas/painted/paintedStore';
import type { Severity } from '../../../../src/model/finding';

const card = (id: string, x: number, severity: Severity | null): ComponentFlowNode => ({
  id: `component:${id}`,
  type: 'component',
  position: { x, y: 0 },
  width: 160,
  height: 60,
  data: { id, component: { type: 'service' }, subtitle: '', utilization: null, severity },
});
const points = [
  { x: 160, y: 30 },
  { x: 400, y: 30 },
];
const line: ConnectionFlowEdge = {
  id: 'connection:c1',
  type: 'connection',
  source: 'component:a',
  target: 'component:b',
  data: {
    connection: { from: 'a', to: 'b' },
    route: {
      points,
      path: 'M160 30L400 30',
      source: { x: 160, y: 30 },
      target: { x: 400, y: 30 },
      sides: ['right', 'left'],
    },
    isAsync: false,
    severity: 'warning',
    quiet: false,
  },
};

test('a painted mark is told from what wears it, from afar as well', () => {
  const picture = {
    edges: [line],
    cards: [card('a', 0, 'error'), card('b', 400, null)],
    dots: [],
    isSketched: false,
  };
  const at = (zoom: number) =>
    paintedStore.setState({ picture, screen: ({ x, y }) => ({ at: { x: x / zoom, y: y / zoom }, zoom }) });
  at(1);
  expect(paintedMarkUnder({ x: 158, y: 2 })).toBe('component:a');
  expect(paintedMarkUnder({ x: 80, y: 30 })).toBeNull();
  expect(paintedMarkUnder({ x: 171, y: 30 })).toBe('connection:c1');
  expect(paintedMarkUnder({ x: 300, y: 30 })).toBeNull();
  // Nothing is found of that one.
  expect(paintedMarkUnder({ x: 558, y: 2 })).toBeNull();
  at(0.25);
  expect(paintedMarkUnder({ x: 39.5 + 3, y: 0.5 })).toBe('component:a');
  paintedStore.setState({ picture: null });
  expect(paintedMarkUnder({ x: 158, y: 2 })).toBeNull();
});
