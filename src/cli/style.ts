/** Colours for a terminal, or none; and text from a file made harmless to one. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue';
export type Paint = (text: string, style: Style | undefined) => string;

const CODES: Readonly<Record<Style, readonly [on: number, off: number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
};

export function painter(hasColour: boolean): Paint {
  return (text, style) => {
    if (!hasColour || style === undefined || text === '') return text;
    const [on, off] = CODES[style];
    return `\u001b[${on}m${text}\u001b[${off}m`;
  };
}

/** One line without control characters: a name in a file must not steer the terminal that shows it. */
export const harmless = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
