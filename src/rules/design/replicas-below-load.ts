import type { ComponentEstimate } from '../../estimate/answer';
import { formatRate } from '../../shared/formatNumbers';
import { foundIn } from '../foundIn';
import type { Part } from '../parts';
import { counted } from '../phrases';
import { neededReplicas, setSetting } from '../remedies';
import type { DesignRule, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 4, capacityRps: 500 });
const journeys = { browse: { name: 'Browse', entry: 'user', requestsPerSecond: 900 } };

export const rule: DesignRule = {
  id: 'replicas-below-load',
  about: 'design',
  severity: 'warning',
  topic: 'capacity',
  profile: 'whiteboard',
  named: [],
  title: 'As many instances are required as the load needs',
  why: 'If one instance is called enough where the load needs three, the availability counts states in which most requests are turned away.',
  source:
    'Google, “Site Reliability Engineering”, chapter 18, on N + 2 capacity; “The Calculus of Service Availability” (ACM Queue, 2017)',
  exceptions:
    '`requiredReplicas: "auto"` follows the load. Managed services see to it themselves; an overloaded component has another finding.',
  refused: sketch({ parts: { user, api }, links: [link('user', 'api')], journeys }),
  allowed: sketch({
    parts: { user, api: { ...api, settings: { ...api.settings, requiredReplicas: 'auto' } } },
    links: [link('user', 'api')],
    journeys,
  }),
  check: (review) => foundIn(review.facts.parts, (one) => tooFewRequired(one, review.loadOf(one))),
};

function tooFewRequired(
  { id, name, component, settings }: Part,
  load: ComponentEstimate | undefined,
): Verdict | null {
  const { replicas, managed } = settings;
  if (!load || load.utilization === null || load.utilization >= 1) return null;
  const { read, write, requiredReplicas: required = 1 } = component.settings ?? {};
  const perOperation = read?.requiredReplicas !== undefined || write?.requiredReplicas !== undefined;
  if (required === 'auto' || managed !== null || perOperation) return null;
  const needed = neededReplicas(replicas, load.utilization);
  if (needed <= required) return null;
  return {
    message: `${name} needs ${needed} of its ${counted(replicas, 'instance')} for ${formatRate(load.requestsPerSecond)}, but counts as up with ${required}.`,
    components: [id],
    remedy: setSetting('Require what the load needs', id, 'requiredReplicas', 'auto'),
  };
}
