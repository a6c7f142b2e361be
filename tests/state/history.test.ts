import { describe, expect, test } from 'vitest';
import { type Diagram, emptyDiagram } from '../../src/model/diagram';
import { createDocumentStore } from '../../src/state/documentStore';
import { endGesture, type Recording, record, redo, startHistory, undo } from '../../src/state/history';

const called = (title: string): Diagram => ({ ...emptyDiagram, title });
const [zero, one, two, three] = [called('0'), called('1'), called('2'), called('3')];
const recorded = (...steps: readonly [Diagram, Recording][]) =>
  steps.reduce((history, [diagram, how]) => record(history, diagram, how), startHistory(zero));

describe('what a step is', () => {
  test('a commit is one', () => {
    const history = recorded([one, 'commit'], [two, 'commit']);
    expect(undo(history).diagram).toBe(one);
    expect(undo(undo(history)).diagram).toBe(zero);
  });

  test('what is merged is one with its own gesture', () => {
    const history = recorded([one, 'merge:drag'], [two, 'merge:drag']);
    expect(history.past).toEqual([zero]);
    expect(undo(history).diagram).toBe(zero);
  });

  test('another gesture, or the same one after something else, is a step of its own', () => {
    expect(recorded([one, 'merge:a'], [two, 'merge:b']).past).toEqual([zero, one]);
    expect(recorded([one, 'merge:a'], [two, 'commit'], [three, 'merge:a']).past).toEqual([zero, one, two]);
    expect(record(endGesture(recorded([one, 'merge:a'])), two, 'merge:a').past).toEqual([zero, one]);
    expect(record(redo(undo(recorded([one, 'merge:a']))), two, 'merge:a').past).toEqual([zero, one]);
  });

  test('never is none: undo goes to before the last step', () => {
    const history = recorded([one, 'commit'], [two, 'never']);
    expect(history.diagram).toBe(two);
    expect(undo(history).diagram).toBe(zero);
    expect(redo(undo(history)).diagram).toBe(two);
  });

  test('no change is none, and keeps what can be redone', () => {
    const undone = undo(recorded([one, 'commit']));
    expect(record(undone, zero, 'commit')).toBe(undone);
  });

  test('a new step forgets what could be redone, merged ones too', () => {
    const undone = undo(recorded([one, 'commit'], [two, 'commit']));
    expect(record(undone, three, 'commit').future).toEqual([]);
    expect(record(undone, three, 'merge:a').future).toEqual([]);
  });
});

test('undo and redo walk the steps in order and stop at the ends', () => {
  const history = recorded([one, 'commit'], [two, 'commit'], [three, 'commit']);
  const back = undo(undo(undo(history)));
  expect([back.diagram, back.past, back.future]).toEqual([zero, [], [one, two, three]]);
  expect(undo(back)).toBe(back);
  const forth = redo(redo(redo(back)));
  expect([forth.diagram, forth.past, forth.future]).toEqual([three, [zero, one, two], []]);
  expect(redo(forth)).toBe(forth);
});

test('the last 500 steps are kept', () => {
  let history = startHistory(zero);
  for (let n = 1; n <= 600; n++) history = record(history, called(`${n}`), 'commit');
  expect(history.past.length).toBe(500);
  expect(history.past[0]?.title).toBe('100');
});

describe('the document store', () => {
  test('tells who listens, once a change', () => {
    const store = createDocumentStore(zero);
    const seen: string[] = [];
    store.subscribe(({ diagram }) => seen.push(diagram.title));
    store.apply(one, 'commit');
    store.apply(one, 'commit');
    store.endGesture();
    store.undo();
    store.undo();
    store.redo();
    expect(seen).toEqual(['1', '0', '1']);
  });

  test('another document has a history of its own', () => {
    const store = createDocumentStore(zero);
    store.apply(one, 'commit');
    store.open(two);
    store.undo();
    store.redo();
    expect(store.getState()).toEqual(startHistory(two));
  });
});
