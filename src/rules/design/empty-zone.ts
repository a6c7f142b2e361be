import { removeElements } from '../../model/edits';
import { refOf } from '../../model/elements';
import { inSentence } from '../phrases';
import type { DesignRule, ReviewView, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const user = part('client', 'User');
const api = { ...part('service', 'API', { replicas: 2 }), in: ['a'] };
const spread = { ...api, in: ['a', 'b'] };
const groups = {
  a: { type: 'zone', name: 'eu-west-1a', settings: { availability: 0.9995 } },
  b: { type: 'zone', name: 'eu-west-1b', settings: { availability: 0.9995 } },
};

export const rule: DesignRule = {
  id: 'empty-zone',
  about: 'design',
  severity: 'info',
  topic: 'topology',
  profile: 'whiteboard',
  named: [],
  title: 'Something stands in every zone and region',
  why: 'A zone that holds nothing protects nothing: replicas are spread only over the zones they are said to stand in.',
  source:
    'Amazon Web Services, “Reliability Pillar, Well-Architected Framework”, deploy to multiple locations',
  exceptions: 'Networks, clusters, teams and other groups don’t fail, and may be empty.',
  refused: sketch({ parts: { user, api }, links: [link('user', 'api')], groups }),
  allowed: sketch({ parts: { user, api: spread }, links: [link('user', 'api')], groups }),
  check: (review) => emptyOnes(review),
};

function emptyOnes({ diagram, facts }: ReviewView): readonly Verdict[] {
  return [...diagram.groups].flatMap(([id, { type, name }]) => {
    if ((type !== 'zone' && type !== 'region') || facts.groupsInUse.has(id)) return [];
    return [
      {
        message: `Nothing stands in the ${inSentence(type)} ${name || id}: it protects nothing, and counts in no number.`,
        groups: [id],
        remedy: {
          label: `Remove the ${type}`,
          apply: (before) => removeElements(before, [refOf('group', id)]),
        },
      },
    ];
  });
}
