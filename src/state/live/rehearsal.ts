/**
 * Finds out whether a diagram whose numbers come from a worker could have them on the page's own thread, together with what
 * is drawn. While nothing moves, the page's analyser is given the diagram and then one small change of it after another,
 * each in a moment of its own: code that ran a few times is compiled, and what the first step of the next movement needs
 * is there. Quick steps in a row say yes; none among many say no.
 */
import type { Diagram } from '../../model/diagram';
import { putSetting } from '../../model/edits';
import type { Analyse } from '../analysis';
import { delayed, type Later } from './delayed';

export interface Rehearsal {
  /** The diagram rests, with its numbers on the screen. */
  rests(diagram: Diagram): void;
  /** It moves, or is another: what is under way ends. */
  stop(): void;
}

interface Stage {
  readonly analyse: Analyse;
  readonly nowMs: () => number;
  readonly idle: Later;
  readonly learned: (diagram: Diagram, quick: boolean) => void;
}

const AT_REST_AFTER_MS = 200;
/** A quarter of a frame at 60 a second: the labels have to be drawn in it too. */
const QUICK_MS = 4;
const IN_A_ROW = 5;
const MOST_STEPS = 60;
/** Findings are made too, now and then: at the end of a movement they are. */
const REVIEWED_EVERY = 4;
/** Less available and slower than any part would be told to be: every step changes what its callers see. */
const CHANGED = { availability: 0.987, latencyMs: { p50: 11, p99: 97 } };

export function createRehearsal({ analyse, nowMs, idle, learned }: Stage): Rehearsal {
  const moment = delayed(idle);
  const step = (diagram: Diagram, count: number, quick: number): void =>
    moment.start(
      () => {
        const inARow = timed(changed(diagram, count)) < QUICK_MS ? quick + 1 : 0;
        if (inARow >= IN_A_ROW || count >= MOST_STEPS) learned(diagram, inARow >= IN_A_ROW);
        else if (count % REVIEWED_EVERY !== 0) step(diagram, count + 1, inARow);
        else
          moment.start(() => {
            analyse(changed(diagram, count), 'everything');
            step(diagram, count + 1, inARow);
          }, 0);
      },
      count === 0 ? AT_REST_AFTER_MS : 0,
    );
  const timed = (diagram: Diagram): number => {
    const start = nowMs();
    analyse(diagram, 'numbers');
    return nowMs() - start;
  };
  return {
    rests(diagram) {
      moment.cancel();
      step(diagram, 0, 0);
    },
    stop: moment.cancel,
  };
}

/** As it is at first, then each time with another of its parts changed. */
function changed(diagram: Diagram, count: number): Diagram {
  const ids = [...diagram.components.keys()];
  const id = count === 0 ? undefined : ids[Math.floor((count * ids.length) / MOST_STEPS) % ids.length];
  if (id === undefined) return diagram;
  const { availability, latencyMs } = CHANGED;
  return putSetting(putSetting(diagram, id, 'availability', availability), id, 'latencyMs', latencyMs);
}
