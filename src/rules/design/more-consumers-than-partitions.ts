import { nameOf } from '../../model/queries';
import { settingsOf } from '../facts';
import { consumersOf } from '../messaging';
import { counted } from '../phrases';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const events = (partitions: number) => part('event-log', 'Events', { partitions });
const reader = part('worker', 'Reader', { replicas: 6, idempotent: true });
const links = [link('user', 'api'), link('api', 'events'), link('events', 'reader')];

export const rule: DesignRule = {
  id: 'more-consumers-than-partitions',
  about: 'design',
  severity: 'warning',
  topic: 'messaging',
  profile: 'whiteboard',
  named: ['interview-guide'],
  title: 'A log has at least as many partitions as a reader has instances',
  why: 'Within a group each partition is read by one instance: those beyond the number of partitions stand idle, however much there is to do.',
  source: 'Apache Kafka documentation, “Consumers” and “Topics and partitions”',
  exceptions: 'Logs of which the partitions aren’t given. One idle spare is a spare.',
  refused: sketch({ parts: { user, api, events: events(3), reader }, links }),
  allowed: sketch({ parts: { user, api, events: events(12), reader }, links }),
  check: (review) =>
    review.facts.ofType('event-log').flatMap(([id, { settings }]) => {
      const partitions = settings?.partitions;
      if (typeof partitions !== 'number') return [];
      return consumersOf(review, id).flatMap((reader) => {
        const component = review.diagram.components.get(reader);
        const replicas = component ? settingsOf(component).replicas : 0;
        if (review.facts.roleAt(reader) !== 'compute' || replicas <= partitions + 1) return [];
        return [
          {
            message: `${counted(replicas - partitions, 'instance')} of ${nameOf(review.diagram, reader)} stand idle: ${nameOf(review.diagram, id)} has ${counted(partitions, 'partition')}.`,
            components: [id, reader],
            remedy: setSetting(`Use ${replicas} partitions`, id, 'partitions', replicas),
          },
        ];
      });
    }),
};
