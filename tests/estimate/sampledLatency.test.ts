/**
 * Random diagrams where work varies and nobody waits in line, with timeouts, retries, backoff, jitter and hedges:
 * percentiles and the share that times out against plain Monte Carlo, within 1 % and what the sample itself may be off.
 */
import { expect, it } from 'vitest';
import { estimate } from '../../src/estimate/estimate';
import type { Component, Connection, Diagram, LatencyMs, Settings } from '../../src/model/diagram';
import { count, LONG_MS, say } from '../support/long';
import { fileOf } from './reference/diagramOf';
import { type Random, randomFrom } from './reference/random';
import { randomDiagram, seedsOf } from './reference/randomDiagram';
import { sampledRequests } from './reference/sampledRequests';

const DRAWS = count(20_000, 300_000);
const WITHIN = 0.01;
const PERCENTILES = [
  ['p50', 0.5],
  ['p95', 0.95],
  ['p99', 0.99],
] as const;

/** With work and wires that vary, nothing that limits them, and no calls in circles; undefined where it has some. */
function varied(seed: number): Diagram | undefined {
  const { diagram, features } = randomDiagram(seed);
  if (features.has('cycle') || features.has('more required than there are') || diagram.journeys.size === 0)
    return undefined;
  const random = randomFrom(seed);
  const components = [...diagram.components].map(([id, component]): [string, Component] => {
    const { read, write, ...settings } = component.settings ?? {};
    const free: Settings = { ...settings, ...withoutLimit, latencyMs: someTime(random), coldStartShare: 0 };
    const of = (own: typeof read) => own && { ...own, capacityRps: null, latencyMs: someTime(random) };
    return [
      id,
      {
        ...component,
        settings: { ...free, ...(read && { read: of(read) }), ...(write && { write: of(write) }) },
      },
    ];
  });
  const connections = [...diagram.connections].map(([id, connection]): [string, Connection] => [
    id,
    { ...connection, latencyMs: someTime(random) },
  ]);
  return { ...diagram, components: new Map(components), connections: new Map(connections) };
}

const withoutLimit = { capacityRps: null } as const;

function someTime(random: Random): LatencyMs {
  const p50 = random.pick([0.2, 1, 3, 8, 15]);
  return { p50, p99: p50 * random.pick([1, 2, 4, 8]) };
}

function apart(diagram: Diagram, journeyId: string, seed: number): string[] {
  const journey = estimate(diagram).journeys.get(journeyId);
  if (!journey || journey.availability === 0) return [];
  const requests = sampledRequests(diagram, journeyId, DRAWS, seed);
  const times = requests.filter((time) => !Number.isNaN(time)).sort();
  const late = 1 - times.length / DRAWS;
  const found: string[] = [];
  if (
    Math.abs(late - journey.timedOut) >
    4 * Math.sqrt((journey.timedOut * (1 - journey.timedOut) + 1e-5) / DRAWS) + 0.002
  )
    found.push(`timed out ${journey.timedOut}, sampled ${late}`);
  if (times.length < DRAWS / 4) return found;
  for (const [key, share] of PERCENTILES) {
    const sure = 4 * Math.sqrt((share * (1 - share)) / times.length);
    const at = (place: number) =>
      times[Math.min(times.length - 1, Math.max(0, Math.ceil(place * times.length) - 1))] ?? 0;
    const [low, high] = [at(share - sure) * (1 - WITHIN), at(share + sure) * (1 + WITHIN)];
    const seen = journey.latencyMs[key] ?? Number.NaN;
    if (!(seen >= low && seen <= high)) found.push(`${key} ${seen}, sampled ${low} … ${high}`);
  }
  return found;
}

it.each(Array.from({ length: 5 }, (_, part) => part))(
  'agrees with what is sampled, part %i of 5',
  (part) => {
    let compared = 0;
    for (const seed of seedsOf('timed', count(25, 150)).filter((_, index) => index % 5 === part)) {
      const diagram = varied(seed);
      const [journey] = diagram?.journeys.keys() ?? [];
      if (!diagram || journey === undefined) continue;
      compared++;
      expect(apart(diagram, journey, seed), `seed ${seed}\n${fileOf(diagram)}`).toEqual([]);
    }
    expect(compared).toBeGreaterThan(2);
    say(`Sampled latency: ${compared} diagrams of ${DRAWS} requests each, part ${part} of 5.`);
  },
  LONG_MS,
);
