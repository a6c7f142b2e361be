/**
 * What drawing tools with numbers do, as the measure of what exactness costs: multiply availabilities down the calls
 * (a shared part once for each that asks it), add the p50s of what is called, each part once. Wrong, and quick.
 */
import type { Connection, Diagram } from '../../src/model/diagram';
import { likely } from '../../src/model/ranged';

const NO_TIME = { p50: 0, p99: 0 };

export interface NaiveAnswer {
  readonly availability: number;
  readonly p50: number;
}

export function naiveProduct(diagram: Diagram): readonly NaiveAnswer[] {
  const calls = new Map<string, Connection[]>();
  for (const connection of diagram.connections.values()) {
    const known = calls.get(connection.from);
    if (known) known.push(connection);
    else calls.set(connection.from, [connection]);
  }
  return [...diagram.journeys.values()].map(({ entry }) => {
    const below = new Map<string, NaiveAnswer>();
    const answerOf = (id: string): NaiveAnswer => {
      const known = below.get(id);
      if (known) return known;
      const settings = diagram.components.get(id)?.settings;
      let availability = likely(settings?.availability ?? 1);
      let p50 = likely(settings?.latencyMs ?? NO_TIME).p50;
      for (const call of calls.get(id) ?? []) {
        const answer = answerOf(call.to);
        availability *= answer.availability;
        p50 += answer.p50;
      }
      const answer = { availability, p50 };
      below.set(id, answer);
      return answer;
    };
    return answerOf(entry);
  });
}
