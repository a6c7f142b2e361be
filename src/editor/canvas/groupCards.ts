/** What the canvas shows on the cards of collapsed groups. */
import type { Node } from '@xyflow/react';
import type { IconNode } from '../../catalog/componentType';
import type { Estimate } from '../../estimate/answer';
import { type GroupNumbers, groupNumbers } from '../../estimate/groupNumbers';
import { enteringCard, type GroupCardWords, groupCardIcon, groupCardWords } from '../../layout/groupCard';
import type { GroupCard, Visible } from '../../layout/visibleDiagram';
import type { Diagram, Group } from '../../model/diagram';
import { type ElementRef, refOf } from '../../model/elements';
import { SEVERITIES, type Severity } from '../../model/finding';

export interface GroupCardData extends Record<string, unknown>, GroupCardWords, GroupNumbers {
  readonly id: string;
  /** Among the components of what is drawn: a sketch trembles by it. */
  readonly cardId: string;
  readonly group: Group;
  readonly icon: IconNode;
  readonly severity: Severity | null;
  /** The components behind it. */
  readonly behind: readonly string[];
  /** Something behind it is selected. */
  readonly holds: boolean;
}

export type GroupCardFlowNode = Node<GroupCardData, 'group-card'>;

export interface CardInputs {
  readonly page: Diagram;
  readonly visible: Visible;
  readonly estimate: Estimate;
  readonly journey: string | null;
  readonly severityOf: (ref: ElementRef) => Severity | null;
  readonly selection: ReadonlySet<ElementRef>;
}

export function groupCardData(cardId: string, card: GroupCard, inputs: CardInputs): GroupCardData {
  const { page, visible, estimate, journey, selection } = inputs;
  const { components, groupId, group } = card;
  const entering = enteringCard(page, visible, cardId);
  return {
    id: groupId,
    cardId,
    group,
    icon: groupCardIcon(card),
    ...groupCardWords(card),
    ...groupNumbers(page, estimate, { components, entering }, journey),
    severity: worst([worstBehind(card, inputs), inputs.severityOf(refOf('group', groupId))]),
    behind: components,
    holds: [...selection].some((ref) => visible.standsFor.get(ref) === refOf('group', groupId)),
  };
}

/** The worst finding on what is behind it. */
const worstBehind = ({ components, connections }: GroupCard, { severityOf }: CardInputs): Severity | null =>
  worst([
    ...components.map((id) => severityOf(refOf('component', id))),
    ...connections.map((id) => severityOf(refOf('connection', id))),
  ]);

export function worst(found: readonly (Severity | null)[]): Severity | null {
  return SEVERITIES.find((severity) => found.includes(severity)) ?? null;
}
