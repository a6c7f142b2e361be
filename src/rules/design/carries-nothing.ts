import { isBeyondAll } from '../../estimate/graph/computable';
import type { Diagram, Operation } from '../../model/diagram';
import { putSetting } from '../../model/edits';
import { formatRate } from '../../shared/formatNumbers';
import { foundIn } from '../foundIn';
import { noCapacityFor } from '../noCapacityFor';
import type { Part } from '../parts';
import { setSetting } from '../remedies';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = (replicas: number) => part('service', 'API', { replicas });
const links = [link('user', 'api')];

export const rule: DesignRule = {
  id: 'carries-nothing',
  about: 'design',
  severity: 'error',
  topic: 'capacity',
  profile: 'whiteboard',
  named: [],
  title: 'Whatever is asked can answer somebody',
  why: 'With no instance nothing answers there, and everything that needs it is down; with a capacity of 0 the first request is already more than it can do.',
  source: 'Google, “Site Reliability Engineering”, chapter 21, “Handling Overload”',
  exceptions:
    'A capacity of 0 to which no load goes is a warning. What is switched off on purpose is better failed in a what-if, which shows the numbers before and after.',
  refused: sketch({ parts: { user, api: api(0) }, links }),
  allowed: sketch({ parts: { user, api: api(2) }, links }),
  check: (review) => foundIn(review.facts.parts, (one) => noInstance(one) ?? noCapacity(review, one)),
};

function noInstance({ id, name, component, settings }: Part): Verdict | null {
  if (settings.replicas > 0) return null;
  const { requiredReplicas, read, write } = component.settings ?? {};
  const asked = [requiredReplicas, read?.requiredReplicas, write?.requiredReplicas];
  const needed = Math.max(1, ...asked.map((count) => (typeof count === 'number' ? count : 1)));
  const label = needed === 1 ? 'Run one instance' : `Run ${needed} instances`;
  return {
    message: `${name} has no instance: nothing answers there.`,
    components: [id],
    remedy: needed > MOST_REPLICAS ? undefined : setSetting(label, id, 'replicas', needed),
  };
}

/** What the file format takes. */
const MOST_REPLICAS = 1_000_000;

function noCapacity({ loadOf }: ReviewView, one: Part): Verdict | null {
  const { id, name, component } = one;
  const operations = noCapacityFor(component);
  if (operations.length === 0) return null;
  const load = loadOf(one);
  const isAsked = load !== undefined && isBeyondAll(load.utilization ?? 0);
  const what = operations.includes(undefined) ? '' : ` for ${operations.map((it) => `${it}s`).join(' and ')}`;
  return {
    ...(!isAsked && { severity: 'warning' }),
    message: isAsked
      ? `${name} is overloaded: it gets ${formatRate(load.requestsPerSecond)}, and its capacity${what} is said to be 0.`
      : `The capacity of ${name}${what} is said to be 0: any load would be too much for it.`,
    components: [id],
    remedy: {
      label: 'Assume the usual capacity',
      apply: (before) => operations.reduce((next, operation) => withUsual(next, id, operation), before),
    },
  };
}

function withUsual(diagram: Diagram, id: string, operation: Operation | undefined): Diagram {
  if (operation === undefined) return putSetting(diagram, id, 'capacityRps', undefined);
  const { capacityRps: _, ...others } = diagram.components.get(id)?.settings?.[operation] ?? {};
  return putSetting(diagram, id, operation, Object.keys(others).length > 0 ? others : undefined);
}
