import { componentType } from '../../catalog/catalog';
import { unknownSettings } from '../../catalog/unknownSettings';
import { nameOf } from '../../model/queries';
import { listOf } from '../phrases';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');

export const rule: DesignRule = {
  id: 'unknown-setting',
  about: 'design',
  severity: 'info',
  topic: 'sketch',
  profile: 'whiteboard',
  named: [],
  title: 'Settings are ones Plumbline knows',
  why: 'A setting it doesn’t know is kept as it is and counts for nothing: numbers and findings may miss what it was to say.',
  source: 'Plumbline, “The file format”, Settings',
  exceptions:
    'A file written by a newer version may hold newer settings: open it with that one. Settings another component type has wait for it without a word, and components of an unknown type are spoken of as such.',
  refused: sketch({
    parts: { user, api: part('service', 'API', { replicas: 2, warpFactor: 9 }) },
    links: [link('user', 'api')],
  }),
  allowed: sketch({
    parts: { user, api: part('service', 'API', { replicas: 2 }) },
    links: [link('user', 'api')],
  }),
  check: ({ diagram, facts }) => {
    const bySetting = new Map<string, string[]>();
    for (const { id, component } of facts.parts)
      if (componentType(component.type))
        for (const setting of unknownSettings(component))
          bySetting.set(setting, [...(bySetting.get(setting) ?? []), id]);
    return [...bySetting].map(([setting, ids]) => ({
      message: `“${setting.slice(0, 40)}” of ${listOf(ids.map((id) => nameOf(diagram, id)))} is no setting known here: it is kept, and counts for nothing.`,
      components: ids,
    }));
  },
};
