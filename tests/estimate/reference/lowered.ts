/**
 * What a better or added part lowers, against the promises: availability never; what is served neither, unless who
 * is up now makes calls come later and so be made more often; the success rate neither, where everyone is as available
 * as before or nothing is ever late. A late part that is up more often makes answers later: docs/estimation.md names it.
 */
import type { Estimate, JourneyEstimate } from '../../../src/estimate/answer';
import { estimate } from '../../../src/estimate/estimate';
import type { Diagram } from '../../../src/model/diagram';
import { improvementsOf, type Kind } from './improvements';
import type { Flavour } from './randomConnections';

/** How often each promise was put to the test, by kind of improvement. */
export type Tally = Map<string, number>;

interface Change {
  readonly before: Estimate;
  readonly after: Estimate;
}

interface Promise {
  readonly name: string;
  readonly of: (journey: JourneyEstimate) => number;
  readonly holds: (change: Change) => boolean;
}

const availability: Promise = {
  name: 'availability',
  of: (journey) => journey.availability,
  holds: () => true,
};
const served: Promise = {
  name: 'served',
  of: (journey) => journey.availability * journey.servedShare,
  holds: (change) => asAvailable(change) || !moreArrives(change),
};
const success = (holds: Promise['holds']): Promise => ({
  name: 'success',
  of: ({ successRate }) => successRate,
  holds,
});

const PROMISES: Readonly<Record<Flavour, readonly Promise[]>> = {
  loaded: [availability, served, success(() => true)],
  timed: [availability, served, success(asAvailable)],
  both: [availability, served, success(asAvailable)],
};

/** Where load and waiting settle, they agree to 1 in 100,000. */
const WITHIN: Readonly<Record<Flavour, number>> = { loaded: 1e-12, timed: 1e-12, both: 1e-4 };

export function lowered(diagram: Diagram, flavour: Flavour, tally: Tally = new Map()): string[] {
  const before = estimate(diagram);
  const found: string[] = [];
  for (const { kind, where, diagram: better } of improvementsOf(diagram)) {
    const change = { before, after: estimate(better) };
    for (const promise of PROMISES[flavour]) {
      if (!promise.holds(change)) continue;
      count(tally, promise.name, kind);
      for (const [id, journey] of before.journeys) {
        const now = change.after.journeys.get(id);
        const [was, is] = [promise.of(journey), now ? promise.of(now) : 0];
        if (!(is >= was - WITHIN[flavour]))
          found.push(`${kind} of ${where} takes ${promise.name} of ${id} from ${was} to ${is}`);
      }
    }
  }
  return found;
}

function count(tally: Tally, promise: string, kind: Kind): void {
  const key = `${promise}: ${kind}`;
  tally.set(key, (tally.get(key) ?? 0) + 1);
}

/** Whether everyone is as available as before, in every journey. */
function asAvailable({ before, after }: Change): boolean {
  const same = (one: Parts, other: Parts | undefined) =>
    [...one.components].every(([id, part]) => isSame(part, other?.components.get(id))) &&
    [...one.connections].every(([id, part]) => isSame(part, other?.connections.get(id)));
  return (
    same(before, after) &&
    [...before.journeys].every(([id, journey]) => same(journey, after.journeys.get(id)))
  );
}

type Parts = Pick<Estimate, 'components' | 'connections'>;
type Available = Pick<JourneyEstimate, 'availability'>;

const isSame = (one: Available, other: Available | undefined): boolean =>
  Math.abs(one.availability - (other?.availability ?? 0)) < 1e-15;

const moreArrives = ({ before, after }: Change): boolean =>
  [...before.components].some(
    ([id, { requestsPerSecond }]) =>
      (after.components.get(id)?.requestsPerSecond ?? 0) > requestsPerSecond * (1 + 1e-12),
  );
