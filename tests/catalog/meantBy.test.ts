import { describe, expect, it } from 'vitest';
import { COMPONENT_TYPES, technology } from '../../src/catalog/catalog';
import { meantBy } from '../../src/catalog/meantBy';
import { MOST_USED } from '../../src/catalog/mostUsed';

const meant = (name: string) => {
  const hit = meantBy(name);
  return hit && [hit.type.id, hit.technology?.id, hit.meaning?.label].filter(Boolean).join('+');
};

describe('what a name says a component is', () => {
  it.each([
    ['user', 'client'],
    ['users', 'client'],
    ['lb', 'load-balancer'],
    ['balancer', 'load-balancer'],
    ['api', 'service'],
    ['redis', 'cache+redis'],
    ['Redis cache', 'cache+redis'],
    ['redis cluster', 'cache+redis'],
    ['redis sessions', 'cache+Session store'],
    ['postgres', 'sql-database+postgresql'],
    ['pg', 'sql-database+postgresql'],
    ['postgres primary', 'sql-database+postgresql'],
    ['db-1', 'sql-database'],
    ['user_db', 'sql-database'],
    ['databases', 'sql-database'],
    ['Order service', 'service'],
    ['OrderService', 'service'],
    ['payments api', 'service'],
    ['api 2', 'service'],
    ['api v2', 'service'],
    ['worker b', 'worker'],
    ['workers', 'worker'],
    ['notification service', 'service+Notification service'],
    ['mobile', 'client+Mobile app'],
    ['kafka', 'event-log+kafka'],
    ['kafka queue', 'message-queue+kafka'],
    ['sqs', 'message-queue+sqs'],
    ['rabbit', 'message-queue+rabbitmq'],
    ['elastic', 'search-index+elasticsearch'],
    ['mongo', 'document-store+mongodb'],
    ['mongo db', 'document-store+mongodb'],
    ['dynamo', 'key-value-store+dynamodb'],
    ['lambda', 'serverless-function+aws-lambda'],
    ['node', 'service+nodejs'],
    ['go', 'service+go'],
    ['auth', 'identity-provider'],
    ['search', 'search-index'],
    ['sql', 'sql-database'],
    ['api-gateway', 'api-gateway'],
    ['s3', 'object-store+s3'],
    ['box', 'box'],
  ])('%s: %s', (name, expected) => expect(meant(name)).toBe(expected));

  it.each([
    '',
    '  ',
    '-',
    'a',
    'x',
    'foo',
    'orders',
    'inventory',
    'user profile',
    'data',
    'posts',
    'toString',
    '__proto__',
    'one two three four five six seven eight nine',
  ])('“%s” says nothing', (name) => expect(meantBy(name)).toBeNull());

  it('knows every type by its label and by its id', () => {
    for (const { id, label } of COMPONENT_TYPES) {
      expect(meantBy(label)?.type.id).toBe(id);
      expect(meantBy(id)?.type.id).toBe(id);
    }
  });

  it('knows every product that a type is offered with by its label', () => {
    for (const type of COMPONENT_TYPES)
      for (const id of type.technologies) {
        const label = technology(id)?.label ?? '';
        expect(meantBy(label)?.technology?.label, label).toBe(label);
      }
  });
});

it('digits add nine different types', () => {
  expect(new Set(MOST_USED).size).toBe(9);
});
