import { componentType } from '../../catalog/catalog';
import { nameOf } from '../../model/queries';
import { listOf } from '../phrases';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');

export const rule: DesignRule = {
  id: 'unknown-type',
  about: 'design',
  severity: 'info',
  topic: 'sketch',
  profile: 'whiteboard',
  named: [],
  title: 'Component types are ones Plumbline knows',
  why: 'A type it doesn’t know is kept as it is, and counts as up and instant like a plain box.',
  source: 'Plumbline, “The file format”, Component',
  exceptions:
    'A file written by a newer version may hold newer types: open it with that one. One finding names all components of a type.',
  refused: sketch({ parts: { user, api: part('quantum-server', 'API') }, links: [link('user', 'api')] }),
  allowed: sketch({
    parts: { user, api: part('service', 'API', { replicas: 2 }) },
    links: [link('user', 'api')],
  }),
  check: ({ diagram, facts }) => {
    const byType = new Map<string, string[]>();
    for (const [id, { type }] of facts.ofRole('untyped'))
      if (!componentType(type)) byType.set(type, [...(byType.get(type) ?? []), id]);
    return [...byType].map(([type, ids]) => ({
      message: `“${type}” is no component type known here: ${listOf(ids.map((id) => nameOf(diagram, id)))} ${
        ids.length === 1 ? 'is' : 'are'
      } kept and counted as up and instant.`,
      components: ids,
    }));
  },
};
