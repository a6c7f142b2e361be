/**
 * Where a component is drawn: its card's rectangle in canvas units, `position` being the top-left corner.
 * The canvas and every exported figure use these, so that both look the same.
 */
import { typeOf } from '../catalog/effective';
import type { Component } from '../model/diagram';
import type { Rect, Size } from '../shared/geometry';
import { SHAPE_SIZES } from './shapeOutline';

export const NODE_SIZE: Size = { width: 168, height: 60 };

/** The size in the file, or the size every card, and every plain shape of a kind, has. */
export const nodeSize = (component: Component): Size =>
  component.size ?? SHAPE_SIZES[typeOf(component).shape ?? 'box'] ?? NODE_SIZE;

/** A component without a position is taken to stand at the origin; see `layOutMissing` and `quickPlace`. */
export function nodeRect(component: Component): Rect {
  const { width, height } = nodeSize(component);
  return { x: component.position?.x ?? 0, y: component.position?.y ?? 0, width, height };
}

/** How far the second card, drawn behind several replicas or shards, stands out at the top. */
const STACK_HEIGHT = 4;

export function stackHeight(component: Component): number {
  const { replicas = 1, shards = 1 } = component.settings ?? {};
  return replicas > 1 || shards > 1 ? STACK_HEIGHT : 0;
}
