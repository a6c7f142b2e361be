import { groupType } from '../../catalog/groupTypes';
import type { Diagram, Group } from '../../model/diagram';
import { type Entry, enclosingGroups } from '../../model/queries';
import { foundIn } from '../foundIn';
import type { Link, Part } from '../parts';
import type { DesignRule, Verdict } from '../rule';
import { link, part, sketch } from '../sketch';

const groups = {
  pages: { type: 'tier', name: 'Pages', settings: { layer: 'presentation' } },
  shop: { type: 'tier', name: 'Shop', settings: { layer: 'logic' } },
  records: { type: 'tier', name: 'Records', settings: { layer: 'data' } },
};
const parts = {
  user: part('client', 'User'),
  site: { ...part('service', 'Site', { replicas: 2 }), in: ['pages'] },
  orders: { ...part('service', 'Orders', { replicas: 2 }), in: ['shop'] },
  database: { ...part('sql-database', 'Database', { replicas: 2 }), in: ['records'] },
};
const links = [link('user', 'site'), link('site', 'orders'), link('orders', 'database')];

export const rule: DesignRule = {
  id: 'calls-across-tiers',
  about: 'design',
  severity: 'warning',
  topic: 'services',
  profile: 'whiteboard',
  named: ['system-design-course'],
  title: 'A tier calls the one right below it',
  why: 'Layers are drawn so that one can be changed and tested by itself. A call upwards makes a circle of them, and one that goes past a layer leaves out the checks and rules that live there.',
  source:
    'Buschmann et al., “Pattern-Oriented Software Architecture”, volume 1 (1996), “Layers”; Microsoft, Azure Architecture Center, “N-tier architecture style”',
  exceptions:
    'Only parts that stand in one tier each that says what it holds. Messages may go anywhere. A tier marked as one that may be skipped, or that isn’t drawn, may be gone past.',
  refused: sketch({ parts, groups, links: [...links, link('site', 'database')] }),
  allowed: sketch({ parts, groups, links }),
  check: ({ diagram, facts }) => {
    const tiers = tiersIn(diagram);
    if (tiers.length < 2) return [];
    const levelOf = levelsOf(diagram);
    const mayBeSkipped = (level: number) =>
      tiers.every(([, tier]) => levelIn(tier) !== level || tier.settings?.open === true);
    return foundIn(facts.links, (call) => across(call, levelOf, mayBeSkipped));
  },
};

/** From the top down. */
const LAYERS = ['presentation', 'logic', 'data'];

const levelIn = ({ settings }: Group): number => LAYERS.indexOf(String(settings?.layer));

const tiersIn = ({ groups: all }: Diagram): readonly Entry<Group>[] =>
  [...all].filter(([, group]) => group.type === 'tier' && levelIn(group) >= 0);

/** The level a part stands on; below 0 where it stands on none, or on several. */
function levelsOf(diagram: Diagram): (part: Part) => number {
  return ({ component }) => {
    if (!component.in) return -1;
    const around = enclosingGroups(diagram, component.in).filter(([, group]) => group.type === 'tier');
    const levels = new Set(around.map(([, group]) => levelIn(group)));
    const [only = -1] = levels;
    return levels.size === 1 ? only : -1;
  };
}

function across(
  { id, from, to, isSync }: Link,
  levelOf: (part: Part) => number,
  mayBeSkipped: (level: number) => boolean,
): Verdict | null {
  if (!isSync) return null;
  const [above, below] = [levelOf(from), levelOf(to)];
  if (above < 0 || below < 0) return null;
  const said = { components: [from.id, to.id], connections: [id] };
  if (below < above) {
    return {
      message: `${from.name} calls up: ${to.name} stands in a tier above it. Let it be asked, or send a message.`,
      ...said,
    };
  }
  const between = LAYERS.slice(above + 1, below).find((_, place) => !mayBeSkipped(above + 1 + place));
  if (between === undefined) return null;
  return {
    message: `${from.name} goes past the tier for ${wordFor(between)} to ${to.name}: ask a part of that tier.`,
    ...said,
  };
}

/** As the tier’s own choice calls it. */
function wordFor(layer: string): string {
  const kind = groupType('tier')?.fields.find(({ id }) => id === 'layer')?.kind;
  const options = kind?.type === 'choice' ? kind.options : [];
  return options.find(({ value }) => value === layer)?.label.toLowerCase() ?? layer;
}
