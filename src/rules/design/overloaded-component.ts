import type { ComponentEstimate } from '../../estimate/answer';
import { isBeyondAll } from '../../estimate/graph/computable';
import { formatRate, formatShare } from '../../shared/formatNumbers';
import { foundIn } from '../foundIn';
import { noCapacityFor } from '../noCapacityFor';
import type { Part } from '../parts';
import { counted } from '../phrases';
import { setSetting } from '../remedies';
import type { DesignRule, Verdict } from '../rule';
import { MOST_REPLICAS, scaleOut } from '../scaleOut';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = (replicas: number) =>
  part('service', 'API', { replicas, capacityRps: 500, requiredReplicas: 'auto' });
const journeys = { browse: { name: 'Browse', entry: 'user', requestsPerSecond: 900 } };

export const rule: DesignRule = {
  id: 'overloaded-component',
  about: 'design',
  severity: 'error',
  topic: 'capacity',
  profile: 'whiteboard',
  named: ['interview-guide'],
  title: 'Nothing gets more than it can do',
  why: 'At full load a queue grows without end: there is no latency to speak of, and the rest is turned away.',
  source:
    'Google, “Site Reliability Engineering”, chapter 21, “Handling Overload”; Neil Gunther, “Analyzing Computer System Performance”',
  exceptions:
    'A component without a capacity is taken to be unlimited, unless more instances must be up than there are. A peak that a queue takes in front of workers is not a lasting load: give the journey its average.',
  refused: sketch({ parts: { user, api: api(1) }, links: [link('user', 'api')], journeys }),
  allowed: sketch({ parts: { user, api: api(4) }, links: [link('user', 'api')], journeys }),
  check: (review) =>
    foundIn(review.facts.parts, (one) => tooFewThere(one) ?? tooMuchToDo(one, review.loadOf(one))),
};

/** More instances must be up than there are: the estimate has it overloaded whatever its load. */
function tooFewThere({ id, name, component, settings }: Part): Verdict | null {
  const { replicas } = settings;
  const { requiredReplicas, read, write } = component.settings ?? {};
  const required = Math.max(
    stated(requiredReplicas),
    stated(read?.requiredReplicas),
    stated(write?.requiredReplicas),
  );
  if (required <= replicas || replicas === 0) return null;
  return {
    message: `${name} is overloaded whatever its load: ${counted(required, 'instance')} of it must be up, and there ${replicas === 1 ? 'is' : 'are'} ${replicas}.`,
    components: [id],
    remedy:
      required > MOST_REPLICAS
        ? undefined
        : setSetting(`Run ${required} instances`, id, 'replicas', required),
  };
}

const stated = (count: unknown): number => (typeof count === 'number' ? count : 1);

function tooMuchToDo(
  { id, name, component, settings }: Part,
  load: ComponentEstimate | undefined,
): Verdict | null {
  if (!load || load.utilization === null || load.utilization < 1) return null;
  // What can carry nothing has a finding of its own.
  const canCarry = settings.replicas > 0 && noCapacityFor(component).length === 0;
  if (!canCarry && isBeyondAll(load.utilization)) return null;
  const offered = `${formatRate(load.requestsPerSecond)}, ${formatShare(load.utilization)} of what it sustains`;
  return {
    message: `${name} is overloaded: it gets ${offered}.`,
    components: [id],
    remedy: scaleOut(id, component, load.utilization),
  };
}
