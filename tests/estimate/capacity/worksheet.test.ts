import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workOut } from '../../../src/estimate/capacity/worksheet';
import { actionLines, totalLines } from '../../../src/estimate/capacity/worksheetLines';
import type { Action, Capacity } from '../../../src/model/capacity';

type Given = Partial<Omit<Capacity, 'users' | 'actions'>> & {
  readonly users?: Readonly<Record<string, number>>;
  readonly actions: Readonly<Record<string, Action>>;
};

const sheet = ({ users = {}, actions, ...rest }: Given): Capacity => ({
  ...rest,
  users: new Map(Object.entries(users).map(([id, count]) => [id, { count }])),
  actions: new Map(Object.entries(actions)),
});

/** What interview texts work out by hand; they round as they go, we don't. */
describe('worked examples', () => {
  it('a URL shortener: 100 M links a month, each opened 100 times, 500 bytes, ten years', () => {
    const { reads, writes, total } = workOut(
      sheet({
        actions: {
          shorten: { operation: 'write', times: 100e6, per: 'month', requestBytes: 500, storedBytes: 500 },
          open: { times: 100, follows: 'shorten', responseBytes: 500 },
        },
        retentionYears: 10,
      }),
    );
    expect(writes.averageRps).toBeCloseTo(38.03, 2); // "about 40 a second"
    expect(reads.averageRps).toBeCloseTo(3802.57, 2); // "4,000"
    expect(total.stored).toBeCloseTo(6e12, 0); // 12 billion records, 6 TB
    expect(total.inBps).toBeCloseTo(19_013, 0); // "20 KB/s"
    expect(total.outBps).toBeCloseTo(1.9013e6, -2); // "2 MB/s"
    expect(total.hotBytes / 1e9).toBeCloseTo(32.85, 2); // "35 GB"
    expect(reads.perDay / writes.perDay).toBeCloseTo(100, 10);
  });

  it('a chat: 50 M users, 40 messages each, one in twenty with 100 KB, ten years', () => {
    const { total, actions } = workOut(
      sheet({
        users: { people: 50e6 },
        actions: {
          send: { operation: 'write', users: 'people', times: 40, storedBytes: 100 },
          media: { operation: 'write', follows: 'send', times: 0.05, storedBytes: 100_000 },
        },
        retentionYears: 10,
      }),
    );
    expect(actions.get('send')?.averageRps).toBeCloseTo(23_148.15, 2);
    expect(actions.get('send')?.storedPerDay).toBe(200e9);
    expect(actions.get('media')?.storedPerDay).toBeCloseTo(10e12, 0);
    expect(total.storedPerDay).toBeCloseTo(10.2e12, 0);
    expect(total.stored / 1e15).toBeCloseTo(37.2555, 4); // "38 PB"
  });

  it('short posts: 200 M users, 5 a day, one in ten with 50 KB', () => {
    const { total, actions } = workOut(
      sheet({
        users: { people: 200e6 },
        actions: {
          post: { operation: 'write', users: 'people', times: 5, storedBytes: 100 },
          media: { operation: 'write', follows: 'post', times: 0.1, storedBytes: 50_000 },
        },
      }),
    );
    expect(actions.get('post')?.averageRps).toBeCloseTo(11_574.07, 2);
    expect(total.storedPerDay).toBeCloseTo(5.1e12, 0);
  });

  it('video: 200 M users look at 5, one upload for 200 views, 100 MB each', () => {
    const { total, writes } = workOut(
      sheet({
        users: { people: 200e6 },
        actions: {
          view: { users: 'people', times: 5, responseBytes: 100e6 },
          upload: {
            operation: 'write',
            follows: 'view',
            times: 1 / 200,
            requestBytes: 100e6,
            storedBytes: 100e6,
          },
        },
      }),
    );
    expect(writes.perDay).toBeCloseTo(5e6, 4);
    expect(total.storedPerDay).toBeCloseTo(500e12, 0);
    expect(total.inBps / 1e9).toBeCloseTo(5.787, 3);
    expect(total.outBps / 1e12).toBeCloseTo(1.157, 3);
  });

  it('ride-sharing: 200,000 drivers every 4 s, 2 M riders every 10 s, three times that at the peak', () => {
    const { actions, reads, writes } = workOut(
      sheet({
        users: { drivers: 200e3, riders: 2e6 },
        actions: {
          tell: { operation: 'write', users: 'drivers', times: 0.25, per: 'second', requestBytes: 256 },
          look: { users: 'riders', times: 0.1, per: 'second', responseBytes: 2000 },
        },
      }),
    );
    expect([writes.averageRps, writes.peakRps]).toEqual([50_000, 150_000]);
    expect(reads.averageRps).toBeCloseTo(200_000, 6);
    expect(reads.peakRps).toBeCloseTo(600_000, 6);
    expect((actions.get('tell')?.inBps ?? 0) * 3).toBeCloseTo(38.4e6, 2);
    expect((actions.get('look')?.outBps ?? 0) * 3).toBeCloseTo(1.2e9, 0);
  });

  it('a taxi service: 100 M users, 10 actions a day of 400 bytes, ten years', () => {
    const { total } = workOut(
      sheet({
        users: { people: 100e6 },
        actions: {
          act: { operation: 'write', users: 'people', times: 10, requestBytes: 400, storedBytes: 400 },
        },
        retentionYears: 10,
      }),
    );
    expect(total.storedPerDay).toBe(400e9);
    expect(total.stored / 1e15).toBeCloseTo(1.461, 3);
    expect(total.inBps / 1e6).toBeCloseTo(4.63, 2);
  });
});

