import { expect, test } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import type { Diagram } from '../../src/model/diagram';
import { review, reviewAll } from '../../src/rules/review';
import { createApp } from '../../src/state/app';
import type { Context, Outcome } from '../../src/state/command';
import { command } from '../../src/state/commands/commands';
import {
  chooseProfile,
  mutedPlaces,
  muteEverywhere,
  muteHere,
  speakAgain,
  weighRule,
} from '../../src/state/reviewEdits';
import { make } from '../model/make';
import { expectSavedAndOpened } from '../support/savedAndOpened';

const queue = (name: string) => ({ type: 'message-queue', name });
const twoQueues = make({
  components: {
    user: { type: 'client' },
    api: { type: 'service', settings: { replicas: 2 } },
    a: queue('A'),
    b: queue('B'),
  },
  connections: {
    c1: { from: 'user', to: 'api' },
    c2: { from: 'api', to: 'a' },
    c3: { from: 'api', to: 'b' },
  },
});
const RULE = 'queue-without-consumer';
const found = (diagram: Diagram) =>
  review(diagram, estimate(diagram)).filter((finding) => finding.rule === RULE);

/** Does it in a running editor: one step, and undo gives back what was there. */
function done(diagram: Diagram, act: (context: Context) => Outcome): Diagram {
  const app = createApp(diagram);
  app.apply(act(app.context()));
  const next = app.context().diagram;
  expect(app.document.getState().past).toHaveLength(1);
  expectSavedAndOpened(next);
  app.run(command('undo'));
  expect(app.context().diagram).toBe(diagram);
  return next;
}

test('a finding is muted where it is and speaks again; the other queue is still spoken of', () => {
  const [first, ...others] = found(twoQueues);
  if (!first) throw new Error('nothing was found');
  expect(others).toHaveLength(1);
  const muted = done(twoQueues, (context) => muteHere(context, [first], '  Filled by hand  '));
  expect([...muted.muted]).toEqual([['m1', { rule: RULE, reason: 'Filled by hand', components: ['a'] }]]);
  expect(found(muted).map(({ components }) => components)).toEqual([['b']]);
  const all = reviewAll(muted, estimate(muted)).filter(({ rule }) => rule === RULE);
  expect(all.map((finding) => finding.muted?.reason)).toEqual(['Filled by hand', undefined]);
  const again = done(muted, (context) => speakAgain(context, 'm1'));
  expect(found(again)).toHaveLength(2);
});

test('several at once, and everywhere', () => {
  const both = done(twoQueues, (context) => muteHere(context, found(twoQueues), 'Known'));
  expect(both.muted.get('m1')?.components).toEqual(['a', 'b']);
  expect(found(both)).toEqual([]);
  const everywhere = done(twoQueues, (context) => muteEverywhere(context, RULE, 'Known'));
  expect(everywhere.muted.get('m1')).toEqual({ rule: RULE, reason: 'Known' });
  expect(found(everywhere)).toEqual([]);
});

test('without a reason nothing is muted, and no muting takes the id of another', () => {
  const app = createApp(twoQueues);
  app.apply(muteHere(app.context(), found(twoQueues), ' \n '));
  expect(app.context().diagram).toBe(twoQueues);
  const one = { ...twoQueues, muted: new Map([['m2', { rule: 'x', reason: 'y' }]]) };
  const two = muteEverywhere({ ...app.context(), diagram: one }, RULE, 'Known').diagram;
  expect([...(two?.muted.keys() ?? [])]).toEqual(['m2', 'm3']);
});

test('a muting holds at the narrowest place a finding names', () => {
  const finding = { rule: 'x', severity: 'info', message: '', components: ['a', 'b'] } as const;
  expect(mutedPlaces([{ ...finding, connections: ['c1'] }])).toEqual({ connections: ['c1'] });
  expect(mutedPlaces([{ ...finding, connections: [], journeys: ['j'] }])).toEqual({ components: ['a', 'b'] });
  expect(mutedPlaces([{ ...finding, components: [], connections: [], journeys: ['j'] }])).toEqual({
    journeys: ['j'],
  });
  expect(mutedPlaces([{ ...finding, components: [], connections: [] }])).toBeNull();
  expect(mutedPlaces([])).toBeNull();
});

test('a rule weighs what the document says, or what it finds by itself', () => {
  const error = done(twoQueues, (context) => weighRule(context, RULE, 'error'));
  expect(found(error).map(({ severity }) => severity)).toEqual(['error', 'error']);
  const off = done(error, (context) => weighRule(context, RULE, 'off'));
  expect(found(off)).toEqual([]);
  const back = done(off, (context) => weighRule(context, RULE, null));
  expect(back.review).toEqual(twoQueues.review);
});

test('a profile is the document’s; the usual one leaves no trace in it', () => {
  const strict = done(twoQueues, (context) => chooseProfile(context, 'production'));
  expect(strict.review.profile).toBe('production');
  expect(review(strict, estimate(strict)).length).toBeGreaterThan(
    review(twoQueues, estimate(twoQueues)).length,
  );
  const quiet = done(strict, (context) => command('profile-whiteboard').run(context));
  expect(quiet.review).toEqual(twoQueues.review);
  const app = createApp(twoQueues);
  app.run(command('profile-whiteboard'));
  expect(app.document.getState().past).toEqual([]);
});
