/**
 * The calls of one request, one after the other, beside each other or in another's place, as their groups make them. The
 * times are those of the estimate, taken together along this way only: sums in a sequence, the slowest of those made at
 * once, the answer of the one that was picked.
 */
import { throughChance } from '../availability/variables';
import type { ViewAvailability } from '../availability/viewAvailability';
import type { Call, Group, Member } from '../graph/graph';
import { GENERAL, WRITE } from '../graph/graph';
import type { View } from '../graph/view';
import { answersItself, backgroundOf, enqueuesOf, groupsOf, isLeftWithBroker, isLookUp } from '../graph/view';
import { attemptsOf, repeated } from '../latency/attempts';
import type { Distribution } from '../latency/distribution';
import { FOREVER, meanOf, NO_TIME } from '../latency/distribution';
import type { Timed } from '../latency/groups';
import { answeringWeights } from '../latency/groups';
import type { ViewLatency } from '../latency/latency';
import type { Times } from '../latency/times';
import { consumerShares } from '../load/shares';
import { callWords } from './callWords';
import type { Span } from './trace';
import type { Way } from './way';

export interface Means {
  readonly view: View;
  readonly availability: ViewAvailability;
  readonly latency: ViewLatency;
  readonly times: Times;
  readonly way: Way;
  /** Of what nobody waits for: it takes no part in how many requests go this way. */
  readonly later: Way;
  readonly loadBearing: ReadonlySet<number>;
  readonly admitted?: ReadonlyMap<number, number>;
}

/** From 0 on, with what is waited for in it. */
interface Laid extends Timed {
  readonly spans: readonly Span[];
}

export interface LaidOut extends Laid {
  /** Its own work, done first. */
  readonly workMs: number;
  readonly isCut: boolean;
}

/** More than anybody looks at. */
const MOST_SPANS = 200;
const NOTHING: Laid = { time: NO_TIME, late: 0, spans: [] };

export function layOut(means: Means, entry: number): LaidOut {
  const layer = new Layer(means);
  const laid = layer.node(entry, GENERAL, '', 0) ?? { ...NOTHING, workMs: 0 };
  return { ...laid, isCut: layer.isCut };
}

class Layer {
  isCut = false;
  private count = 0;
  private readonly of: Means;
  private way: Way;
  private readonly onPath = new Set<number>();

  constructor(of: Means) {
    this.of = of;
    this.way = of.way;
  }

  /** null: it is on the path already, and a call back to it fails at once. */
  node(node: number, operation: number, path: string, depth: number): (Laid & { workMs: number }) | null {
    if (this.onPath.has(node)) return null;
    const { latency, view } = this.of;
    const own = latency.own(node, operation);
    const workMs = meanOf(own.time) ?? 0;
    if (this.answersAlone(node, operation)) return { ...NOTHING, ...own, workMs };
    this.onPath.add(node);
    const steps: Laid[] = [{ ...own, spans: [] }];
    for (const group of groupsOf(view, node)) steps.push(this.group(group, path, depth));
    for (const call of enqueuesOf(view, node)) steps.push(this.call(only(call), 'alone', path, depth));
    const laid = this.inTurn(steps);
    const after = this.unwaited(node, path, depth, meanOf(laid.time) ?? 0);
    this.onPath.delete(node);
    return { ...laid, spans: [...laid.spans, ...after], workMs };
  }

  /** What a component sends that nobody waits for, from then on; of a queue's consumers the one that takes the message. */
  private unwaited(node: number, path: string, depth: number, fromMs: number): readonly Span[] {
    const sent = backgroundOf(this.of.view, node).filter((call) => !this.onPath.has(call.to));
    if (sent.length === 0) return [];
    const before = this.way;
    this.way = this.of.later;
    const made = this.of.view.graph.nodes[node]?.sharesMessages ? this.oneOf(node, sent) : sent;
    const spans = made.flatMap((call) => this.call(only(call), 'answer', path, depth).spans);
    this.way = before;
    return spans.map((span) =>
      span.afterMs === undefined ? { ...moved(span, fromMs, 1), afterMs: fromMs } : moved(span, fromMs, 1),
    );
  }

  private oneOf(node: number, sent: readonly Call[]): readonly Call[] {
    const shares = consumerShares(sent);
    const taken = this.way.take(
      `takes ${this.of.view.graph.nodes[node]?.id ?? ''}`,
      sent.map((call, at) => ({
        id: call.id,
        label: `${this.targetName({ call })} takes it`,
        share: shares[at] ?? 0,
      })),
    );
    return sent.filter(({ id }) => id === taken);
  }

  /** What a broker hands on. */
  private behind(broker: number, path: string, depth: number, fromMs: number): readonly Span[] {
    if (this.onPath.has(broker)) return [];
    this.onPath.add(broker);
    const spans = this.unwaited(broker, path, depth, fromMs);
    this.onPath.delete(broker);
    return spans;
  }

