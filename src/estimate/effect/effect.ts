/**
 * Time to effect: from a request until its answer is given and the last of the asynchronous work it started is done,
 * given success (docs/estimation.md, "Asynchronous work"). What still follows is handed down: a message left early is
 * done behind what its sender goes on with, so the later of the two counts, not their sum.
 */
import { once } from '../../shared/once';
import { throughChance } from '../availability/variables';
import type { Call, Member } from '../graph/graph';
import { GENERAL, WRITE } from '../graph/graph';
import { answersItself, backgroundOf, enqueuesOf, groupsOf, isLeftWithBroker } from '../graph/view';
import type { Attempts } from '../latency/attempts';
import { repeated } from '../latency/attempts';
import type { Distribution } from '../latency/distribution';
import { FOREVER, NO_TIME } from '../latency/distribution';
import { consumerShares } from '../load/shares';
import { asyncReach } from './asyncReach';
import { groupEffect } from './groupEffect';
import { createLags } from './lags';
import { latest, latestOfEqual } from './latest';
import type { EffectRequest, Step, Walk } from './step';
import { inOrder, lateShare } from './step';

export interface ViewEffect {
  /** Of a request that enters there; null: it starts nothing asynchronous. */
  ofRequest(entry: number): Distribution | null;
  /** From sending one message over an asynchronous connection until everything behind it is done. */
  ofMessage(call: Call): Distribution;
}

/** Components visited with different things to follow, after which what follows waits for the answer. */
const VISIT_BUDGET = 400;
/** And components on one path, after which the same. */
const MOST_DEEP = 200;
/** Visits of the components on one circle after which its remaining paths end. */
const CIRCLE_BUDGET = 5_000;
/** Calls one after another that are followed one by one. */
const MOST_FOLLOWED = 8;

/** Nothing is worked out before it is asked. */
export function evaluateEffect(request: EffectRequest): ViewEffect {
  const effect = once(() => followEffects(request));
  return {
    ofRequest: (entry) => effect().ofRequest(entry),
    ofMessage: (call) => effect().ofMessage(call),
  };
}

