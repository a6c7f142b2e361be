import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createAtRest } from '../../../src/editor/canvas/atRest';
import { hold, letGo } from '../../../src/editor/canvas/handStore';
import { emptyDiagram } from '../../../src/model/diagram';

test('what is said while something is in a hand is heard when that is let go', () => {
  const store = createStore(() => ({ said: 1 }));
  const atRest = createAtRest(store);
  const heard: number[] = [];
  const stop = atRest.subscribe(() => heard.push(atRest.get().said));
  store.setState({ said: 2 });
  hold(emptyDiagram);
  store.setState({ said: 3 });
  hold({ ...emptyDiagram });
  expect(atRest.get().said).toBe(2);
  expect(new Set(heard)).toEqual(new Set([2]));
  letGo();
  expect(heard.at(-1)).toBe(3);
  stop();
  store.setState({ said: 4 });
  expect(heard.at(-1)).toBe(3);
});