  /** A cache or CDN that has what is asked for. */
  private answersAlone(node: number, operation: number): boolean {
    const { view, availability } = this.of;
    const record = view.graph.nodes[node];
    if (!record || operation === WRITE || !answersItself(view, node)) return false;
    const name = record.component.name || record.id;
    const taken = this.way.take(`hit ${record.id}`, [
      { id: 'hit', label: `${name} has it`, share: record.hitRatio },
      { id: 'miss', label: `${name} lacks it`, share: (1 - record.hitRatio) * availability.calls(node).up },
    ]);
    return taken === 'hit';
  }

  private group(group: Group, path: string, depth: number): Laid {
    const { members, how } = group;
    const each = (list: readonly Member[]): Laid[] =>
      list.map((member) => this.call(member, 'answer', path, depth));
    switch (how) {
      case 'sequence':
        return this.inTurn(each(members));
      case 'parallel':
        return this.atOnce(each(members), members.length);
      case 'quorum':
        return this.atOnce(each(members), group.need);
      case 'cache':
        return this.cacheAside(group, path, depth);
      case 'failover':
        return this.inOrder(group, path, depth);
      default:
        return this.picked(group, path, depth);
    }
  }

  private inTurn(steps: readonly Laid[]): Laid {
    const { times } = this.of;
    let at = 0;
    const spans: Span[] = [];
    for (const step of steps) {
      spans.push(...step.spans.map((span) => moved(span, at, 1)));
      at += meanOf(step.time) ?? 0;
    }
    const time = steps.reduce<Distribution>((sum, step) => times.sum(sum, step.time), NO_TIME);
    return { time, late: lateOf(steps), spans };
  }

  /** The slowest of them, or as many as are needed. */
  private atOnce(steps: readonly Laid[], need: number): Laid {
    const { times } = this.of;
    const racers = steps.map(({ time }) => ({ time, answers: 1 }));
    const wanted = Math.min(need, steps.length);
    const time = times.nthFastest(wanted, racers);
    const end = meanOf(time) ?? Infinity;
    const spans = steps.flatMap((step) =>
      step.spans.map((span): Span => {
        const isOwn = span === step.spans[0];
        const beside = wanted < steps.length && span.endMs > end ? 'not-waited' : 'waited';
        return isOwn && steps.length > 1 ? { ...span, beside } : span;
      }),
    );
    return { time, late: lateOf(steps), spans };
  }

  private cacheAside(group: Group, path: string, depth: number): Laid {
    const { view, availability } = this.of;
    const lookUp = group.members.find(({ place }) => place === 0);
    const store = group.members.find(({ place }) => place === 1);
    if (!lookUp || !store)
      return this.inTurn(
        group.members.map((one) =>
          this.call(one, isLookUp(group, one.place) ? 'alone' : 'answer', path, depth),
        ),
      );
    const cache = view.graph.nodes[lookUp.call.to];
    const hitRatio = lookUp.call.operation === WRITE ? 0 : (cache?.hitRatio ?? 0);
    const up = throughChance(lookUp.call, 1).up * availability.up(lookUp.call.to, lookUp.call.operation).up;
    const hits = up * hitRatio;
    const missing = this.of.loadBearing.has(group.key) ? up - hits : 1 - hits;
    const name = cache?.component.name || cache?.id || '';
    const taken = this.way.take(`hit ${cache?.id ?? ''}`, [
      { id: 'hit', label: `${name} has it`, share: hits },
      { id: 'miss', label: `${name} lacks it`, share: missing * this.answers(store) },
    ]);
    const asked = this.call(lookUp, 'alone', path, depth);
    return taken === 'hit' ? asked : this.inTurn([asked, this.call(store, 'answer', path, depth)]);
  }

  private inOrder(group: Group, path: string, depth: number): Laid {
    let noneBefore = 1;
    const options = group.members.map((member) => {
      const share = noneBefore * this.answers(member);
      noneBefore *= 1 - this.answers(member);
      return { id: member.call.id, label: `${this.targetName(member)} answers`, share };
    });
    const taken = this.way.take(`pick ${group.key}`, options);
    const place = group.members.findIndex(({ call }) => call.id === taken);
    const chosen = group.members[place];
    if (!chosen) return NOTHING;
    const before = group.members.slice(0, place).map((member) => this.given(member, path, depth));
    return this.inTurn([...before, this.call(chosen, 'answer', path, depth)]);
  }

  private picked(group: Group, path: string, depth: number): Laid {
    const weightOf = answeringWeights(
      group,
      group.members.map((member) => ({ member, answers: this.answers(member) })),
    );
    const taken = this.way.take(
      `pick ${group.key}`,
      group.members.map((member) => ({
        id: member.call.id,
        label: `to ${this.targetName(member)}`,
        share: weightOf(member) * this.answers(member) * member.call.probability,
      })),
    );
    const chosen = group.members.find(({ call }) => call.id === taken);
    return chosen ? this.call(chosen, 'answer', path, depth, true) : NOTHING;
  }

