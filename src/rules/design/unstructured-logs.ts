import { fieldOf } from '../fieldOf';
import { setSetting } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const example = (structured: boolean) =>
  sketch({
    parts: {
      user: part('client', 'User'),
      api: part('service', 'API', { replicas: 2 }),
      logs: part('log-store', 'Logs', { structured }),
    },
    links: [link('user', 'api'), link('api', 'logs', { mode: 'async' })],
  });

export const rule: DesignRule = {
  id: 'unstructured-logs',
  about: 'design',
  severity: 'info',
  topic: 'operations',
  profile: 'production',
  named: ['interview-guide'],
  title: 'Log lines are fields that carry the request’s id',
  why: 'Sentences can be read one by one, not asked: what one request did in ten services is found by its id, or not at all.',
  source: 'Adam Wiggins, “The Twelve-Factor App”, XI. Logs (2011); OpenTelemetry documentation, “Logs”',
  exceptions: 'Where nothing is said, lines are taken to have fields.',
  refused: example(false),
  allowed: example(true),
  check: ({ facts }) =>
    facts.partsOfType('log-store').flatMap(({ id, name, component }) =>
      fieldOf(component, 'structured') === false
        ? [
            {
              message: `${name} keeps lines without fields: nobody can ask it for all that one request did.`,
              components: [id],
              remedy: setSetting('Write fields', id, 'structured', true),
            },
          ]
        : [],
    ),
};
