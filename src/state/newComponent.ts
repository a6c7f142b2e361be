/**
 * A component that isn't in the diagram yet: of a type, with the product or the setting it was searched by, under a
 * name and an id of its own.
 */
import { componentType, technology as knownTechnology } from '../catalog/catalog';
import { meantBy } from '../catalog/meantBy';
import type { CatalogHit, Meaning } from '../catalog/search';
import { freeSpot, roomySpot } from '../layout/freeSpot';
import { nodeSize } from '../layout/nodeRect';
import type { Component, Diagram } from '../model/diagram';
import { freshId } from '../model/edits';
import { type Point, type Rect, rounded } from '../shared/geometry';

/** What to add; a type alone, or with what sets it apart. */
export type Wanted = string | WantedPart;

export interface WantedPart {
  readonly type: string;
  readonly technology?: string | undefined;
  readonly meaning?: Meaning | undefined;
  /** Absent: what it is called in the catalog. */
  readonly name?: string | undefined;
}

/**
 * `nearby`: on free ground around the point, for what is added without being put anywhere; `beside`: as near to it as
 * there is room.
 */
export type Where = 'exactly' | 'nearby' | 'beside';

export const wantedOf = ({ type, technology, meaning }: CatalogHit): WantedPart => ({
  type: type.id,
  technology: technology?.id,
  meaning,
});

/** A component of that name: what its words say it is, else a plain box. */
export const namedPart = (name: string): WantedPart => {
  const hit = meantBy(name);
  return { ...(hit ? wantedOf(hit) : { type: 'box' }), name: name.trim() };
};

export const partOf = (wanted: Wanted): WantedPart =>
  typeof wanted === 'string' ? { type: wanted } : wanted;

/** With its middle at the point. */
export function newComponent(
  diagram: Diagram,
  { type, technology, meaning, name }: WantedPart,
  at: Point,
  where: Where,
): readonly [id: string, component: Component] {
  const product = technology === undefined ? undefined : knownTechnology(technology)?.label;
  const label = product ?? meaning?.label ?? componentType(type)?.label ?? type;
  const bare: Component = { type, name: name ?? freshName(diagram, label) };
  const size = nodeSize(bare);
  const wanted = { x: at.x - size.width / 2, y: at.y - size.height / 2, ...size };
  const settings = { ...(technology !== undefined && { technology }), ...meaning?.settings };
  return [
    freshId(diagram, technology ?? type),
    {
      ...bare,
      position: SPOTS[where](diagram, wanted),
      ...(Object.keys(settings).length > 0 && { settings }),
    },
  ];
}

const SPOTS: Readonly<Record<Where, (diagram: Diagram, wanted: Rect) => Point>> = {
  exactly: (_, wanted) => rounded(wanted),
  nearby: roomySpot,
  beside: freeSpot,
};

/** `Service`, then `Service 2`, …: a name no component has yet. */
export function freshName(diagram: Diagram, label: string): string {
  const taken = new Set([...diagram.components.values()].map((component) => component.name));
  if (!taken.has(label)) return label;
  for (let n = 2; ; n++) if (!taken.has(`${label} ${n}`)) return `${label} ${n}`;
}
