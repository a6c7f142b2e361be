/**
 * An outline as a hand would sketch it: path data in, path data out, drawn twice with a tremble that hangs on the seed
 * alone. Canvas and figures draw it by this one function; ends and corners stay where they are, so that lines still
 * meet what they lead to. Reference: roughjs, whose generator needs no screen.
 */
import rough from 'roughjs';
import type { Rect } from '../shared/geometry';

const generator = rough.generator();

/** `isDashed`: drawn once, as two dashed lines on each other are neither. */
export function sketchPath(d: string, seed: number, isDashed = false): string {
  if (d === '') return '';
  const key = `${seed} ${isDashed} ${d}`;
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const { sets } = generator.path(d, {
    seed,
    roughness: ROUGHNESS,
    bowing: BOWING,
    preserveVertices: true,
    disableMultiStroke: isDashed,
  });
  const path = sets.map((set) => generator.opsToPath(set, 1).trim()).join(' ');
  if (drawn.size >= MOST_KEPT) drawn.clear();
  drawn.set(key, path);
  return path;
}

/** From an id, never 0: that would be another sketch each time. */
export function seedOf(id: string): number {
  let hash = 2166136261;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 16777619);
  return ((hash >>> 1) % 1_000_000) + 1;
}

export function roundedRectPath({ x, y, width, height }: Rect, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2);
  const arc = `A ${n(r)} ${n(r)} 0 0 1`;
  return [
    `M ${n(x + r)} ${n(y)} H ${n(x + width - r)} ${arc} ${n(x + width)} ${n(y + r)}`,
    `V ${n(y + height - r)} ${arc} ${n(x + width - r)} ${n(y + height)}`,
    `H ${n(x + r)} ${arc} ${n(x)} ${n(y + height - r)} V ${n(y + r)} ${arc} ${n(x + r)} ${n(y)} Z`,
  ].join(' ');
}

const ROUGHNESS = 1.1;
const BOWING = 1.2;

/** What is drawn doesn't change while it is on the screen. */
const MOST_KEPT = 20_000;
const drawn = new Map<string, string>();

/** To a hundredth, as figures are written. */
const n = (value: number): string => String(Math.round(value * 100) / 100);
