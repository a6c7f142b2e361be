import type { ComponentEstimate } from '../../estimate/answer';
import { formatShare } from '../../shared/formatNumbers';
import { foundIn } from '../foundIn';
import type { Part } from '../parts';
import { counted } from '../phrases';
import { setSetting } from '../remedies';
import type { DesignRule, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = (replicas: number) =>
  part('service', 'API', { replicas, capacityRps: 500, requiredReplicas: 'auto' });
const journeys = { browse: { name: 'Browse', entry: 'user', requestsPerSecond: 700 } };

export const rule: DesignRule = {
  id: 'no-room-for-one-down',
  about: 'design',
  severity: 'warning',
  topic: 'capacity',
  profile: 'interview',
  named: ['backend-engineering', 'interview-guide'],
  title: 'With one instance down the others carry the load',
  why: 'A spare that is needed every day is no spare: when one instance stops, the rest are overloaded and stop after it.',
  source:
    'Google, “Site Reliability Engineering”, chapter 22, “Addressing Cascading Failures”, and chapter 18 on N + 2',
  exceptions:
    'A managed service sees to its own spares; what is overloaded with all of them up has another finding.',
  refused: sketch({ parts: { user, api: api(2) }, links: [link('user', 'api')], journeys }),
  allowed: sketch({ parts: { user, api: api(3) }, links: [link('user', 'api')], journeys }),
  check: (review) => foundIn(review.facts.parts, (one) => withoutRoom(one, review.loadOf(one))),
};

function withoutRoom({ id, name, settings }: Part, load: ComponentEstimate | undefined): Verdict | null {
  const { replicas, managed } = settings;
  const used = load?.utilization ?? 0;
  if (replicas < 2 || managed !== null || used >= 1) return null;
  const oneDown = (used * replicas) / (replicas - 1);
  if (oneDown < 1) return null;
  const next = Math.floor(used * replicas) + 2;
  return {
    message: `With one of its ${counted(replicas, 'instance')} down, ${name} gets ${formatShare(oneDown)} of what the others sustain.`,
    components: [id],
    remedy: setSetting(`Run ${next} instances`, id, 'replicas', next),
  };
}
