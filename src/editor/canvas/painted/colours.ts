/** The design's tokens as a painter needs them: read from the page, as they are in the theme in force. */
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
  'warn-soft',
  'bad',
  'bad-soft',
  'note-line',
  'font',
] as const;

export interface Colours {
  readonly of: (name: (typeof NAMES)[number] | `category-${string}` | `hue-${string}`) => string;
}

const known = new Map<string, Colours>();

/** `theme`: the one in force, in which every colour is looked up once. */
export function coloursOf(theme: string): Colours {
  const before = known.get(theme);
  if (before) return before;
  const style = getComputedStyle(document.documentElement);
  const values = new Map<string, string>();
  const colours: Colours = {
    of: (name) => {
      let value = values.get(name);
      if (value === undefined) {
        value = style.getPropertyValue(`--${name}`).trim();
        values.set(name, value);
      }
      return value;
    },
  };
  known.set(theme, colours);
  return colours;
}
