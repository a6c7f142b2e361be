import { formatRate } from '../../shared/formatNumbers';
import { foundIn } from '../foundIn';
import type { Part } from '../parts';
import { setSetting } from '../remedies';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = (replicas: number) =>
  part('service', 'API', { replicas, capacityRps: 500, requiredReplicas: 'auto' });
const journeys = { browse: { name: 'Browse', entry: 'user', requestsPerSecond: 100 } };

export const rule: DesignRule = {
  id: 'instances-far-beyond-load',
  about: 'design',
  severity: 'info',
  topic: 'over-engineering',
  profile: 'interview',
  named: ['roadmap-notes'],
  title: 'Instances are in proportion to the load',
  why: 'Beyond the load and a spare or two, instances add cost, connections and versions to roll out, and hardly a nine.',
  source: 'AWS Well-Architected, Cost Optimization pillar, “Manage demand and supply resources”',
  exceptions:
    'Managed services and what scales by itself; a minimum of three, and of two in every zone it stands in, is never too many. A load must be given.',
  refused: sketch({ parts: { user, api: api(12) }, links: [link('user', 'api')], journeys }),
  allowed: sketch({ parts: { user, api: api(3) }, links: [link('user', 'api')], journeys }),
  check: (review) => foundIn(review.facts.partsOfRole('compute'), (one) => tooMany(review, one)),
};

/** Times what is needed, spare included. */
const FAR_BEYOND = 3;
/** Never too many of them. */
const FEW = 3;
const LEAST = FAR_BEYOND * FEW;

function tooMany({ facts, loadOf }: ReviewView, one: Part): Verdict | null {
  const { id, name, component, settings } = one;
  const { replicas, managed } = settings;
  if (replicas < LEAST || managed !== null || component.settings?.autoscaling === true) return null;
  const load = loadOf(one);
  if (!load || load.utilization === null || load.requestsPerSecond <= 0) return null;
  const carrying = Math.max(1, Math.ceil(load.utilization * replicas - 1e-9));
  if (replicas < FAR_BEYOND * Math.max(FEW, carrying + 1)) return null;
  const enough = Math.max(FEW, carrying + 1, 2 * facts.zonesOf(id).length);
  if (replicas < FAR_BEYOND * enough) return null;
  return {
    message: `${name} runs ${replicas} instances where ${carrying} would carry its ${formatRate(load.requestsPerSecond)}: ${enough} leave spares.`,
    components: [id],
    remedy: setSetting(`Run ${enough} instances`, id, 'replicas', enough),
  };
}
