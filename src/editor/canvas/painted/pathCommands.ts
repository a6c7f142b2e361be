/**
 * Path data taken apart into its commands: capital letters with plain decimals after them, as lines are drawn. Read
 * letter by letter, since lines with a hundred hops each are read again whenever the worker has drawn a page anew.
 */
export interface PathCommand {
  readonly kind: string;
  readonly values: readonly number[];
  /** All of it as it is written. */
  readonly d: string;
}

export function pathCommands(path: string): readonly PathCommand[] {
  const commands: PathCommand[] = [];
  let at = 0;
  while (at < path.length) {
    const begin = at;
    const values: number[] = [];
    at += 1;
    while (at < path.length && !isLetter(path.charCodeAt(at))) {
      const isNegative = path.charCodeAt(at) === MINUS;
      if (isNegative) at += 1;
      const first = at;
      let [digits, scale] = [0, 0];
      for (; at < path.length; at++) {
        const code = path.charCodeAt(at);
        if (code === POINT) scale = 1;
        else if (code >= ZERO && code <= NINE) {
          digits = digits * 10 + code - ZERO;
          scale *= 10;
        } else break;
      }
      if (at === first) at += 1;
      else values.push(((isNegative ? -1 : 1) * digits) / (scale || 1));
    }
    commands.push({ kind: path.charAt(begin), values, d: path.slice(begin, at) });
  }
  return commands;
}

const [MINUS, POINT, ZERO, NINE, LETTER_A, LETTER_Z] = [45, 46, 48, 57, 65, 90];

const isLetter = (code: number): boolean => code >= LETTER_A && code <= LETTER_Z;
