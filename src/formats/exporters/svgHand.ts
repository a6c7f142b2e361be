/**
 * Whose hand draws a figure's outlines: a ruler's, or as if they were sketched. Both draw the same geometry; a sketched
 * outline trembles by the id of what it belongs to, so that it is the same each time and on the canvas.
 */
import { roundedRectPath, seedOf, sketchPath } from '../../layout/sketchPath';
import type { Look } from '../../model/style';
import type { Rect } from '../../shared/geometry';
import { type Attributes, element } from './svgMarkup';

type Path = Attributes & { readonly d: string };

export interface Hand {
  readonly box: (rect: Rect, radius: number, attributes: Attributes) => string;
  /** A closed outline. */
  readonly path: (attributes: Path) => string;
  /** An open one, which has no inside. */
  readonly line: (attributes: Path) => string;
  /** A sketch throws none. */
  readonly shadow: (markup: string) => string;
}

export const handFor = (look: Look | undefined, id: string): Hand =>
  look === 'sketch' ? sketched(seedOf(id)) : RULED;

const RULED: Hand = {
  box: ({ x, y, width, height }, rx, attributes) =>
    element('rect', { x, y, width, height, rx, ...attributes }),
  path: (attributes) => element('path', attributes),
  line: (attributes) => element('path', attributes),
  shadow: (markup) => markup,
};

function sketched(seed: number): Hand {
  const line = (attributes: Path): string =>
    element('path', {
      ...attributes,
      fill: 'none',
      'stroke-linecap': 'round',
      d: sketchPath(attributes.d, seed, attributes['stroke-dasharray'] !== undefined),
    });
  const path = (attributes: Path): string => {
    const { d, fill, transform } = attributes;
    return (fill === 'none' ? '' : element('path', { d, fill, transform })) + line(attributes);
  };
  return {
    box: (rect, radius, attributes) => path({ ...attributes, d: roundedRectPath(rect, radius) }),
    path,
    line,
    shadow: () => '',
  };
}
