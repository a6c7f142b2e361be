/** A component's replicas and the one line before them, first come first served. */
import type { Events } from './events';

export interface LineUp {
  /** `begun` when a replica is free, which then is busy for so long. */
  join(busyMs: number, begun: () => void): void;
  meanWait(): number;
  /** Since the warm-up. */
  joined(): number;
}

export function createLine(events: Events, replicas: number, measuredFrom: number): LineUp {
  const waiting: { readonly since: number; readonly busyMs: number; readonly begun: () => void }[] = [];
  let head = 0;
  let free = replicas;
  let total = 0;
  let joined = 0;
  const begin = (since: number, busyMs: number, begun: () => void) => {
    if (since >= measuredFrom) {
      total += events.now() - since;
      joined++;
    }
    free--;
    events.in(busyMs, release);
    begun();
  };
  const release = () => {
    free++;
    const next = waiting[head];
    if (!next) return;
    head++;
    if (head > 1000) waiting.splice(0, head);
    if (head > 1000) head = 0;
    begin(next.since, next.busyMs, next.begun);
  };
  return {
    join(busyMs, begun) {
      if (free > 0) begin(events.now(), busyMs, begun);
      else waiting.push({ since: events.now(), busyMs, begun });
    },
    meanWait: () => (joined > 0 ? total / joined : 0),
    joined: () => joined,
  };
}

/** Several lines, of which each request joins one, whatever their lengths. */
export function spread(lines: readonly LineUp[], pick: () => number): LineUp {
  const joined = () => lines.reduce((sum, line) => sum + line.joined(), 0);
  return {
    join: (busyMs, begun) => lines[pick()]?.join(busyMs, begun),
    meanWait: () =>
      lines.reduce((sum, line) => sum + line.meanWait() * line.joined(), 0) / Math.max(1, joined()),
    joined,
  };
}
