/**
 * The plain shapes of a whiteboard as SVG paths, and where their words stand. Canvas and figures draw these; each
 * outline touches the middle of its rectangle's sides, so that lines end on it.
 */
import type { Shape } from '../catalog/componentType';
import type { Rect, Size } from '../shared/geometry';

export interface ShapeOutline {
  readonly outline: string;
  /** A line drawn on it: the rim of a cylinder's lid. */
  readonly detail?: string;
  /** Where its name and second line have room, from its top-left corner. */
  readonly text: Rect;
}

/** Null: the card every component has. */
export function shapeOutline(shape: Shape | undefined, size: Size): ShapeOutline | null {
  const draw = shape === undefined ? null : DRAWN[shape];
  return draw ? draw(size) : null;
}

/** Sizes at which the name fits inside; a card's otherwise. */
export const SHAPE_SIZES: Readonly<Record<Shape, Size | null>> = {
  box: null,
  cylinder: { width: 128, height: 84 },
  queue: { width: 168, height: 60 },
  cloud: { width: 156, height: 88 },
  person: { width: 120, height: 92 },
  hexagon: { width: 168, height: 68 },
};

const DRAWN: Readonly<Record<Shape, ((size: Size) => ShapeOutline) | null>> = {
  box: null,
  cylinder,
  queue,
  cloud,
  person,
  hexagon,
};

function cylinder({ width: w, height: h }: Size): ShapeOutline {
  const rx = w / 2;
  const ry = Math.min(11, h / 4);
  const lid = `A ${n(rx)} ${n(ry)} 0 0 1`;
  return {
    outline: `M 0 ${n(ry)} ${lid} ${n(w)} ${n(ry)} V ${n(h - ry)} ${lid} 0 ${n(h - ry)} Z`,
    detail: `M ${n(w)} ${n(ry)} ${lid} 0 ${n(ry)}`,
    text: { x: 10, y: 2 * ry, width: w - 20, height: h - 3 * ry },
  };
}

/** A cylinder on its side: messages go in on the left and come out on the right. */
function queue({ width: w, height: h }: Size): ShapeOutline {
  const rx = Math.min(11, w / 4);
  const ry = h / 2;
  return {
    outline: `M ${n(rx)} 0 H ${n(w - rx)} A ${n(rx)} ${n(ry)} 0 0 1 ${n(w - rx)} ${n(h)} H ${n(rx)} A ${n(rx)} ${n(ry)} 0 0 1 ${n(rx)} 0 Z`,
    detail: `M ${n(w - rx)} 0 A ${n(rx)} ${n(ry)} 0 0 0 ${n(w - rx)} ${n(h)}`,
    text: { x: rx + 4, y: 0, width: w - 3 * rx - 8, height: h },
  };
}

function cloud({ width: w, height: h }: Size): ShapeOutline {
  const at = (x: number, y: number) => `${n(x * w)} ${n(y * h)}`;
  return {
    outline: [
      `M ${at(0.22, 1)}`,
      `C ${at(0.06, 1)} ${at(0, 0.82)} ${at(0, 0.62)}`,
      `C ${at(0, 0.44)} ${at(0.08, 0.33)} ${at(0.19, 0.32)}`,
      `C ${at(0.22, 0.12)} ${at(0.36, 0)} ${at(0.5, 0)}`,
      `C ${at(0.66, 0)} ${at(0.79, 0.11)} ${at(0.82, 0.31)}`,
      `C ${at(0.93, 0.33)} ${at(1, 0.45)} ${at(1, 0.62)}`,
      `C ${at(1, 0.83)} ${at(0.93, 1)} ${at(0.78, 1)} Z`,
    ].join(' '),
    text: { x: w * 0.1, y: h * 0.26, width: w * 0.8, height: h * 0.66 },
  };
}

/** A head over shoulders that hold the name. */
function person({ width: w, height: h }: Size): ShapeOutline {
  const r = h * 0.2;
  const top = h * 0.44;
  const round = Math.min(16, w / 4, (h - top) / 2);
  const corner = `A ${n(round)} ${n(round)} 0 0 1`;
  const middle = w / 2;
  return {
    outline: [
      `M ${n(middle)} 0 A ${n(r)} ${n(r)} 0 0 1 ${n(middle)} ${n(2 * r)} A ${n(r)} ${n(r)} 0 0 1 ${n(middle)} 0 Z`,
      `M 0 ${n(top + round)} ${corner} ${n(round)} ${n(top)} H ${n(w - round)} ${corner} ${n(w)} ${n(top + round)}`,
      `V ${n(h - 8)} A 8 8 0 0 1 ${n(w - 8)} ${n(h)} H 8 A 8 8 0 0 1 0 ${n(h - 8)} Z`,
    ].join(' '),
    text: { x: 8, y: top, width: w - 16, height: h - top },
  };
}

function hexagon({ width: w, height: h }: Size): ShapeOutline {
  const cut = Math.min(20, w / 4);
  return {
    outline: `M ${n(cut)} 0 H ${n(w - cut)} L ${n(w)} ${n(h / 2)} L ${n(w - cut)} ${n(h)} H ${n(cut)} L 0 ${n(h / 2)} Z`,
    text: { x: cut, y: 0, width: w - 2 * cut, height: h },
  };
}

/** To a hundredth, as figures are written. */
const n = (value: number): string => String(Math.round(value * 100) / 100);
