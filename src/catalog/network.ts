/**
 * How long a round trip on the wire takes between two places, and how often a place is up, where a diagram
 * doesn't say. Milliseconds; availabilities are offered by the panel, never imposed (the default is 1).
 * The estimate asks `betweenRegions` with the names people gave their regions.
 */
import type { LatencyMs } from '../model/diagram';
import type { Sourced } from './componentType';
import { judged, measured, NAPKIN, sourced } from './sources';

/** Both ends in one zone. */
export const WITHIN_ZONE = sourced<LatencyMs>(
  { p50: 0.1, p99: 0.5 },
  measured(`${NAPKIN}: same-zone round trip about 0.1 ms; tail judged`),
);

/** One region, zones unknown; also the row for ends that are placed nowhere. */
export const WITHIN_REGION = sourced<LatencyMs>(
  { p50: 0.25, p99: 1 },
  measured(`${NAPKIN}: inside a region about 0.25 ms; tail judged`),
);

/** Two zones of one region. */
export const ACROSS_ZONES = sourced<LatencyMs>(
  { p50: 0.8, p99: 2.5 },
  measured('Published cross-zone ping measurements of the large clouds, 0.5 to 1.5 ms (2023); tail judged'),
);

/** A user's device to the nearest edge: what a connection out of a client takes. */
export const USER_TO_EDGE = sourced<LatencyMs>(
  { p50: 25, p99: 120 },
  judged('a metropolitan access network to the nearest edge; mobile networks make the tail'),
);

const US_EAST_US_WEST = interRegion(60, 'US East and US West');
const EU_US_EAST = interRegion(80, 'Europe and US East');
const EU_SINGAPORE = interRegion(160, 'Europe and Singapore');

/** Two regions whose names don't tell how far apart they are. */
export const BETWEEN_REGIONS = sourced<LatencyMs>(
  { p50: 80, p99: 120 },
  judged(`two regions an ocean apart, as Europe and US East in ${NAPKIN}`),
);

/** Availability of a link between two regions; links inside a region count as 1. */
export const REGION_LINK_AVAILABILITY = sourced(
  0.9999,
  judged('long-haul links between regions; no audited public figure exists'),
);

/** Typical values the panel offers for a zone and a region. */
export const TYPICAL_ZONE_AVAILABILITY = sourced(
  0.9995,
  judged('one zone of a large cloud; no audited public figure exists'),
);
export const TYPICAL_REGION_AVAILABILITY = sourced(
  0.9999,
  judged('one region of a large cloud; no audited public figure exists'),
);

/** Round trip between two regions by their names (`eu-west-1`, `us-east-1`, `Frankfurt`); 80 ms where they don't tell. */
export function betweenRegions(one: string, other: string): Sourced<LatencyMs> {
  const areas = new Set([areaOf(one), areaOf(other)]);
  const are = (a: Area, b: Area) => areas.has(a) && areas.has(b);
  if (are('us-east', 'us-west')) return US_EAST_US_WEST;
  if (are('europe', 'us-east')) return EU_US_EAST;
  if (are('europe', 'singapore')) return EU_SINGAPORE;
  return BETWEEN_REGIONS;
}

type Area = 'us-east' | 'us-west' | 'europe' | 'singapore';

const AREAS: readonly (readonly [area: Area, names: RegExp])[] = [
  ['us-east', /\bus[-_ ]?east|\beast[-_ ]?us|virginia|ohio|carolina|new york/i],
  ['us-west', /\bus[-_ ]?west|\bwest[-_ ]?us|oregon|california|seattle/i],
  [
    'europe',
    /\beu(rope)?\b|\beurope[-_ ]?|(north|west)[-_ ]?europe|ireland|frankfurt|london|paris|stockholm|milan|amsterdam|dublin/i,
  ],
  ['singapore', /singapore|\bsgp?\b|\bap-southeast-1\b|\basia-southeast1\b|southeast[-_ ]?asia/i],
];

function areaOf(name: string): Area | undefined {
  return AREAS.find(([, names]) => names.test(name))?.[0];
}

function interRegion(p50: number, ends: string): Sourced<LatencyMs> {
  return sourced(
    { p50, p99: p50 * 1.5 },
    measured(`${NAPKIN}: ${ends} ${p50} ms; p99 judged at half as much again`),
  );
}
