/**
 * What stands on a group's top border: its kind and name, how often it is up where that is less than always, and the
 * zones in it that have no frame of their own. And where it stands, so that labels can keep off it.
 */
import { groupKind } from '../catalog/groupTypes';
import type { Diagram } from '../model/diagram';
import { likely } from '../model/ranged';
import { formatAvailability } from '../shared/formatNumbers';
import type { Rect } from '../shared/geometry';
import { unframedGroups } from './groupBounds';
import { textWidth } from './textWidth';

export interface GroupTitle {
  readonly kind: string;
  readonly name: string;
  /** `99.99 %`; empty where it never fails or can't. */
  readonly availability: string;
  /** What is in it without a frame. */
  readonly chips: readonly GroupChip[];
}

export interface GroupChip {
  readonly id: string;
  /** `eu-west-1a · 99.95 %` */
  readonly text: string;
}

export const TITLE_FONT_SIZE = 11;
export const TITLE_HEIGHT = 20;
const CHIP_PADDING = 8;
const CHIP_GAP = 4;

export function groupTitle(diagram: Diagram, groupId: string, frames: ReadonlyMap<string, Rect>): GroupTitle {
  const inside = unframedGroups(diagram, groupId, frames);
  return {
    kind: groupKind(diagram.groups.get(groupId)?.type ?? ''),
    name: diagram.groups.get(groupId)?.name || groupId,
    availability: availabilityOf(diagram, groupId),
    chips: inside.map(([id, group]) => {
      const nines = availabilityOf(diagram, id);
      return { id, text: nines ? `${group.name || id} · ${nines}` : group.name || id };
    }),
  };
}

/** The title in one line, without its chips. */
export const titleText = ({ kind, name, availability }: GroupTitle): string =>
  `${kind} ${name}${availability ? ` · ${availability}` : ''}`;

const chipWidth = ({ text }: GroupChip): number =>
  Math.ceil(textWidth(text, TITLE_FONT_SIZE - 1)) + 2 * CHIP_PADDING;

/** The box of the title's text, centred on the frame's top border. */
export function titleRect(frame: Rect, title: GroupTitle): Rect {
  const width = Math.ceil(textWidth(titleText(title), TITLE_FONT_SIZE, 500)) + 14;
  return { x: frame.x + 14, y: frame.y - TITLE_HEIGHT / 2, width, height: TITLE_HEIGHT };
}

/** Boxes of the chips, one after another to the right of the title. */
export function chipRects(frame: Rect, title: GroupTitle): readonly Rect[] {
  const start = titleRect(frame, title);
  let x = start.x + start.width + CHIP_GAP;
  return title.chips.map((chip) => {
    const rect = { x, y: start.y + 1, width: chipWidth(chip), height: TITLE_HEIGHT - 2 };
    x += rect.width + CHIP_GAP;
    return rect;
  });
}

function availabilityOf(diagram: Diagram, groupId: string): string {
  const availability = likely(diagram.groups.get(groupId)?.settings?.availability);
  return availability !== undefined && availability < 1 ? formatAvailability(availability) : '';
}
