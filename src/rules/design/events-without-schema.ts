import { addConnected } from '../additions';
import { consumersOf } from '../messaging';
import { byName, counted, firstByName, listOf, namesOf } from '../phrases';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const parts = {
  user: part('client', 'User'),
  orders: part('service', 'Orders', { replicas: 2 }),
  events: part('event-log', 'Order events'),
  mail: part('worker', 'Mail', { replicas: 2 }),
  figures: part('worker', 'Figures', { replicas: 2 }),
};
const links = [
  link('user', 'orders'),
  link('orders', 'events'),
  link('events', 'mail'),
  link('events', 'figures'),
];

export const rule: DesignRule = {
  id: 'events-without-schema',
  about: 'design',
  severity: 'info',
  topic: 'messaging',
  profile: 'production',
  named: ['system-design-course'],
  title: 'What events look like is written down where all can check it',
  why: 'Events are kept, and read by programs their writer doesn’t know: a field renamed breaks them days later, or when the log is read from its beginning. A registry of schemas refuses the change before it is written.',
  source:
    'Martin Kleppmann, “Designing Data-Intensive Applications”, chapter 4, “Encoding and Evolution”; Confluent, “Schema Registry Concepts”',
  exceptions:
    'Event logs and event stores with fewer than two parts that read them, queues and topics, which keep nothing; any schema registry in the diagram.',
  refused: sketch({ parts, links }),
  allowed: sketch({
    parts: { ...parts, schemas: part('schema-registry', 'Schemas') },
    links: [...links, link('orders', 'schemas', { mode: 'async' })],
  }),
  check: ({ diagram, facts, graph }) => {
    if (facts.ofType('schema-registry').length > 0) return [];
    const kept = [...facts.partsOfType('event-log'), ...facts.partsOfType('event-store')];
    return kept.flatMap(({ id, name }) => {
      const readers = byName(diagram, consumersOf({ diagram, graph }, id));
      if (readers.length < 2) return [];
      const writer = firstByName(
        diagram,
        facts.callers(id).filter((caller) => !readers.includes(caller)),
      );
      return [
        {
          message: `${counted(readers.length, 'part')} read ${name}, and nothing keeps what its events look like: a change breaks ${listOf(namesOf(diagram, readers))}.`,
          components: [id, ...readers],
          ...(writer !== undefined && {
            remedy: addConnected('Add a schema registry', {
              beside: writer,
              type: 'schema-registry',
              name: 'Schemas',
              connection: { mode: 'async' },
            }),
          }),
        },
      ];
    });
  },
};
