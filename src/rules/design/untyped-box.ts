import { componentType } from '../../catalog/catalog';
import { nameOf } from '../../model/queries';
import { listOf } from '../phrases';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');

export const rule: DesignRule = {
  id: 'untyped-box',
  about: 'design',
  severity: 'info',
  topic: 'sketch',
  profile: 'whiteboard',
  named: [],
  title: 'Boxes and other shapes take a type in the end',
  why: 'A plain shape counts as up and instant, so the numbers of everything through it flatter.',
  source: 'Plumbline, “What the numbers mean”, on untyped parts',
  exceptions: 'While you sketch: boxes first, types later. One finding names all of them.',
  refused: sketch({ parts: { user, api: part('box', 'API') }, links: [link('user', 'api')] }),
  allowed: sketch({
    parts: { user, api: part('service', 'API', { replicas: 2 }) },
    links: [link('user', 'api')],
  }),
  check: ({ diagram, facts }) => {
    const ids = facts
      .partsOfRole('untyped')
      .flatMap(({ id, component }) => (componentType(component.type) ? [id] : []));
    if (ids.length === 0) return [];
    const names = listOf(ids.map((id) => nameOf(diagram, id)));
    return [
      {
        message:
          ids.length === 1
            ? `${names} has no type yet: it counts as up and instant.`
            : `${names} have no type yet: they count as up and instant.`,
        components: ids,
      },
    ];
  },
};
