/** The design's tokens as a painter needs them: read from the page, as they are in the theme in force. */
import type { Theme } from '../../../state/sessionStore';

const NAMES = [
  'canvas',
  'panel',
  'line',
  'line-strong',
  'ink',
  'edge-line',
  'accent',
  'ok',
  'warn',
  'bad',
  'note-line',
  'font',
] as const;

export interface Colours {
  readonly of: (name: (typeof NAMES)[number] | `category-${string}` | `hue-${string}`) => string;
}

/** `theme`: read anew for another one. */
export function coloursOf(element: Element, theme: Theme): Colours {
  const style = getComputedStyle(element);
  const known = new Map<string, string>([['theme', theme]]);
  return {
    of: (name) => {
      let value = known.get(name);
      if (value === undefined) {
        value = style.getPropertyValue(`--${name}`).trim();
        known.set(name, value);
      }
      return value;
    },
  };
}
