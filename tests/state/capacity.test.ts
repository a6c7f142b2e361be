import { describe, expect, it } from 'vitest';
import type { Diagram } from '../../src/model/diagram';
import { emptyDiagram } from '../../src/model/diagram';
import {
  addAction,
  addJourneyFor,
  addUsers,
  changeAction,
  changeSheet,
  changeUsers,
  removeAction,
  removeUsers,
  startFromDiagram,
} from '../../src/state/capacity';
import type { Outcome } from '../../src/state/command';
import { contextOf } from './context';

const stepped = (
  diagram: Diagram,
  ...steps: readonly ((context: ReturnType<typeof contextOf>) => Outcome)[]
): Diagram => steps.reduce((now, step) => step(contextOf(now)).diagram ?? now, diagram);

describe('the worksheet', () => {
  it('grows by users and what they do, under ids that come back when they are free', () => {
    const made = stepped(emptyDiagram, addUsers, addUsers, addAction, addAction);
    expect([...made.capacity.users]).toEqual([
      ['u1', { name: 'users', count: 10_000_000 }],
      ['u2', { count: 0 }],
    ]);
    expect([...made.capacity.actions.values()]).toEqual([
      { times: 1, users: 'u1' },
      { times: 1, users: 'u1' },
    ]);
    const fewer = stepped(
      made,
      (c) => removeAction(c, 'a1'),
      (c) => removeUsers(c, 'u2'),
    );
    expect([[...fewer.capacity.users.keys()], [...fewer.capacity.actions.keys()]]).toEqual([['u1'], ['a2']]);
  });

  it('is typed into as one step, and an emptied field leaves no trace', () => {
    const made = stepped(emptyDiagram, addUsers, addAction);
    const typed = changeAction(contextOf(made), 'a1', { storedBytes: 5 }, 'x');
    expect(typed.record).toBe('merge:x');
    const emptied = stepped(typed.diagram ?? made, (c) => changeAction(c, 'a1', { storedBytes: undefined }));
    expect(emptied.capacity.actions).toEqual(made.capacity.actions);
    const settings = stepped(
      made,
      (c) => changeSheet(c, { peakFactor: 4 }),
      (c) => changeUsers(c, 'u1', { count: 3 }),
    );
    expect(settings.capacity).toMatchObject({ peakFactor: 4 });
    expect(stepped(settings, (c) => changeSheet(c, { peakFactor: undefined })).capacity).not.toHaveProperty(
      'peakFactor',
    );
  });

  it('starts from the journeys, and from the only cache', () => {
    const diagram: Diagram = {
      ...emptyDiagram,
      components: new Map([
        ['user', { type: 'client' }],
        ['cache', { type: 'cache' }],
      ]),
      journeys: new Map([['j', { entry: 'user', requestsPerSecond: 9 }]]),
    };
    const started = stepped(diagram, startFromDiagram);
    expect(started.capacity).toMatchObject({ cache: 'cache' });
    expect([...started.capacity.actions.values()]).toEqual([{ times: 3, per: 'second', journey: 'j' }]);
    const two = { ...diagram, components: new Map(diagram.components).set('cdn', { type: 'cache' }) };
    expect(stepped(two, startFromDiagram).capacity).not.toHaveProperty('cache');
  });

  it('makes a journey of an action: from where requests come in, with the load of the sheet', () => {
    const diagram: Diagram = {
      ...emptyDiagram,
      components: new Map([
        ['api', { type: 'service' }],
        ['user', { type: 'client' }],
      ]),
      connections: new Map([['c', { from: 'user', to: 'api' }]]),
      capacity: { users: new Map(), actions: new Map([['a', { name: 'Buy', times: 86_400 }]]) },
    };
    const made = stepped(diagram, (c) => addJourneyFor(c, 'a'));
    expect([...made.journeys]).toEqual([
      ['journey', { name: 'Buy', entry: 'user', operation: 'read', requestsPerSecond: 3 }],
    ]);
    expect(made.capacity.actions.get('a')?.journey).toBe('journey');
    expect(addJourneyFor(contextOf({ ...diagram, components: new Map() }), 'a')).toEqual({});
  });

  it('knows nothing of what isn’t there', () => {
    expect(changeAction(contextOf(emptyDiagram), 'a', { times: 1 })).toEqual({});
    expect(changeUsers(contextOf(emptyDiagram), 'a', { count: 1 })).toEqual({});
  });
});
