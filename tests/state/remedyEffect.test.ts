import { expect, test } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import type { Diagram } from '../../src/model/diagram';
import { review } from '../../src/rules/review';
import { applyRemedy } from '../../src/state/gestures';
import { effectWords, remedyEffect } from '../../src/state/remedyEffect';
import { make } from '../model/make';
import { contextOf } from './context';

const single = make({
  components: {
    user: { type: 'client' },
    api: { type: 'service', settings: { replicas: 2 } },
    db: { type: 'sql-database', settings: { managed: null, availability: 0.99 } },
  },
  connections: { c1: { from: 'user', to: 'api' }, c2: { from: 'api', to: 'db' } },
  rest: { journeys: new Map([['read', { entry: 'user' }]]) },
});

function analysed(diagram: Diagram) {
  const made = estimate(diagram);
  return { estimate: made, findings: review(diagram, made), failure: null };
}

test('numbers before and after are those of applying it', () => {
  const analysis = analysed(single);
  const finding = analysis.findings.find(
    ({ components, remedy }) => components.includes('db') && remedy?.apply,
  );
  if (!finding?.remedy) throw new Error('nothing to cure');
  const effect = remedyEffect(contextOf(single), analysis, finding.remedy, 'read');
  const applied = applyRemedy(contextOf(single), finding.remedy).diagram ?? single;
  expect(applied).not.toBe(single);
  expect(effect?.journey?.before).toEqual(analysis.estimate.journeys.get('read'));
  expect(effect?.journey?.after).toEqual(estimate(applied).journeys.get('read'));
  expect(effect?.journey?.after.availability).toBeGreaterThan(effect?.journey?.before.availability ?? 1);
  expect(effect?.findings).toBe(analysed(applied).findings.length - analysis.findings.length);
  expect(effect && effectWords(effect)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^9\d(\.\d+)? → 9\d\.\d+ %$/), '1 finding fewer']),
  );
});

test('says when nothing changes, and nothing where it can’t be tried', () => {
  const analysis = analysed(single);
  const nothing = { label: 'Nothing', apply: (diagram: Diagram) => diagram };
  const same = remedyEffect(contextOf(single), analysis, nothing, 'read');
  expect(same && effectWords(same)).toEqual(['the same numbers']);
  expect(remedyEffect(contextOf(single), analysis, { label: 'By hand' }, 'read')).toBeNull();
  expect(remedyEffect(contextOf(single), analysis, nothing, 'gone')?.journey).toBeNull();
  const many = {
    ...single,
    components: new Map(Array.from({ length: 151 }, (_, n) => [`${n}`, { type: 'box' }])),
  };
  expect(remedyEffect(contextOf(many), analysis, nothing, 'read')).toBeNull();
});
