/**
 * How a colour looks to whom a kind of cone is missing, and how far two colours are apart: the simulation of Machado, Oliveira
 * and Fernandes (2009) at full severity on linear light, distances in CIELAB (1976), where 2 is just noticeable.
 */
export type Sight = 'full' | 'protanopia' | 'deuteranopia' | 'tritanopia';

type Triple = readonly [number, number, number];

const SEEN: Readonly<Record<Sight, readonly [Triple, Triple, Triple]>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Of `#rrggbb`. */
export function linearLight(colour: string): Triple {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** WCAG 2.2: contrast ratio. */
export function contrast(a: string, b: string): number {
  const luminance = (colour: string): number => {
    const [r, g, b] = linearLight(colour);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

export function distance(a: string, b: string, sight: Sight): number {
  const [one, other] = [lab(seen(a, sight)), lab(seen(b, sight))];
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

function seen(colour: string, sight: Sight): Triple {
  const [r, g, b] = linearLight(colour);
  const row = ([x, y, z]: Triple): number => Math.min(1, Math.max(0, x * r + y * g + z * b));
  const [first, second, third] = SEEN[sight];
  return [row(first), row(second), row(third)];
}

/** Under D65. */
function lab([r, g, b]: Triple): Triple {
  const bent = (value: number): number => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  const x = bent((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = bent(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = bent((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
