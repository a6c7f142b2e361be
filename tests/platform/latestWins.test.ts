import fc from 'fast-check';
import { expect, it } from 'vitest';
import { latestWins } from '../../src/platform/latestWins';

/** A writer whose writes end when told to. */
function slowWriter(atOnce?: number) {
  const started: number[] = [];
  const ends: (() => void)[] = [];
  const writer = latestWins(
    (draft: number) =>
      new Promise<number>((resolve) => {
        started.push(draft);
        ends.push(() => resolve(draft));
      }),
    atOnce,
  );
  const endNext = async (): Promise<void> => {
    ends.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { writer, started, ends, endNext };
}

it('writes the first at once and then only the latest', async () => {
  const { writer, started, endNext } = slowWriter();
  const outcomes = [1, 2, 3, 4].map((draft) => writer.write(draft));
  expect(started).toEqual([1]);
  await endNext();
  expect(started).toEqual([1, 4]);
  await endNext();
  expect(await Promise.all(outcomes)).toEqual([1, 4, 4, 4]);
});

it('writes as many at once as it may', async () => {
  const { writer, started, endNext } = slowWriter(2);
  const outcomes = [1, 2, 3, 4].map((draft) => writer.write(draft));
  expect(started).toEqual([1, 2]);
  await endNext();
  expect(started).toEqual([1, 2, 4]);
  await endNext();
  await endNext();
  expect(await Promise.all(outcomes)).toEqual([1, 2, 4, 4]);
});

it('flushes what waits without waiting its turn, and goes on', async () => {
  const { writer, started, endNext } = slowWriter();
  const outcomes = [writer.write(1), writer.write(2)];
  writer.flush();
  expect(started).toEqual([1, 2]);
  outcomes.push(writer.write(3));
  await endNext();
  expect(started).toEqual([1, 2]);
  await endNext();
  expect(started).toEqual([1, 2, 3]);
  await endNext();
  expect(await Promise.all(outcomes)).toEqual([1, 2, 3]);
});

it('goes on after a write that failed', async () => {
  let calls = 0;
  const writer = latestWins(async (draft: string) => {
    calls += 1;
    if (calls === 1) throw new Error('full');
    return draft;
  });
  const first = writer.write('a');
  const second = writer.write('b');
  await expect(first).rejects.toThrow('full');
  expect(await second).toBe('b');
});

const steps = fc.array(fc.constantFrom('write', 'end', 'flush'), { maxLength: 40 });

it('never writes out of order, settles every promise, and ends with the last draft', () =>
  fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 4 }), async (steps, atOnce) => {
      const { writer, started, ends, endNext } = slowWriter(atOnce);
      const outcomes: Promise<number>[] = [];
      for (const step of steps) {
        if (step === 'write') outcomes.push(writer.write(outcomes.length));
        else if (step === 'end') await endNext();
        else writer.flush();
      }
      while (ends.length > 0) await endNext();
      const written = await Promise.all(outcomes);
      expect(started).toEqual([...started].sort((a, b) => a - b));
      expect(started.at(-1)).toBe(outcomes.length === 0 ? undefined : outcomes.length - 1);
      written.forEach((draft, index) => {
        expect(draft).toBeGreaterThanOrEqual(index);
      });
    }),
    { numRuns: 60 },
  ));
