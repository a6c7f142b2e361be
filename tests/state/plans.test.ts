/** What a worker answers about targets: data that a thread can be sent, and whose edits are the plans. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import { putJourney } from '../../src/model/edits';
import { budgetReply, plansReply } from '../../src/state/plans';
import { takeAction } from '../../src/state/takeAction';
import { parsed } from '../document/documents';
import { repositoryPath } from '../support/repository';
import { contextOf } from './context';

const example = parsed(readFileSync(repositoryPath('src/library/examples/url-shortener.plumb'), 'utf8'));

const aimed = (availability: number) => {
  const journey = example.journeys.get('redirect');
  return putJourney(example, 'redirect', { entry: 'browser', ...journey, target: { availability } });
};

it('offers plans whose edits reach the target', () => {
  const diagram = aimed(0.99985);
  const { answer } = structuredClone(plansReply({ diagram, journey: 'redirect' }));
  expect(answer?.outcome).toBe('found');
  for (const plan of answer?.plans ?? []) {
    const next = takeAction(contextOf(diagram), plan).diagram ?? diagram;
    expect(estimate(next).journeys.get('redirect')?.targets, plan.id).toEqual({ availability: 'met' });
    expect(plan.changes.join()).toContain('→');
  }
});

it('says where the budget goes, and that there is no such journey', () => {
  const diagram = aimed(0.9995);
  const { answer } = structuredClone(budgetReply({ diagram, journey: 'redirect' }));
  expect(answer?.downtime?.parts[0]?.name).toBe('eu-west-1');
  expect(budgetReply({ diagram, journey: 'none' })).toEqual({ journey: 'none', answer: null, failure: null });
  expect(plansReply({ diagram, journey: 'none' }).answer).toBeNull();
});
