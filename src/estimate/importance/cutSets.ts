/**
 * Pairs of parts that stop a subject together though neither does alone: its minimal cut sets of order two. Two
 * instances of one component are such a pair where exactly one can be spared and the component as a whole can't.
 */
import { GENERAL } from '../graph/graph';
import type { Standings } from '../graph/standing';
import { standingsOf } from '../graph/standing';
import type { Losses } from '../graph/upCases';
import type { Asked } from './basis';
import type { Part } from './parts';
import { partsOf } from './parts';

export interface CutSet {
  /** Two, or one of which two instances fail. */
  readonly parts: readonly Part[];
  readonly instances: 1 | 2;
}

/** Parts asked at most; beyond, those that come first. */
const MOST_PARTS = 400;

/** `first`: the parts in the order of interest; the others follow. */
export function cutSetsOfTwo(
  asked: Asked,
  loadBearing: ReadonlySet<number>,
  first: readonly Part[],
): CutSet[] {
  const { view } = asked;
  const { graph } = view;
  const rest = partsOf(asked).filter((part) => !first.some((one) => isSame(one, part)));
  const candidates = [...first, ...rest].slice(0, MOST_PARTS);
  const cases = candidates.map((part) => lossOf(asked, part));
  const standings = standingsOf({ view, loadBearing }, cases);
  const stopping = (where: Standings): boolean[] => stoppedIn(where, asked, candidates.length);
  const stopsAlone = stopping(standings);
  const pairs = candidates.flatMap((one, index): CutSet[] => {
    if (stopsAlone[index]) return [];
    const stops = stopping(standings.without(cases[index] ?? {}));
    return candidates
      .filter((_, at) => at > index && !stopsAlone[at] && stops[at])
      .map((other) => ({ parts: [one, other], instances: 1 }));
  });
  const twins = candidates.flatMap((part, index): CutSet[] => {
    const node = part.kind === 'component' ? graph.nodes[graph.indexOf.get(part.id) ?? -1] : undefined;
    if (!stopsAlone[index] || !node || node.settings.managed) return [];
    const needed = node.work[GENERAL]?.requiredReplicas;
    const spare = typeof needed === 'number' ? Math.floor(node.settings.replicas) - needed : 0;
    return spare === 1 ? [{ parts: [part], instances: 2 }] : [];
  });
  return [...pairs, ...twins];
}

/** Of each part, whether its loss stops the subject. */
export function stoppedWithout(
  asked: Asked,
  loadBearing: ReadonlySet<number>,
  parts: readonly Part[],
): boolean[] {
  const cases = parts.map((part) => lossOf(asked, part));
  return stoppedIn(standingsOf({ view: asked.view, loadBearing }, cases), asked, parts.length);
}

/** Of each case, whether the subject is stopped in it. */
function stoppedIn({ isUp, answers }: Standings, asked: Asked, cases: number): boolean[] {
  const holds = (asked.targetOnly ? isUp : answers)(asked.node, asked.operation);
  return Array.from({ length: cases }, (_, index) => ((holds >> BigInt(index)) & 1n) === 0n);
}

const isSame = (a: Part, b: Part): boolean => a.kind === b.kind && a.id === b.id;

function lossOf({ view: { graph } }: Asked, { kind, id }: Part): Losses {
  if (kind === 'component') return { components: new Set([graph.indexOf.get(id) ?? -1]) };
  if (kind === 'group') return { groups: new Set([id]) };
  return { calls: new Set([graph.callIndexOf.get(id) ?? -1]) };
}
