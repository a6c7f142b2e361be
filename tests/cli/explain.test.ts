import { describe, expect, it } from 'vitest';
import { widthOf } from '../../src/cli/table';
import { readDocumentText } from '../document/documents';
import { plumbline } from './fakeIo';

const example = readDocumentText('contract-example.plumb');
const explainOf = (path: string, ...more: string[]) =>
  plumbline(['estimate', 'a.plumb', '--explain', path, ...more], { files: { 'a.plumb': example } });

describe('estimate --explain', () => {
  it('says why, within 100 columns', async () => {
    const { exit, out, err } = await explainOf('journeys.order');
    expect([exit, err]).toEqual([1, '']);
    expect(out.split('\n').filter((line) => widthOf(line) > 100)).toEqual([]);
    const titles = out.split('\n').filter((line) => /^\S/.test(line));
    expect(titles.map((title) => title.replace(/[\d.,]+ (ms|%|h)/g, '…'))).toEqual([
      'Place an order (journey): why its numbers are what they are',
      ...['Availability …', 'What the … of downtime a year hang on', 'Latency p50 …, p95 …, p99 …'],
      ...['Where the time is spent', 'Other numbers', 'What would help most'],
      ...['What it was computed from', 'Taken for granted'],
    ]);
    for (const line of [
      '  availability = Orders × eu-west-1a × LB × all that something can stand in for',
      '  99.83 % = 99.9 % × 99.95 % × 99.99 % × 99.9975 %',
      '  Orders                             8.76 h   61.5 %  every request fails',
      '  A                                13.1 min   1.54 %  0.66 % of requests fail',
      '  several at once                 −12.8 min  −1.49 %',
      '  in all                             14.2 h    100 %',
      '  Nothing stands in for: Orders, eu-west-1a, LB.',
      '  It stops when two fail together: A with B.',
      '              capacity      500 rps                you',
      '  [1] Judged: one layer 7 balancer',
    ])
      expect(out.split('\n')).toContain(line);
  });

  it('says it of a component and a connection', async () => {
    const component = await explainOf('components.db');
    expect(component.exit).toBe(0);
    expect(component.out).toContain('  40 % = 200 rps ÷ (1 × 500 rps)\n');
    expect(component.out).toContain('  200 rps = 100 rps A → Orders + 100 rps B → Orders\n');
    const connection = await explainOf('connections["c4"]');
    expect(connection.exit).toBe(0);
    expect(connection.out).toContain('A → Orders (connection): why its numbers are what they are');
  });

  it('gives other programs the same, unrounded', async () => {
    const { exit, out } = await explainOf('journeys.order', '--json');
    const answer = JSON.parse(out);
    expect(exit).toBe(1);
    expect(Object.keys(answer)).toEqual([
      ...['subject', 'numbers', 'importance', 'singlePointsOfFailure', 'stoppedByLossOf', 'pairs'],
      ...['actions', 'inputs', 'assumptions'],
    ]);
    const { total, contributions, remainder } = answer.numbers.availability;
    const sum = contributions.reduce((all: number, { amount }: { amount: number }) => all + amount, 0);
    expect(sum + remainder.amount).toBeCloseTo(total.amount, 15);
    expect(total).toEqual({ name: 'unavailability', amount: expect.closeTo(0.001624310066, 12) });
    expect(answer.actions).toHaveLength(3);
    expect(Object.keys(answer.actions[0].journeys)).toEqual(['order']);
  });

  it('refuses what it can’t find, and says what there is', async () => {
    const refused = async (path: string, ...more: string[]) => {
      const { exit, out, err } = await explainOf(path, ...more);
      expect([exit, out]).toEqual([2, '']);
      return err;
    };
    expect(await refused('components.dv')).toBe(
      'plumbline: a.plumb: --explain: found "components.dv", expected components.user, components.lb, components.a, components.b, components.db.\n',
    );
    expect(await refused('order')).toBe(
      'plumbline: a.plumb: --explain: found "order", expected journeys.ID, components.ID or connections.ID.\n',
    );
    expect(await refused('journeys.')).toContain('expected an id after journeys');
    expect(await refused('journeys["order"')).toContain('expected an id after journeys');
    expect(await refused('journeys[1]')).toContain('expected an id after journeys');
    expect(await refused('journeys.order', '--journey', 'order')).toContain(
      'found both, expected one of them',
    );
  });
});
