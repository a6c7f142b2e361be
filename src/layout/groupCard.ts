/**
 * What a collapsed group's card says and where in it: its sign, its name, its kind with how much is behind it, and below
 * a rule what its callers see. The canvas and every exported figure use the same.
 */
import { groupKind, groupType } from '../catalog/groupTypes';
import type { Diagram } from '../model/diagram';
import { connectionsIn, type GroupCard, type Visible } from './visibleDiagram';

export interface GroupCardWords {
  readonly name: string;
  /** `zone · 5 parts` */
  readonly about: string;
}

/** How far the sheets stand out below it; around what is in it; its sign. */
export const GROUP_CARD = { sheets: 6, pad: 12, tile: 30 } as const;

export function groupCardWords({ groupId, group, components, notes }: GroupCard): GroupCardWords {
  const [count, one, many] =
    components.length > 0 || notes.length === 0
      ? [components.length, 'part', 'parts']
      : [notes.length, 'note', 'notes'];
  const parts = count === 1 ? `1 ${one}` : `${count || 'no'} ${many}`;
  return { name: group.name || groupId, about: `${groupKind(group.type)} · ${parts}` };
}

/** Of a kind this version doesn't know: that of a cluster, a boundary that says nothing. */
export const groupCardIcon = ({ group }: GroupCard) =>
  (groupType(group.type) ?? groupType('cluster'))?.icon ?? [];

/** The connections that come into a card from outside, whatever lines they are drawn in. */
export function enteringCard(page: Diagram, { diagram }: Visible, cardId: string): readonly string[] {
  return [...diagram.connections].flatMap(([id, { to }]) => (to === cardId ? connectionsIn(page, id) : []));
}
