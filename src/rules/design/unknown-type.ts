import { componentType } from '../../catalog/catalog';
import { groupType } from '../../catalog/groupTypes';
import { nameOf } from '../../model/queries';
import { kept } from '../../shared/kept';
import { listOf } from '../phrases';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');

export const rule: DesignRule = {
  id: 'unknown-type',
  about: 'design',
  severity: 'info',
  topic: 'sketch',
  profile: 'whiteboard',
  named: [],
  title: 'Types are ones Plumbline knows',
  why: 'A type it doesn’t know is kept as it is and stays out of the estimate like a plain box: up and instant, but for what its own settings state; a boundary of an unknown kind is only a frame.',
  source: 'Plumbline, “The file format”, Component',
  exceptions:
    'A file written by a newer version may hold newer types: open it with that one. One finding names all of a type.',
  refused: sketch({ parts: { user, api: part('quantum-server', 'API') }, links: [link('user', 'api')] }),
  allowed: sketch({
    parts: { user, api: part('service', 'API', { replicas: 2 }) },
    links: [link('user', 'api')],
  }),
  check: (review) => [...unknownParts(review), ...unknownGroups(review)],
};

function unknownParts({ diagram, facts }: ReviewView): readonly Verdict[] {
  const byType = new Map<string, string[]>();
  for (const [id, { type }] of facts.ofRole('untyped'))
    if (!componentType(type)) kept(byType, type, () => []).push(id);
  return [...byType].map(([type, ids]) => ({
    message: `“${type}” is no component type known here: ${listOf(ids.map((id) => nameOf(diagram, id)))} ${
      ids.length === 1 ? 'is' : 'are'
    } kept, and out of the estimate but for what ${ids.length === 1 ? 'it states itself' : 'they state themselves'}.`,
    components: ids,
  }));
}

function unknownGroups({ diagram: { groups } }: ReviewView): readonly Verdict[] {
  const byType = new Map<string, string[]>();
  for (const [id, { type }] of groups) if (!groupType(type)) kept(byType, type, () => []).push(id);
  return [...byType].map(([type, ids]) => ({
    message: `“${type}” is no kind of boundary known here: ${listOf(ids.map((id) => groups.get(id)?.name || id))} ${
      ids.length === 1 ? 'is' : 'are'
    } kept, and nothing follows from standing in ${ids.length === 1 ? 'it' : 'them'}.`,
    groups: ids,
  }));
}
