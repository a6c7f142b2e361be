import { describe, expect, it } from 'vitest';
import * as network from '../../src/catalog/network';

const { ACROSS_ZONES, BETWEEN_REGIONS, USER_TO_EDGE, WITHIN_REGION, WITHIN_ZONE, betweenRegions } = network;

describe('the network’s defaults (estimation.md §6)', () => {
  it.each([
    ['in a zone', WITHIN_ZONE, 0.1, 0.5],
    ['in a region', WITHIN_REGION, 0.25, 1],
    ['across zones', ACROSS_ZONES, 0.8, 2.5],
    ['user to edge', USER_TO_EDGE, 25, 120],
  ])('%s', (_, row, p50, p99) => {
    expect(row.value).toEqual({ p50, p99 });
  });

  it.each([
    ['us-east-1', 'us-west-2', 60],
    ['us-west1', 'us-east4', 60],
    ['eu-west-1', 'us-east-1', 80],
    ['US East (Virginia)', 'Europe (Frankfurt)', 80],
    ['europe-west1', 'asia-southeast1', 160],
    ['Singapore', 'eu-central-1', 160],
    ['westeurope', 'southeastasia', 160],
    ['eastus', 'westus2', 60],
    ['here', 'there', 80],
    ['eu-west-1', 'eu-central-1', 80],
    ['', '', 80],
    ['museum', 'neu', 80],
  ])('%s to %s: %d ms, either way', (one, other, p50) => {
    expect(betweenRegions(one, other).value.p50).toBe(p50);
    expect(betweenRegions(other, one)).toEqual(betweenRegions(one, other));
    expect(betweenRegions(one, other).value.p99).toBeGreaterThan(p50);
  });

  it('offers a place’s availability and counts long links', () => {
    expect(network.TYPICAL_ZONE_AVAILABILITY.value).toBe(0.9995);
    expect(network.TYPICAL_REGION_AVAILABILITY.value).toBe(0.9999);
    expect(network.REGION_LINK_AVAILABILITY.value).toBe(0.9999);
    expect(BETWEEN_REGIONS.value.p50).toBe(80);
  });

  it('names a source for each', () => {
    for (const row of Object.values(network)) {
      if (typeof row === 'function') continue;
      if (row.source.kind === 'judged') expect(row.source.text).toMatch(/^Judged: /);
      else expect(row.source.text).toMatch(/\(20\d\d\)/);
    }
  });
});
