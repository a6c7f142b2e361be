/** A component's card in a figure: tile with its icon or logo, name, second line, utilization, and a second card behind several replicas. */
import { technology } from '../../catalog/catalog';
import type { ComponentType, IconNode, Logo } from '../../catalog/componentType';
import { typeOf } from '../../catalog/effective';
import { nodeSubtitle } from '../../catalog/subtitle';
import { nodeRect, stackHeight } from '../../layout/nodeRect';
import { shapeOutline } from '../../layout/shapeOutline';
import { truncated } from '../../layout/textWidth';
import type { Component, Diagram } from '../../model/diagram';
import type { Accent } from '../../model/style';
import type { Rect } from '../../shared/geometry';
import { type FigureTheme, mixed, TINT } from './figureTheme';
import type { Hand } from './svgHand';
import { element, xmlText } from './svgMarkup';
import { svgShape } from './svgShapes';

const TILE = 36;
const PAD = 12;
const TEXT_AT = PAD + TILE + 10;

export function svgCard(
  diagram: Diagram,
  id: string,
  component: Component,
  utilization: number | null,
  theme: FigureTheme,
  hand: Hand,
): string {
  const rect = nodeRect(component);
  const type = typeOf(component);
  const room = rect.width - TEXT_AT - 8;
  const name = component.name || id;
  const middle = rect.y + rect.height / 2;
  const title = element('title', {}, xmlText(`${name} (${type.label})`));
  const shape = shapeOutline(type.shape, rect);
  if (shape) {
    const words = { name, subtitle: nodeSubtitle(component, diagram.groups) };
    return element(
      'g',
      { class: 'card' },
      title,
      svgShape(rect, shape, words, component.accent, theme, hand),
    );
  }
  const ground = cardGround(component.accent, theme);
  return element(
    'g',
    { class: 'card' },
    title,
    cardBehind(rect, stackHeight(component), ground, hand),
    hand.shadow(element('rect', { ...placed({ ...rect, y: rect.y + 1.5 }), rx: 11, fill: theme.shadow })),
    hand.box(rect, 11, { ...ground, 'stroke-dasharray': type.role === 'untyped' ? '4 3' : undefined }),
    tile(
      rect,
      type,
      technology(component.settings?.technology ?? '')?.logo ?? null,
      component.accent === undefined ? theme.category[type.category] : theme.hue[component.accent],
      ground.fill,
    ),
    element(
      'text',
      {
        x: rect.x + TEXT_AT,
        y: middle - 3,
        'font-size': 13,
        'font-weight': 600,
        fill: theme.ink,
      },
      xmlText(truncated(name, room, 13, 600)),
    ),
    element(
      'text',
      { x: rect.x + TEXT_AT, y: middle + 13, 'font-size': 11, fill: theme.ink3 },
      xmlText(truncated(nodeSubtitle(component, diagram.groups), room, 11)),
    ),
    utilization === null ? '' : utilizationLine(rect, utilization, theme),
  );
}

/** An icon of the catalog, in lines of one colour. */
export const svgIcon = (icon: IconNode, transform: string, colour: string): string =>
  element(
    'g',
    {
      transform,
      fill: 'none',
      stroke: colour,
      'stroke-width': 1.9,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    },
    icon.map(([tag, attributes]) => element(tag, attributes)).join(''),
  );

/** How busy it is, as on the canvas: green, amber from 70 %, red from full. */
export function utilizationLine(rect: Rect, utilization: number, theme: FigureTheme): string {
  const x = rect.x + PAD;
  const y = rect.y + rect.height - 5;
  const width = rect.width - 2 * PAD;
  const share = Math.min(1, Math.max(0.02, utilization));
  const colour = utilization >= 1 ? theme.bad : utilization >= 0.7 ? theme.warn : theme.ok;
  return (
    element('rect', { x, y, width, height: 2, rx: 1, fill: theme.line }) +
    element('rect', { x, y, width: width * share, height: 2, rx: 1, fill: colour })
  );
}

type Ground = { readonly fill: string; readonly stroke: string };

/** What a card is made of; an accent tints it and draws its edge. */
const cardGround = (accent: Accent | undefined, theme: FigureTheme): Ground =>
  accent === undefined
    ? { fill: theme.card, stroke: theme.lineStrong }
    : { fill: mixed(theme.hue[accent], theme.card, TINT.card), stroke: theme.hue[accent] };

function cardBehind(rect: Rect, standsOut: number, ground: Ground, hand: Hand): string {
  if (standsOut === 0) return '';
  const behind = { x: rect.x + 6, y: rect.y - standsOut, width: rect.width - 12, height: 24 };
  return hand.box(behind, 9, ground);
}

function tile(rect: Rect, type: ComponentType, logo: Logo | null, colour: string, card: string): string {
  const x = rect.x + PAD;
  const y = rect.y + (rect.height - TILE) / 2;
  const ground = element('rect', {
    x,
    y,
    width: TILE,
    height: TILE,
    rx: 9,
    fill: mixed(colour, card, 0.13),
  });
  const size = logo ? 18 : 19;
  const at = `translate(${x + (TILE - size) / 2} ${y + (TILE - size) / 2}) scale(${size / 24})`;
  if (logo) return ground + element('path', { transform: at, fill: colour, d: logo.path });
  return ground + svgIcon(type.icon, at, colour);
}

const placed = ({ x, y, width, height }: Rect) => ({ x, y, width, height });
