import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  endRun,
  extendPhase,
  formatClock,
  goToPhase,
  isRunning,
  leftMs,
  MINUTE_MS,
  pauseRun,
  plannedMs,
  reopenRun,
  resumeRun,
  saidLeft,
  spentMs,
  startRun,
  totalSpentMs,
} from '../../src/interview/clock';
import { PHASE_IDS, type PhaseId } from '../../src/model/mockInterview';

const START = 1_800_000_000_000;
const at = (minutes: number) => START + minutes * MINUTE_MS;
const started = startRun('url-shortener', START);

describe('the clock of an interview', () => {
  it('counts the phase it is in, stands still while stopped, and goes on', () => {
    const paused = pauseRun(started, at(2));
    expect(isRunning(paused)).toBe(false);
    expect(spentMs(paused, 'requirements', at(30))).toBe(2 * MINUTE_MS);
    const resumed = resumeRun(paused, at(30));
    expect(spentMs(resumed, 'requirements', at(31))).toBe(3 * MINUTE_MS);
    expect(leftMs(resumed, 'requirements', at(31))).toBe(5 * MINUTE_MS);
  });

  it('goes from phase to phase and back, each with its own time; stopped it stays stopped', () => {
    const next = goToPhase(started, 'estimate', at(9));
    expect(spentMs(next, 'requirements', at(12))).toBe(9 * MINUTE_MS);
    expect(leftMs(next, 'requirements', at(12))).toBe(-MINUTE_MS);
    expect(spentMs(next, 'estimate', at(12))).toBe(3 * MINUTE_MS);
    const back = goToPhase(next, 'requirements', at(12));
    expect(spentMs(back, 'requirements', at(13))).toBe(10 * MINUTE_MS);
    expect(totalSpentMs(back, at(13))).toBe(13 * MINUTE_MS);
    expect(isRunning(goToPhase(pauseRun(started, at(1)), 'deep-dive', at(2)))).toBe(false);
    expect(goToPhase(next, 'estimate', at(20))).toBe(next);
  });

  it('is extended for the phase it is in', () => {
    const longer = extendPhase(extendPhase(started, 5), 5);
    expect(plannedMs(longer, 'requirements')).toBe(18 * MINUTE_MS);
    expect(plannedMs(longer, 'estimate')).toBe(5 * MINUTE_MS);
  });

  it('is over when it is ended, and can be taken up again', () => {
    const over = endRun(started, at(3));
    expect([over.endedAt, isRunning(over), spentMs(over, 'requirements', at(90))]).toEqual([
      at(3),
      false,
      3 * MINUTE_MS,
    ]);
    expect(resumeRun(over, at(4))).toBe(over);
    expect(goToPhase(over, 'wrap-up', at(4))).toBe(over);
    expect(spentMs(resumeRun(reopenRun(over), at(90)), 'requirements', at(91))).toBe(4 * MINUTE_MS);
  });

  it('takes a long time without a step for a break, and no time back', () => {
    expect(spentMs(started, 'requirements', at(60 * 24 * 7))).toBe(60 * MINUTE_MS);
    expect(spentMs(started, 'requirements', START - 5000)).toBe(0);
  });

  it('adds up, whatever is done with it: the time it ran is the time of all phases', () => {
    type Step = readonly ['go', PhaseId] | readonly ['pause' | 'resume' | 'extend'];
    const step: fc.Arbitrary<Step> = fc.oneof(
      fc.constantFrom(...PHASE_IDS).map((id): Step => ['go', id]),
      fc.constantFrom('pause', 'resume', 'extend').map((what): Step => [what]),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(step, fc.integer({ min: 0, max: 59 * MINUTE_MS }))), (steps) => {
        let run = started;
        let now = START;
        let ran = 0;
        for (const [[what, phase], later] of steps) {
          if (isRunning(run)) ran += later;
          now += later;
          if (what === 'go' && phase) run = goToPhase(run, phase, now);
          if (what === 'pause') run = pauseRun(run, now);
          if (what === 'resume') run = resumeRun(run, now);
          if (what === 'extend') run = extendPhase(run, 5);
          // A stretch ends with each step here.
          if (what === 'extend' && isRunning(run)) run = resumeRun(pauseRun(run, now), now);
          if (what === 'resume' && isRunning(run)) run = resumeRun(pauseRun(run, now), now);
          if (what === 'go' && isRunning(run)) run = resumeRun(pauseRun(run, now), now);
        }
        expect(totalSpentMs(run, now)).toBe(ran);
      }),
    );
  });

  it.each([
    [8 * MINUTE_MS, '8:00'],
    [59_000, '0:59'],
    [58_001, '0:59'],
    [0, '0:00'],
    [-400, '0:00'],
    [-90_000, '−1:30'],
  ])('%d ms reads %s', (ms, text) => expect(formatClock(ms)).toBe(text));

  it('says little aloud', () => {
    expect([5, 2, 0.5, 0, -1].map((minutes) => saidLeft(minutes * MINUTE_MS))).toEqual([
      '',
      'Less than three minutes left.',
      'Less than a minute left.',
      'Time is up.',
      'Time is up.',
    ]);
  });
});
