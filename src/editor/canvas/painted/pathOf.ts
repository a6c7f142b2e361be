/** Path data made ready to be drawn once, and icons as one path each. */
import type { IconNode } from '../../../catalog/componentType';

const MOST_KEPT = 20_000;
const made = new Map<string, Path2D>();

export function pathOf(data: string): Path2D {
  let path = made.get(data);
  if (!path) {
    if (made.size >= MOST_KEPT) made.clear();
    path = new Path2D(data);
    made.set(data, path);
  }
  return path;
}

const icons = new WeakMap<IconNode, Path2D>();

/** On a square of 24 by 24, to be stroked. */
export function iconPath(icon: IconNode): Path2D {
  let path = icons.get(icon);
  if (!path) {
    path = new Path2D();
    for (const [tag, attributes] of icon) path.addPath(shapePath(tag, attributes));
    icons.set(icon, path);
  }
  return path;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

function shapePath(tag: string, attributes: Attributes): Path2D {
  const path = new Path2D();
  const number = (name: string): number => Number(attributes[name] ?? 0);
  switch (tag) {
    case 'path':
      return new Path2D(String(attributes['d'] ?? ''));
    case 'circle':
      path.arc(number('cx'), number('cy'), number('r'), 0, 2 * Math.PI);
      return path;
    case 'ellipse':
      path.ellipse(number('cx'), number('cy'), number('rx'), number('ry'), 0, 0, 2 * Math.PI);
      return path;
    case 'rect':
      path.roundRect(number('x'), number('y'), number('width'), number('height'), number('rx'));
      return path;
    case 'line':
      path.moveTo(number('x1'), number('y1'));
      path.lineTo(number('x2'), number('y2'));
      return path;
    case 'polyline':
    case 'polygon':
      return new Path2D(`M${String(attributes['points'] ?? '')}${tag === 'polygon' ? 'Z' : ''}`);
    default:
      return path;
  }
}