  /** One that is down, stepped over. */
  private given({ call }: Member, path: string, depth: number): Laid {
    const time = this.of.times.constant(call.timeoutMs ?? 0);
    const end = call.timeoutMs ?? 0;
    const timing = { startMs: 0, endMs: end, workFromMs: end, workToMs: end };
    return {
      time,
      late: 0,
      spans: [{ ...this.spanOf(call, path, depth), ...timing, words: ['doesn’t answer'] }],
    };
  }

  private call(
    member: Member,
    waitsFor: 'answer' | 'alone',
    path: string,
    depth: number,
    isPicked = false,
  ): Laid {
    const { call } = member;
    if (!isPicked && !this.isMade(call)) return NOTHING;
    if (++this.count > MOST_SPANS) {
      this.isCut = true;
      const time = this.of.latency.call(call, waitsFor === 'alone')?.time ?? FOREVER;
      return { time, late: 0, spans: [] };
    }
    const here = this.spanOf(call, path, depth);
    const own = this.of.latency.own(call.to, call.operation);
    const isLeft = isLeftWithBroker(this.of.view, call);
    const target =
      waitsFor === 'alone' || isLeft
        ? { ...own, spans: [], workMs: meanOf(own.time) ?? 0 }
        : this.node(call.to, call.operation, here.id, depth + 1);
    if (!target) return NOTHING;
    const laid = this.answered(call, here, target);
    if (!isLeft) return laid;
    // As the time to effect does, from when the sender knows that it has it.
    const after = this.behind(call.to, here.id, depth + 1, laid.spans[0]?.endMs ?? 0);
    return { ...laid, spans: [...laid.spans, ...after] };
  }

  private answered(
    call: Call,
    here: Omit<Span, 'startMs' | 'endMs' | 'workFromMs' | 'workToMs' | 'words'>,
    target: Laid & { readonly workMs: number },
  ): Laid {
    const { times, admitted } = this.of;
    const wire = times.of(call.wire);
    const once = { time: times.sum(wire, target.time), late: target.late };
    const attempts = attemptsOf(times, call, once, admitted?.get(call.index));
    const { time, late } = repeated(times, attempts, call.timesPerRequest);
    const [all, one, way] = [time, once.time, wire].map((part) => meanOf(part) ?? 0);
    // What is made again, hedged or cut off takes another time than one call: drawn as one of that length.
    const scale = all !== undefined && one ? all / one : 1;
    const there = (way ?? 0) / 2;
    const span: Span = {
      ...here,
      ...{ startMs: 0, endMs: all ?? 0 },
      ...{ workFromMs: there * scale, workToMs: (there + target.workMs) * scale },
      words: callWords(call, attempts),
      ...(meanOf(time) === null && { isEndless: true }),
    };
    return { time, late, spans: [span, ...target.spans.map((inner) => moved(inner, there * scale, scale))] };
  }

  private isMade(call: Call): boolean {
    const { probability, id } = call;
    if (probability >= 1) return true;
    const name = this.targetName({ call });
    const taken = this.way.take(`called ${id}`, [
      { id: 'made', label: `calls ${name}`, share: probability },
      { id: 'left-out', label: `doesn’t call ${name}`, share: 1 - probability },
    ]);
    return taken === 'made';
  }

  private answers({ call }: Member): number {
    const { up } = this.of.availability.ok(call.to, call.operation);
    return throughChance(call, call.timesPerRequest).up * up;
  }

  private targetName({ call }: Pick<Member, 'call'>): string {
    const target = this.of.view.graph.nodes[call.to];
    return target?.component.name || target?.id || '';
  }

  private spanOf(call: Call, path: string, depth: number) {
    const { nodes } = this.of.view.graph;
    const [from, to] = [nodes[call.from]?.id ?? '', nodes[call.to]?.id ?? ''];
    return { id: path === '' ? call.id : `${path}/${call.id}`, connection: call.id, from, to, depth };
  }
}

const lateOf = (steps: readonly Timed[]): number =>
  1 - steps.reduce((left, { late }) => left * (1 - late), 1);

/** What nobody waits for begins later, and takes no longer. */
const moved = (span: Span, by: number, scale: number): Span => {
  const { afterMs } = span;
  const on = afterMs === undefined ? null : afterMs * (scale - 1) + by;
  const at = (ms: number): number => (on === null ? ms * scale + by : ms + on);
  return {
    ...span,
    startMs: at(span.startMs),
    endMs: at(span.endMs),
    workFromMs: at(span.workFromMs),
    workToMs: at(span.workToMs),
    ...(afterMs !== undefined && { afterMs: at(afterMs) }),
  };
};

const only = (call: Call): Member => ({ call, weight: 1, place: 0 });
