import type { Journey } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { followedBy } from '../criticalTo';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const links = [link('user', 'api', { operation: 'read' })];

export const rule: DesignRule = {
  id: 'journey-to-nowhere',
  about: 'design',
  severity: 'warning',
  topic: 'sketch',
  profile: 'whiteboard',
  named: [],
  title: 'A journey leads somewhere',
  why: 'Where nothing it follows leaves its entry, a journey measures the entry alone: a client is always up and takes no time.',
  source: 'Plumbline, “The file format”, Journey',
  exceptions: 'None: to measure one component by itself, look at the component.',
  refused: sketch({
    parts: { user, api },
    links,
    journeys: { order: { name: 'Place an order', entry: 'user', operation: 'write' } },
  }),
  allowed: sketch({
    parts: { user, api },
    links,
    journeys: { browse: { name: 'Browse', entry: 'user', operation: 'read' } },
  }),
  check: (review) => [...review.diagram.journeys].flatMap(([id, journey]) => toNowhere(review, id, journey)),
};

function toNowhere({ diagram, graph }: ReviewView, id: string, journey: Journey): readonly Verdict[] {
  if (!diagram.components.has(journey.entry)) return [];
  const leaving = graph.outgoing(journey.entry);
  const follows = followedBy(journey);
  if (leaving.some(([callId, connection]) => follows(callId, connection))) return [];
  const reason = leaving.length === 0 ? 'nothing leaves' : 'it follows none of the connections that leave';
  return [
    {
      message: `The journey ${journey.name || id} ends where it begins: ${reason} ${nameOf(diagram, journey.entry)}.`,
      components: [journey.entry],
      journeys: [id],
    },
  ];
}