describe('odd sheets', () => {
  it('what follows itself, or what isn’t there, is never done; the rest counts', () => {
    const { actions, circles } = workOut(
      sheet({
        actions: {
          a: { times: 2, follows: 'b' },
          b: { times: 2, follows: 'a' },
          c: { times: 2, follows: 'a' },
          self: { times: 1, follows: 'self' },
          lost: { times: 5, follows: 'nobody' },
          whose: { times: 5, users: 'nobody' },
          fine: { times: 86_400 },
        },
      }),
    );
    expect([...circles].sort()).toEqual(['a', 'b', 'self']);
    expect([...actions].map(([id, { averageRps }]) => [id, averageRps])).toEqual([
      ['a', 0],
      ['b', 0],
      ['c', 0],
      ['self', 0],
      ['lost', 0],
      ['whose', 0],
      ['fine', 1],
    ]);
  });

  it('an empty one says nothing', () => {
    const empty = sheet({ actions: {} });
    expect(totalLines(empty, workOut(empty))).toEqual([]);
  });

  it('a write, or a read that says so, is in no cache', () => {
    const { total } = workOut(
      sheet({
        actions: {
          write: { operation: 'write', times: 1, responseBytes: 100 },
          video: { times: 1, responseBytes: 1e9, cached: false },
          page: { times: 10, responseBytes: 100 },
        },
        hotShare: 0.5,
      }),
    );
    expect(total.hotBytes).toBe(500);
  });
});

describe('laws', () => {
  const action = fc.record({
    operation: fc.constantFrom('read' as const, 'write' as const),
    times: fc.integer({ min: 0, max: 1000 }),
    per: fc.constantFrom('second' as const, 'day' as const, 'month' as const),
    users: fc.constant('people'),
    requestBytes: fc.nat(10_000),
    responseBytes: fc.nat(10_000),
    storedBytes: fc.nat(10_000),
  });
  const given = fc.record({ count: fc.nat(1e8), actions: fc.array(action, { minLength: 1, maxLength: 4 }) });
  const of = (count: number, actions: readonly Action[], rest: Partial<Capacity> = {}): Capacity => ({
    ...rest,
    users: new Map([['people', { count }]]),
    actions: new Map(actions.map((one, index): [string, Action] => [`a${index}`, one])),
  });
  const near = (a: number, b: number) =>
    expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(a, b, 1));

  it('twice the users are twice of everything', () => {
    fc.assert(
      fc.property(given, ({ count, actions }) => {
        const [one, two] = [workOut(of(count, actions)), workOut(of(2 * count, actions))];
        for (const key of ['perDay', 'peakRps', 'inBps', 'outBps', 'stored', 'hotBytes'] as const)
          near(two.total[key], 2 * one.total[key]);
      }),
    );
  });

  it('the whole is its parts, and reads and writes are all there is', () => {
    fc.assert(
      fc.property(given, ({ count, actions }) => {
        const { total, reads, writes, actions: each } = workOut(of(count, actions));
        near(total.averageRps, reads.averageRps + writes.averageRps);
        near(
          total.stored,
          [...each.values()].reduce((sum, { stored }) => sum + stored, 0),
        );
      }),
    );
  });

  it('years, peak and hot share scale what they are of, and nothing else', () => {
    fc.assert(
      fc.property(given, ({ count, actions }) => {
        const base = workOut(of(count, actions, { retentionYears: 1, peakFactor: 1, hotShare: 0.1 }));
        const more = workOut(of(count, actions, { retentionYears: 7, peakFactor: 4, hotShare: 0.3 }));
        near(more.total.stored, 7 * base.total.stored);
        near(more.total.peakRps, 4 * base.total.peakRps);
        near(more.total.hotBytes, 3 * base.total.hotBytes);
        expect(more.total.averageRps).toBe(base.total.averageRps);
      }),
    );
  });
});

describe('formulas with the numbers in them', () => {
  const capacity: Capacity = {
    users: new Map([['people', { name: 'people', count: 50e6 }]]),
    actions: new Map<string, Action>([
      [
        'send',
        { name: 'Send', operation: 'write', users: 'people', times: 40, requestBytes: 100, storedBytes: 100 },
      ],
      ['read', { name: 'Read', follows: 'send', times: 10, responseBytes: 100 }],
      ['tell', { users: 'people', times: 0.25, per: 'second' }],
    ]),
  };
  const worked = workOut(capacity);

  it('of an action', () => {
    expect(actionLines(capacity, worked, 'send').map(({ text, formula }) => `${text} = ${formula}`)).toEqual([
      '23,148 rps = 50 M people × 40 a day ÷ 86,400 s',
      '69,444 rps = 23,148 rps × 3 at the peak',
      '2.31 MB/s = 23,148 rps × 100 B',
      '200 GB a day = 2 bn a day × 100 B',
    ]);
    expect(actionLines(capacity, worked, 'read')[0]?.formula).toBe('23,148 rps of Send × 10');
    expect(actionLines(capacity, worked, 'tell')[0]?.formula).toBe('50 M people ÷ 4 seconds');
  });

  it('of everything', () => {
    const lines = new Map(
      totalLines(capacity, worked).map(({ id, text, formula }) => [id, `${text} = ${formula}`]),
    );
    expect(lines.get('stored')).toBe('365 TB = 73 TB a year × 5 years');
    expect(lines.get('stored-copies')).toBe('1.1 PB = 365 TB × 3 copies');
    expect(lines.get('cache')).toBe('400 GB = 20 % of 2 TB read in a day');
    expect(lines.get('in')).toBe('2.31 MB/s · peak 6.94 MB/s = 23,148 × 100 B, × 3 at the peak');
  });
});
