/** Rules ask types for their role and properties, so that what they say holds for every type alike. */
import { describe, expect, it } from 'vitest';
import { COMPONENT_TYPES } from '../../src/catalog/catalog';
import { judge } from '../../src/rules/judge';
import { review } from '../../src/rules/review';
import { link, part, sketch } from '../../src/rules/sketch';
import { noEstimate } from './noEstimate';

const verdict = (from: string, to: string) => {
  const judgement = judge(sketch({ parts: { a: part(from, 'A'), b: part(to, 'B') } }), link('a', 'b'));
  return judgement.allowed ? judgement.connection.mode : judgement.rule;
};
const found = (links: Parameters<typeof sketch>[0]['links'] = [], more = {}) =>
  review(
    sketch({
      parts: {
        user: part('client', 'User'),
        api: part('service', 'API', { replicas: 2 }),
        worker: part('worker', 'Worker', { replicas: 2 }),
        ...more,
      },
      links: [link('user', 'api'), ...links],
    }),
    noEstimate,
  ).map(({ rule }) => rule);

describe('clients and edges', () => {
  it('reach no store of ours but those made for it', () => {
    const serving = COMPONENT_TYPES.filter(({ servesClients }) => servesClients).map(({ id }) => id);
    expect(serving).toEqual(['object-store', 'metrics-store', 'log-store']);
    const stores = COMPONENT_TYPES.filter(({ role }) => role === 'store').map(({ id }) => id);
    for (const id of stores) {
      expect(verdict('client', id) === 'client-to-store', id).toBe(!serving.includes(id));
      expect(verdict('cdn', id) === 'edge-to-store', id).toBe(!serving.includes(id));
    }
  });

  it('reach none through the routers before them either', () => {
    for (const id of ['shard-router', 'hash-ring', 'federated-database']) {
      expect(verdict('client', id), id).toBe('client-to-store');
      expect(verdict('cdn', id), id).toBe('edge-to-store');
    }
  });
});

describe('stores', () => {
  it('write to their disks and wait; their copies and backups follow', () => {
    expect(verdict('sql-database', 'block-storage')).toBe('sync');
    expect(verdict('sql-database', 'file-storage')).toBe('sync');
    expect(verdict('sql-database', 'read-replica')).toBe('async');
    expect(verdict('sql-database', 'data-warehouse')).toBe('async');
    expect(verdict('sql-database', 'backup-store')).toBe('async');
    expect(verdict('sql-database', 'metrics-store')).toBe('async');
    expect(verdict('sql-database', 'identity-provider')).toBe('call-from-store');
  });
});

describe('queues of every kind', () => {
  const queues = ['message-queue', 'task-queue', 'delay-queue'];

  it.each(queues)('%s hands on to code and wants a place for what fails', (type) => {
    expect(verdict(type, 'sql-database')).toBe('queue-to-store');
    expect(verdict(type, 'worker')).toBe('async');
    const flow = [link('api', 'jobs'), link('jobs', 'worker')];
    const jobs = part(type, 'Jobs');
    expect(found(flow, { jobs })).toEqual(['queue-without-dead-letter']);
    const failed = part('dead-letter-queue', 'Failed');
    expect(found([...flow, link('jobs', 'failed')], { jobs, failed })).toEqual([]);
    expect(found([...flow, link('worker', 'failed')], { jobs, failed })).toEqual([]);
  });
});

describe('what stands beside the requests', () => {
  it('is reached by what reports to it, and starts what it does by itself', () => {
    const more = { metrics: part('metrics-store', 'Metrics'), releases: part('ci-cd', 'Releases') };
    const flow = [link('user', 'worker'), link('api', 'metrics'), link('releases', 'api')];
    expect(found(flow, more)).toEqual([]);
    const scraped = [link('user', 'worker'), link('metrics', 'api'), link('releases', 'api')];
    expect(found(scraped, more)).toEqual([]);
    expect(found([link('user', 'worker'), link('api', 'metrics')], more)).toEqual(['unreachable-component']);
  });
});
