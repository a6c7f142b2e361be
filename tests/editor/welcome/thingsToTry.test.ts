import { describe, expect, test } from 'vitest';
import { toChange, toRefuse, triedIn, wordsOf } from '../../../src/editor/welcome/thingsToTry';
import { type Component, type Diagram, emptyDiagram } from '../../../src/model/diagram';
import { putComponent, putSetting } from '../../../src/model/edits';

const example: Diagram = {
  ...emptyDiagram,
  components: new Map<string, Component>([
    ['browser', { type: 'client', name: 'Browser', settings: { replicas: 99 } }],
    ['api', { type: 'service', name: 'API' }],
    ['redirect', { type: 'service', name: 'Redirect API', settings: { replicas: 12 } }],
    ['links', { type: 'sql-database', name: 'Links', settings: { replicas: 3 } }],
  ]),
};

describe('what a newcomer is shown', () => {
  test('is about what is drawn', () => {
    expect(toChange(example)).toBe('redirect');
    expect(toRefuse(example)).toEqual({ from: 'browser', to: 'links' });
    expect(wordsOf(example, 'change')).toBe('Give Redirect API another replica');
    expect(wordsOf(example, 'refusal')).toBe('Connect Browser to Links');
  });

  test('is said in general where nothing fits', () => {
    expect(toChange(emptyDiagram)).toBeNull();
    expect(toRefuse(emptyDiagram)).toBeNull();
    expect(wordsOf(emptyDiagram, 'change')).toBe('Give a component another replica');
    expect(wordsOf(emptyDiagram, 'refusal')).toBe('Connect a client to a database');
  });
});

describe('what a step shows was tried', () => {
  const [moved] = [...example.components];
  const added = (count: number) =>
    Array.from({ length: count }, (_, n) => `new-${n}`).reduce(
      (diagram, id) => putComponent(diagram, id, { type: 'service' }),
      example,
    );

  test.each([
    ['a setting', putSetting(example, 'redirect', 'replicas', 13), 'change'],
    ['three new parts at once, pasted as like as not', added(3), null],
    ['one new part', added(1), null],
    ['nothing', example, null],
    [
      'a move',
      moved ? putComponent(example, moved[0], { ...moved[1], position: { x: 1, y: 1 } }) : example,
      null,
    ],
  ])('%s', (_what, now, thing) => {
    expect(triedIn(example, now)).toBe(thing);
  });
});
