/**
 * How long a request waits for a free replica: M/M/c, with c replicas of `capacityRps` each and the shard's share
 * of the load. It waits with probability C (Erlang C, from the Erlang B recursion), then for an exponential time
 * of rate cμ − λ, scaled by (1 + cs²)/2 for the variability of the service's own work (Allen and Cunneen). Where
 * each request picks a replica blindly these are c queues of one server and λ/c; the mean wait is then that of
 * Pollaczek and Khinchine. Reads and writes stand in one queue: μ = Σλ / Σ(λ/capacity), cs² that of the mixture.
 */
import { msOf } from '../graph/computable';
import type { Node } from '../graph/graph';
import { OPERATIONS } from '../graph/graph';
import { normalTail } from '../latency/normal';
import { workVariability } from '../latency/workVariability';

export interface Waiting {
  /** That it has to wait at all. */
  readonly chance: number;
  /** Of those that wait. */
  readonly meanMs: number;
}

/** So rare that no percentile or mean shows it. */
const NEGLIGIBLE = 1e-9;
/** Servers above which Erlang C is taken from its limit for many servers (Halfin and Whitt 1981). */
const MANY = 10_000;

/** For calls of this operation; null: none, or overloaded and without end. */
export function waitingAt(node: Node, operation: number, arrivals: Float64Array): Waiting | null {
  if (node.work[operation]?.capacityRps == null) return null;
  const replicas = node.replicasUp ?? Math.floor(node.settings.replicas);
  if (replicas < 1) return null;
  const apart = node.settings.discipline === 'random';
  const servers = apart ? 1 : replicas;
  const queues = Math.max(1, node.settings.shards) * (apart ? replicas : 1);
  let rate = 0;
  let busy = 0;
  let squares = 0;
  OPERATIONS.forEach((_, arriving) => {
    const work = node.work[arriving];
    const here = (arrivals[node.index * 3 + arriving] ?? 0) / queues;
    if (!work || work.capacityRps === null || here <= 0) return;
    rate += here;
    busy += here / work.capacityRps;
    squares += (here * (1 + workVariability(work))) / work.capacityRps ** 2;
  });
  if (rate <= 0 || busy >= servers) return null;
  const chance = erlangC(servers, busy);
  if (chance < NEGLIGIBLE) return null;
  // (1 + cs²)/2, from E[S²]/E[S]² = 1 + cs².
  const scale = (squares * rate) / busy ** 2 / 2;
  const meanMs = (1000 * scale * (busy / rate)) / (servers - busy);
  return { chance, meanMs: msOf(meanMs * (node.waitFactor ?? 1)) };
}

/** The chance to find all servers busy when λ/μ are on average. */
export function erlangC(servers: number, offered: number): number {
  if (offered >= servers) return 1;
  if (offered <= 0) return 0;
  if (servers > MANY) return manyServers(servers, offered);
  let blocked = 1;
  for (let count = 1; count <= servers; count++) blocked = (offered * blocked) / (count + offered * blocked);
  return (servers * blocked) / (servers - offered * (1 - blocked));
}

function manyServers(servers: number, offered: number): number {
  const spare = (1 - offered / servers) * Math.sqrt(servers);
  const density = Math.exp((-spare * spare) / 2) / Math.sqrt(2 * Math.PI);
  return density / (density + spare * (1 - normalTail(spare)));
}
