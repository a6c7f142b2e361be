/** A collapsed group's card in a figure: on the sheets of what is behind it, with what its callers see. */
import type { GroupNumbers } from '../../estimate/groupNumbers';
import { GROUP_CARD, groupCardIcon, groupCardWords } from '../../layout/groupCard';
import { truncated } from '../../layout/textWidth';
import type { GroupCard } from '../../layout/visibleDiagram';
import type { Rect } from '../../shared/geometry';
import { type FigureTheme, mixed } from './figureTheme';
import { svgIcon, utilizationLine } from './svgCards';
import type { Hand } from './svgHand';
import { element, TABULAR, xmlText } from './svgMarkup';

const { pad, sheets, tile } = GROUP_CARD;
const TEXT_AT = pad + tile + 9;
const RULE_AT = 46;

export function svgGroupCard(
  card: GroupCard,
  rect: Rect,
  { seen, utilization }: GroupNumbers,
  theme: FigureTheme,
  hand: Hand,
): string {
  const { x, y, width } = rect;
  const { name, about } = groupCardWords(card);
  const body = { ...rect, height: rect.height - sheets };
  const room = width - TEXT_AT - pad;
  const paper = { fill: theme.card, stroke: theme.lineStrong };
  const sheet = (aside: number, down: number) =>
    hand.box(
      { x: x + aside, y: y + 60, width: width - 2 * aside, height: body.height - 60 + down },
      10,
      paper,
    );
  const colour = theme.category.edge;
  const at = { x: x + pad, y: y + 9 };
  const sign = `translate(${at.x + (tile - 17) / 2} ${at.y + (tile - 17) / 2}) scale(${17 / 24})`;
  const words = { x: x + TEXT_AT, fill: theme.ink3, 'font-size': 11 };
  const rule = { x1: x + pad, x2: x + width - pad, y1: y + RULE_AT, y2: y + RULE_AT, stroke: theme.line };
  const numbers = { x: x + pad, y: y + RULE_AT + 15, 'font-size': 11, fill: theme.ink2, style: TABULAR };
  return element(
    'g',
    { class: 'group-card' },
    element('title', {}, xmlText(`${name} (${about})`)),
    sheet(12, 6),
    sheet(6, 3),
    hand.shadow(element('rect', { x, y: y + 1.5, width, height: body.height, rx: 11, fill: theme.shadow })),
    hand.box(body, 11, paper),
    element('rect', { ...at, width: tile, height: tile, rx: 8, fill: mixed(colour, theme.card, 0.13) }),
    svgIcon(groupCardIcon(card), sign, colour),
    element(
      'text',
      { ...words, y: y + 22, 'font-size': 13, 'font-weight': 600, fill: theme.ink },
      xmlText(truncated(name, room, 13, 600)),
    ),
    element('text', { ...words, y: y + 36 }, xmlText(truncated(about, room, 11))),
    seen && element('line', rule),
    seen && element('text', numbers, xmlText(truncated(seen, width - 2 * pad, 11))),
    utilization === null ? '' : utilizationLine(body, utilization, theme),
  );
}
