/**
 * The colours of an exported figure. The light ones are safe to print: white ground, dark ink, no transparency;
 * both are the editor's own, so that a figure looks like the canvas it came from.
 */
import type { Category } from '../../catalog/componentType';
import type { Accent } from '../../model/style';

export type FigureThemeName = 'light' | 'dark';

export interface FigureTheme {
  readonly ground: string;
  readonly card: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly edge: string;
  readonly accent: string;
  readonly ok: string;
  readonly warn: string;
  readonly bad: string;
  readonly note: string;
  readonly noteLine: string;
  readonly shadow: string;
  readonly frame: string;
  /** Of the accents. */
  readonly hue: Readonly<Record<Accent, string>>;
  readonly category: Readonly<Record<Category, string>>;
}

const LIGHT: FigureTheme = {
  ground: '#ffffff',
  card: '#ffffff',
  line: '#e7e6e2',
  lineStrong: '#d3d2cc',
  ink: '#1d1d1f',
  ink2: '#55565c',
  ink3: '#6d6e75',
  edge: '#85868d',
  accent: '#4f46e5',
  ok: '#15803d',
  warn: '#a34a07',
  bad: '#a81020',
  note: '#fff7d6',
  noteLine: '#e8d999',
  shadow: '#f0f0ee',
  frame: '#f6fafc',
  hue: {
    grey: '#6b7280',
    red: '#dc2626',
    orange: '#b34a06',
    yellow: '#856300',
    green: '#15803d',
    teal: '#0f766e',
    blue: '#2563eb',
    violet: '#7c3aed',
    pink: '#c91f68',
  },
  category: {
    clients: '#5b6b80',
    edge: '#0277b5',
    compute: '#6d28d9',
    cache: '#b45309',
    data: '#047857',
    messaging: '#be185d',
    coordination: '#0f766e',
    security: '#b91c1c',
    operations: '#4d6b15',
    external: '#52606d',
    shapes: '#6b7280',
  },
};

const DARK: FigureTheme = {
  ground: '#151517',
  card: '#1d1d20',
  line: '#2c2c31',
  lineStrong: '#3c3c43',
  ink: '#f2f2f3',
  ink2: '#b9bac1',
  ink3: '#9a9ba3',
  edge: '#83848c',
  accent: '#918dff',
  ok: '#4ade80',
  warn: '#fbbf4c',
  bad: '#ff6e82',
  note: '#37321d',
  noteLine: '#55502f',
  shadow: '#101012',
  frame: '#18191c',
  hue: {
    grey: '#a1a7b3',
    red: '#ff8080',
    orange: '#ffa057',
    yellow: '#fbd24c',
    green: '#4ade80',
    teal: '#4ad8cc',
    blue: '#7aa7ff',
    violet: '#b79bff',
    pink: '#ff8ac0',
  },
  category: {
    clients: '#a3b1c4',
    edge: '#4fc3f7',
    compute: '#b79bff',
    cache: '#fbbf4c',
    data: '#3ddc9b',
    messaging: '#ff8ac0',
    coordination: '#4ad8cc',
    security: '#ff9a8f',
    operations: '#b3d26a',
    external: '#b3bcc8',
    shapes: '#a1a7b3',
  },
};

export const figureTheme = (name: FigureThemeName): FigureTheme => (name === 'dark' ? DARK : LIGHT);

/** How much of an accent is in what wears it; the editor's tokens say the same. */
export const TINT = { card: 0.06, paper: 0.15, paperLine: 0.5 } as const;

/** `share` of one colour over another, as an opaque colour; both `#rrggbb`. */
export function mixed(colour: string, over: string, share: number): string {
  const channel = (at: number) => {
    const a = Number.parseInt(colour.slice(at, at + 2), 16);
    const b = Number.parseInt(over.slice(at, at + 2), 16);
    return Math.round(a * share + b * (1 - share))
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
