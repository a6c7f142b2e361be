/**
 * Pairs of parts that stop a subject together though neither does alone: its minimal cut sets of order two. Two
 * instances of one component are such a pair where exactly one can be spared and the component as a whole can't.
 */
import { GENERAL } from '../graph/graph';
import type { Losses } from '../graph/standing';
import { standingsOf } from '../graph/standing';
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
  const { graph } = asked.view;
  const stopping = (lost: Losses, parts: readonly Part[]): boolean[] =>
    stoppedWithout(asked, loadBearing, parts, lost);
  const rest = partsOf(asked).filter((part) => !first.some((one) => isSame(one, part)));
  const candidates = [...first, ...rest].slice(0, MOST_PARTS);
  const stopsAlone = stopping({}, candidates);
  const others = candidates.filter((_, index) => !stopsAlone[index]);
  const pairs = others.flatMap((one, index) => {
    const later = others.slice(index + 1);
    if (later.length === 0) return [];
    const stops = stopping(lossOf(asked, one), later);
    return later.filter((_, at) => stops[at]).map((other): CutSet => ({ parts: [one, other], instances: 1 }));
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

/** Of each part, whether its loss stops the subject where `lost` is lost already. */
export function stoppedWithout(
  asked: Asked,
  loadBearing: ReadonlySet<number>,
  parts: readonly Part[],
  lost: Losses = {},
): boolean[] {
  const cases = parts.map((part) => together(lost, lossOf(asked, part)));
  const standings = standingsOf({ view: asked.view, loadBearing }, cases);
  const holds = (asked.targetOnly ? standings.isUp : standings.answers)(asked.node, asked.operation);
  return parts.map((_, index) => ((holds >> BigInt(index)) & 1n) === 0n);
}

const isSame = (a: Part, b: Part): boolean => a.kind === b.kind && a.id === b.id;

function lossOf({ view: { graph } }: Asked, { kind, id }: Part): Losses {
  if (kind === 'component') return { components: new Set([graph.indexOf.get(id) ?? -1]) };
  if (kind === 'group') return { groups: new Set([id]) };
  return { calls: new Set([graph.callIndexOf.get(id) ?? -1]) };
}

const together = (a: Losses, b: Losses): Losses => ({
  components: new Set([...(a.components ?? []), ...(b.components ?? [])]),
  groups: new Set([...(a.groups ?? []), ...(b.groups ?? [])]),
  calls: new Set([...(a.calls ?? []), ...(b.calls ?? [])]),
});
