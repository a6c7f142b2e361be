import { describe, expect, it } from 'vitest';
import { rule as analyticsOnPrimary } from '../../src/rules/design/analytics-on-primary';
import { rule as blobsInDatabase } from '../../src/rules/design/blobs-in-database';
import { rule as telemetryInRelationalStore } from '../../src/rules/design/telemetry-in-relational-store';
import { link, part } from '../../src/rules/sketch';
import { saidBy, varied } from './variations';

describe('remedies of rules about data', () => {
  it('keep in another kind of store what every kind understands, and nothing of the old product', () => {
    const before = varied(telemetryInRelationalStore.refused, {
      settings: { readings: { technology: 'postgresql', isolation: 'serializable', sizeGb: 40 } },
      changed: { c2: { protocol: 'sql' } },
    });
    const after = saidBy(telemetryInRelationalStore, before)[0]?.remedy?.apply?.(before);
    expect(after?.components.get('readings')).toMatchObject({
      type: 'time-series-store',
      name: 'Readings',
      settings: { replicas: 2, dataKind: 'telemetry', sizeGb: 40 },
    });
    expect(Object.keys(after?.components.get('readings')?.settings ?? {}).sort()).toEqual([
      'dataKind',
      'replicas',
      'sizeGb',
    ]);
    // A time-series store answers SQL too; a graph store wouldn't.
    expect(after?.connections.get('c2')?.protocol).toBe('sql');
  });

  it('move files to an object store for everybody who called the database', () => {
    const before = varied(blobsInDatabase.refused, {
      parts: { jobs: part('worker', 'Thumbnails') },
      links: [link('jobs', 'pictures')],
    });
    const after = saidBy(blobsInDatabase, before)[0]?.remedy?.apply?.(before);
    const callers = [...(after?.connections.values() ?? [])].filter(({ to }) => to === 'object-store');
    expect(callers.map(({ from }) => from)).toEqual(['photos', 'jobs']);
    expect(after?.components.get('pictures')?.settings?.dataKind).toBeUndefined();
  });

  it('let a report read a copy that follows', () => {
    const { refused } = analyticsOnPrimary;
    const after = saidBy(analyticsOnPrimary, refused)[0]?.remedy?.apply?.(refused);
    expect(after?.connections.get('c3')?.to).toBe('read-replica');
    expect([...(after?.connections.values() ?? [])]).toContainEqual({
      from: 'orders',
      to: 'read-replica',
      protocol: 'replication',
      mode: 'async',
    });
  });
});
