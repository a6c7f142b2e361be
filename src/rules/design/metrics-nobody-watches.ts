import { addConnected } from '../additions';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = part('service', 'API', { replicas: 2 });
const metrics = part('metrics-store', 'Metrics', { managed: 'region' });
const alerts = part('alerting', 'Alerts', { managed: 'region' });
const links = [link('user', 'api'), link('api', 'metrics')];

export const rule: DesignRule = {
  id: 'metrics-nobody-watches',
  about: 'design',
  severity: 'info',
  topic: 'operations',
  profile: 'production',
  named: ['roadmap-notes', 'interview-guide'],
  title: 'Somebody is called when the numbers are bad',
  why: 'A chart at three in the morning wakes nobody: what is measured without an alert is read after the outage.',
  source: 'Google, “The Site Reliability Workbook”, chapter 5, “Alerting on SLOs”',
  exceptions: 'As soon as alerting is drawn, wherever it gets its numbers from.',
  refused: sketch({ parts: { user, api, metrics }, links }),
  allowed: sketch({ parts: { user, api, metrics, alerts }, links: [...links, link('metrics', 'alerts')] }),
  check: ({ facts }) =>
    facts.ofType('alerting').length > 0
      ? []
      : facts.ofType('metrics-store').map(([id, { name }]) => ({
          message: `${name || id} collects numbers, and nobody is called when they are bad.`,
          components: [id],
          remedy: addConnected('Add alerting', {
            beside: id,
            type: 'alerting',
            name: 'Alerts',
            settings: { managed: 'region' },
          }),
        })),
};
