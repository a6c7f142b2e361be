/** What stands beside requests costs no answer anything; what carries them does, a database's disk included. */
import { describe, expect, it } from 'vitest';
import { COMPONENT_TYPES } from '../../src/catalog/catalog';
import { modeOf } from '../../src/catalog/effective';
import { isCopy } from '../../src/catalog/protocols';
import { type Component, type Diagram, emptyDiagram } from '../../src/model/diagram';

const between = (from: string, to: string): Diagram => ({
  ...emptyDiagram,
  components: new Map<string, Component>([
    ['a', { type: from }],
    ['b', { type: to }],
  ]),
});
const usualMode = (from: string, to: string) => modeOf(between(from, to), { from: 'a', to: 'b' });

const beside = COMPONENT_TYPES.filter(({ besideRequests }) => besideRequests).map(({ id }) => id);

describe('the usual mode of a connection', () => {
  it('is asynchronous at metrics, logs, deployments, backups and look-ups that are kept', () => {
    expect(beside).toEqual([
      ...['backup-store', 'service-registry', 'configuration-store', 'schema-registry'],
      ...['metrics-store', 'log-store', 'trace-collector', 'alerting', 'ci-cd'],
      ...['container-orchestrator', 'chaos-tool'],
    ]);
    for (const id of beside) {
      expect(usualMode('service', id), id).toBe('async');
      expect(usualMode(id, 'service'), id).toBe('async');
    }
  });

  it('is synchronous at what answers depend on', () => {
    for (const id of ['identity-provider', 'secrets-store', 'lock-service', 'coordination-service'])
      expect(usualMode('service', id), id).toBe('sync');
    expect(usualMode('sql-database', 'block-storage')).toBe('sync');
  });

  it('gives way to what the connection says', () => {
    const asked = { from: 'a', to: 'b', mode: 'sync' } as const;
    expect(modeOf(between('client', 'metrics-store'), asked)).toBe('sync');
  });
});

describe('a connection between stores', () => {
  it('is a copy where the target keeps copies, a call where it is a disk or a vault', () => {
    const copies = (from: string, to: string) => isCopy({ type: from }, { type: to });
    for (const id of ['sql-database', 'search-index', 'data-warehouse', 'event-store', 'object-store'])
      expect(copies('sql-database', id), id).toBe(true);
    for (const id of ['block-storage', 'file-storage', 'secrets-store', 'configuration-store', 'log-store'])
      expect(copies('sql-database', id), id).toBe(false);
  });
});

it('a broker shares its messages among its consumers where it is a queue', () => {
  const shared = COMPONENT_TYPES.filter(({ sharesMessages }) => sharesMessages);
  expect(shared.map(({ id }) => id)).toEqual([
    ...['message-queue', 'task-queue', 'delay-queue', 'dead-letter-queue'],
  ]);
  expect(shared.every(({ role }) => role === 'broker')).toBe(true);
});