function followEffects(request: EffectRequest): ViewEffect {
  const { view, availability, latency, times } = request;
  const reach = asyncReach(view);
  const path = new Set<number>();
  const kept = new Map<string, Distribution>();
  const numbers = new Map<Distribution, number>();
  let visits = 0;
  let inCircles = 0;
  let prepared = false;

  const number = (time: Distribution): number => {
    const known = numbers.get(time) ?? numbers.size;
    numbers.set(time, known);
    return known;
  };

  /** Once for the component, what it stands behind on a circle, and what follows. */
  const visit = (
    node: number,
    name: string,
    compute: () => Distribution,
    cutOff: () => Distribution,
  ): Distribution => {
    const key = `${node} ${name} ${reach.within(node, path)}`;
    const known = kept.get(key);
    if (known) return known;
    if (reach.isOnCircle(node) && (++inCircles > CIRCLE_BUDGET || path.size > MOST_DEEP)) return cutOff();
    path.add(node);
    const made = compute();
    path.delete(node);
    kept.set(key, made);
    return made;
  };

  /** From the arrival of a request. */
  const arriving = (node: number, operation: number, next: Distribution): Distribution => {
    const answered = (after: Distribution): Distribution =>
      times.sum(latency.answer(node, operation)?.time ?? NO_TIME, after);
    if (!reach.leavesWork(node)) return answered(next);
    if (next !== NO_TIME && (visits >= VISIT_BUDGET || path.size > MOST_DEEP)) {
      return answered(latest(times, [lag(node), next]));
    }
    const follow = (): Distribution => {
      visits++;
      return times.sum(latency.own(node, operation).time, afterWork(node, operation, next));
    };
    return visit(node, `request ${operation} ${number(next)}`, follow, () => answered(next));
  };

  /** Callees and consumers first, so that long chains don't exhaust the stack. */
  const prepare = (): void => {
    if (prepared) return;
    prepared = true;
    if (view.graph.nodes.length <= MOST_DEEP) return;
    const asked = view.graph.nodes.map(() => new Set([GENERAL]));
    for (const call of view.graph.calls) asked[call.to]?.add(call.operation);
    for (const node of view.allParts.flatMap((part) => part.members)) {
      if (!reach.leavesWork(node)) continue;
      for (const operation of asked[node] ?? []) arriving(node, operation, NO_TIME);
      lag(node);
    }
  };

  /** From the end of its own work. */
  const afterWork = (node: number, operation: number, next: Distribution): Distribution => {
    const asked = calls(node, next);
    if (operation === WRITE || !answersItself(view, node)) return asked;
    const hits = view.graph.nodes[node]?.hitRatio ?? 0;
    const misses = (1 - hits) * availability.calls(node).up;
    if (hits + misses <= 0) return asked;
    return times.mix([
      [hits, next],
      [misses, asked],
    ]);
  };

  /** Its groups, then its enqueues, then the rest of what nobody waits for beside what follows its answer. */
  const calls = (node: number, next: Distribution): Distribution => {
    const last = latest(times, [next, ...backgroundEffects(node)]);
    const after = enqueuesOf(view, node).reduceRight(
      (rest, call) => inOrder(walk, step(alone(call), false), rest),
      last,
    );
    return groupsOf(view, node).reduceRight((rest, group) => groupEffect(walk, node, group, rest), after);
  };

  /** A broker hands on what was left with it. */
  const behind = (broker: number): Distribution =>
    path.has(broker)
      ? NO_TIME
      : visit(
          broker,
          'behind',
          () => calls(broker, NO_TIME),
          () => NO_TIME,
        );

  /** Each asynchronous call but the enqueues; of a queue's consumers, whichever takes the message. */
  const backgroundEffects = (node: number): Distribution[] => {
    const sent = backgroundOf(view, node);
    const steps = sent.map((call) => (path.has(call.to) ? null : step(alone(call), false)));
    const effects = steps.map((step) => step?.made(NO_TIME) ?? NO_TIME);
    const answers = steps.map((step) => (step ? step.answers * (1 - lateShare(step)) : 1));
    if (view.graph.nodes[node]?.sharesMessages && sent.length > 0) {
      const shares = consumerShares(sent);
      const left = Math.max(0, 1 - shares.reduce((sum, share) => sum + share, 0));
      const taken = effects.map((time, i) => [(shares[i] ?? 0) * (answers[i] ?? 1), time] as const);
      return [weighed([...taken, [left > 1e-12 ? left : 0, NO_TIME]])];
    }
    return sent.map(({ probability, optional }, i) => {
      const [done, time] = [answers[i] ?? 1, effects[i] ?? NO_TIME];
      const without = 1 - probability + (optional ? probability * (1 - done) : 0);
      return weighed([
        [probability * done, time],
        [without, NO_TIME],
      ]);
    });
  };

  /** Where nothing of it ever happens, as if all did. */
  const weighed = (parts: readonly (readonly [number, Distribution])[]): Distribution =>
    parts.some(([weight]) => weight > 0)
      ? times.mix(parts)
      : latest(
          times,
          parts.map(([, time]) => time),
        );

  const step = (member: Member, isLookUp: boolean): Step => {
    const { call } = member;
    const attempts = latency.call(call, isLookUp);
    const left = isLookUp || isLeftWithBroker(view, call);
    const target = left ? availability.up(call.to, call.operation) : availability.ok(call.to, call.operation);
    const count = call.timesPerRequest;
    return {
      member,
      attempts: attempts && repeated(times, attempts, count),
      answers: throughChance(call, count).up * target.up,
      made(next) {
        if (!attempts) return next;
        if (attempts.late >= 1) return FOREVER;
        if (isLookUp) return times.sum(times.repeat(attempts.time, count), next);
        let after = next;
        for (let made = 0; made < Math.min(count, MOST_FOLLOWED); made++)
          after = madeOnce(call, attempts, after);
        const more = count - MOST_FOLLOWED;
        if (more <= 0) return after;
        const lags = left ? behind(call.to) : lag(call.to);
        const before = times.repeat(attempts.time, more);
        return times.sum(before, latest(times, [latestOfEqual(times, lags, more), after]));
      },
    };
  };

  const madeOnce = (call: Call, attempts: Attempts, next: Distribution): Distribution => {
    if (isLeftWithBroker(view, call)) {
      return times.sum(attempts.time, latest(times, [behind(call.to), next]));
    }
    if (path.has(call.to) || !reach.leavesWork(call.to)) return times.sum(attempts.time, next);
    const attempt = times.sum(times.of(call.wire), arriving(call.to, call.operation, next));
    return times.sum(attempts.before(), attempt);
  };

  const lag = createLags({
    view,
    times,
    path,
    visit,
    leavesWork: reach.leavesWork,
    behind,
    backgroundEffects,
  });
  const walk: Walk = { ...request, leavesWork: reach.leavesWork, step, lag };

  return {
    ofRequest(entry) {
      if (!reach.leavesWork(entry)) return null;
      prepare();
      return arriving(entry, GENERAL, NO_TIME);
    },
    ofMessage(call) {
      prepare();
      const attempts = latency.call(call, false);
      if (!attempts) return NO_TIME;
      return attempts.late >= 1 ? FOREVER : madeOnce(call, attempts, NO_TIME);
    },
  };
}

const alone = (call: Call): Member => ({ call, weight: 1, place: 0 });
