/** The signs of a typed diagram: arrows, commas, brackets, ends of lines, and the text between them, quoted or not. */
export interface Span {
  /** Of the text, in UTF-16 code units; `end` is just after. */
  readonly start: number;
  readonly end: number;
}

export interface ArrowToken extends Span {
  readonly kind: 'arrow';
  readonly async: boolean;
  /** `<-`: what stands right of it calls what stands left. */
  readonly reversed: boolean;
}

export type Token = ArrowToken | (Span & { readonly kind: 'text' | 'comma' | 'end' | 'open' | 'close' });

/** `>`, `->`, `=>`, `→`; asynchronous with a wave, dots or two dashes; `<->` is a call and its answer: an arrow. */
const ARROW = /<?[-=~.]{1,4}>|<[-=~.]{1,4}|<>|>{1,2}|<|[→⟶⇒⇢←⟵⇐⇠↔]/uy;
const ASYNC = /~|\.|--|[⇢⇠]/u;
const REVERSED = /^<[^>]*$|[←⟵⇐⇠]/u;
const SIGNS: ReadonlyMap<string, 'comma' | 'end' | 'open' | 'close'> = new Map([
  [',', 'comma'],
  [';', 'end'],
  ['\n', 'end'],
  ['[', 'open'],
  [']', 'close'],
]);
const QUOTED = /["“”][^"“”\n]*["“”]?/uy;

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let from = 0;
  const endText = (at: number) => {
    const raw = text.slice(from, at);
    const start = from + raw.length - raw.trimStart().length;
    const end = from + raw.trimEnd().length;
    if (start < end) tokens.push({ kind: 'text', start, end });
  };
  for (let at = 0; at < text.length; ) {
    const length = lengthAt(QUOTED, text, at);
    if (length > 0) {
      at += length;
      continue;
    }
    const token = signAt(text, at);
    if (token) {
      endText(at);
      tokens.push(token);
      from = token.end;
    }
    at = token?.end ?? at + 1;
  }
  endText(text.length);
  return tokens;
}

function signAt(text: string, at: number): Token | null {
  const sign = SIGNS.get(text.charAt(at));
  if (sign) return { kind: sign, start: at, end: at + 1 };
  const length = lengthAt(ARROW, text, at);
  if (length === 0) return null;
  const arrow = text.slice(at, at + length);
  return {
    kind: 'arrow',
    async: ASYNC.test(arrow),
    reversed: REVERSED.test(arrow),
    start: at,
    end: at + length,
  };
}

/** How much of the text the pattern takes from there. */
function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
