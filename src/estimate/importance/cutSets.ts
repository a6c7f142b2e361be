/**
 * Pairs of parts that stop a subject together though neither does alone: its minimal cut sets of order two. Two
 * instances of one component are such a pair where exactly one can be spared and the component as a whole can't.
 */
import { GENERAL } from '../graph/graph';
import type { Losses } from '../graph/standing';
import { standingOf } from '../graph/standing';
import type { Asked } from './basis';
import type { Part } from './parts';
import { partsOf } from './parts';

export interface CutSet {
  /** Two, or one of which two instances fail. */
  readonly parts: readonly Part[];
  readonly instances: 1 | 2;
}

/** Pairs asked at most; beyond, those of the parts that come first. */
const MOST_PAIRS = 6_000;

/** `alone`: the parts whose loss stops the subject by itself. */
export function cutSetsOfTwo(
  asked: Asked,
  loadBearing: ReadonlySet<number>,
  first: readonly Part[],
): CutSet[] {
  const { view } = asked;
  const { graph } = view;
  const stops = (parts: readonly Part[]): boolean => {
    const standing = standingOf({ view, loadBearing, losses: lossesOf(asked, parts) });
    return !(asked.targetOnly ? standing.isUp : standing.answers)(asked.node, asked.operation);
  };
  const most = Math.floor((1 + Math.sqrt(1 + 8 * MOST_PAIRS)) / 2);
  const all = [...first, ...partsOf(asked).filter((part) => !first.some((one) => isSame(one, part)))];
  const candidates = all.slice(0, most);
  const alone = candidates.filter((part) => stops([part]));
  const others = candidates.filter((part) => !alone.includes(part));
  const pairs = others.flatMap((one, index) =>
    others.slice(index + 1).flatMap((other) => {
      const parts = [one, other];
      return stops(parts) ? [{ parts, instances: 1 as const }] : [];
    }),
  );
  const twins = alone.flatMap((part): CutSet[] => {
    const node = part.kind === 'component' ? graph.nodes[graph.indexOf.get(part.id) ?? -1] : undefined;
    if (!node || node.settings.managed) return [];
    const needed = node.work[GENERAL]?.requiredReplicas;
    const spare = typeof needed === 'number' ? Math.floor(node.settings.replicas) - needed : 0;
    return spare === 1 ? [{ parts: [part], instances: 2 }] : [];
  });
  return [...pairs, ...twins];
}

const isSame = (a: Part, b: Part): boolean => a.kind === b.kind && a.id === b.id;

function lossesOf({ view: { graph } }: Asked, parts: readonly Part[]): Losses {
  const idsOf = (kind: Part['kind']): string[] =>
    parts.filter((part) => part.kind === kind).map(({ id }) => id);
  const calls = new Set(idsOf('connection'));
  return {
    components: new Set(idsOf('component').map((id) => graph.indexOf.get(id) ?? -1)),
    groups: new Set(idsOf('group')),
    calls: new Set(graph.calls.filter(({ id }) => calls.has(id)).map(({ index }) => index)),
  };
}
