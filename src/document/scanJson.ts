/**
 * Where does a JSON text go wrong? One iterative pass over the text (RFC 8259), so that any depth and any size
 * is safe, with places no engine's error message is needed for. It also finds what `JSON.parse` hides: keys
 * that stand twice in one object and numbers too large for a double.
 */
import { type PathSegment, shorten } from './documentPath';

/** Nothing a person draws comes near this; what does is hostile or broken, and recursion stays safe below it. */
export const MAX_DEPTH = 64;

export type ScanProblem =
  | { readonly kind: 'broken'; readonly offset: number; readonly expected: string; readonly found: string }
  | { readonly kind: 'deep'; readonly offset: number; readonly path: readonly PathSegment[] }
  | {
      readonly kind: 'duplicate';
      readonly offset: number;
      readonly firstOffset: number;
      readonly path: readonly PathSegment[];
    }
  | {
      readonly kind: 'overflow';
      readonly offset: number;
      readonly path: readonly PathSegment[];
      readonly found: string;
    };

/** Called for every key and every list item, with the place where it begins. */
export type OnEntry = (path: readonly PathSegment[], offset: number) => void;

/** Every problem of the text, in its order; a broken text or one nested too deep ends the scan there. */
export function scanJson(text: string, onEntry?: OnEntry): readonly ScanProblem[] {
  return new Scanner(text, onEntry).scan();
}

/** Line and column of an offset, both from 1; a column counts UTF-16 units, as editors do. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}

interface Frame {
  /** The keys seen and where; null in a list. */
  readonly keys: Map<string, number> | null;
  segment: PathSegment;
}

type Awaits = 'value' | 'item or end' | 'key' | 'key or end' | 'more or end';

class Stop extends Error {}

class Scanner {
  private at = 0;
  private readonly frames: Frame[] = [];
  private readonly problems: ScanProblem[] = [];

  constructor(
    private readonly text: string,
    private readonly onEntry: OnEntry | undefined,
  ) {}

  scan(): readonly ScanProblem[] {
    try {
      let awaits: Awaits | null = 'value';
      while (awaits !== null) {
        this.skipSpace();
        awaits = this.step(awaits);
      }
    } catch (thrown) {
      if (!(thrown instanceof Stop)) throw thrown;
    }
    return this.problems;
  }

  private step(awaits: Awaits): Awaits | null {
    switch (awaits) {
      case 'value':
        return this.value('a value');
      case 'item or end':
        return this.text[this.at] === ']' ? this.close() : this.value('a value or "]"');
      case 'key':
        return this.key('a key in double quotes');
      case 'key or end':
        return this.text[this.at] === '}' ? this.close() : this.key('a key in double quotes or "}"');
      case 'more or end':
        return this.more();
    }
  }

  private value(expected: string): Awaits {
    const frame = this.frames.at(-1);
    if (frame && !frame.keys) this.onEntry?.(this.path(), this.at);
    const char = this.text[this.at];
    if (char === '{') return this.open(new Map(), 'key or end', '');
    if (char === '[') return this.open(null, 'item or end', 0);
    if (char === '"') this.string();
    else if (char === '-' || isDigit(char)) this.number();
    else this.word(expected);
    return 'more or end';
  }

  private open(keys: Map<string, number> | null, awaits: Awaits, segment: PathSegment): Awaits {
    if (this.frames.length >= MAX_DEPTH) {
      this.problems.push({ kind: 'deep', offset: this.at, path: this.path().slice(0, 3) });
      throw new Stop();
    }
    this.frames.push({ keys, segment });
    this.at++;
    return awaits;
  }

  private close(): Awaits {
    this.frames.pop();
    this.at++;
    return 'more or end';
  }

  private key(expected: string): Awaits {
    if (this.text[this.at] !== '"') this.broken(expected);
    const start = this.at;
    const key = this.string();
    const frame = this.frames.at(-1);
    if (frame?.keys) {
      frame.segment = key;
      const firstOffset = frame.keys.get(key);
      if (firstOffset === undefined) frame.keys.set(key, start);
      else this.problems.push({ kind: 'duplicate', offset: start, firstOffset, path: this.path() });
      this.onEntry?.(this.path(), start);
    }
    this.skipSpace();
    if (this.text[this.at] !== ':') this.broken('":" after the key');
    this.at++;
    return 'value';
  }

  private more(): Awaits | null {
    const frame = this.frames.at(-1);
    const char = this.text[this.at];
    if (!frame) return char === undefined ? null : this.broken('the end of the file');
    const end = frame.keys ? '}' : ']';
    if (char === end) return this.close();
    if (char !== ',') return this.broken(`"," or "${end}"`);
    this.at++;
    if (typeof frame.segment === 'number') frame.segment++;
    return frame.keys ? 'key' : 'value';
  }

  /** Past the string that begins here; its value. */
  private string(): string {
    const start = this.at++;
    let escaped = false;
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code === QUOTE) break;
      if (Number.isNaN(code)) this.broken('a double quote to end the text', start);
      if (code < 0x20) this.broken('an escape like \\n instead of a bare control character');
      if (code === BACKSLASH) {
        escaped = true;
        this.escape();
      } else this.at++;
    }
    this.at++;
    return escaped
      ? String(JSON.parse(this.text.slice(start, this.at)))
      : this.text.slice(start + 1, this.at - 1);
  }

  private escape(): void {
    const char = this.text[this.at + 1];
    if (char === 'u' && /^[0-9a-fA-F]{4}$/.test(this.text.slice(this.at + 2, this.at + 6))) this.at += 6;
    else if (char !== undefined && '"\\/bfnrt'.includes(char)) this.at += 2;
    else this.broken('an escape JSON knows, like \\n or \\u00e9');
  }

  private number(): void {
    const start = this.at;
    if (this.text[this.at] === '-') this.at++;
    if (this.text[this.at] === '0') this.at++;
    else this.digits();
    if (this.text[this.at] === '.') {
      this.at++;
      this.digits();
    }
    if (this.text[this.at] === 'e' || this.text[this.at] === 'E') {
      this.at++;
      if (this.text[this.at] === '+' || this.text[this.at] === '-') this.at++;
      this.digits();
    }
    const found = this.text.slice(start, this.at);
    if (!Number.isFinite(Number(found)))
      this.problems.push({ kind: 'overflow', offset: start, path: this.path(), found: shorten(found, 40) });
  }

  private digits(): void {
    if (!isDigit(this.text[this.at])) this.broken('a digit');
    while (isDigit(this.text[this.at])) this.at++;
  }

  private word(expected: string): void {
    for (const word of ['true', 'false', 'null'])
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return;
      }
    this.broken(expected);
  }

  private skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.at++;
    }
  }

  private path(): PathSegment[] {
    return this.frames.map((frame) => frame.segment);
  }

  private broken(expected: string, offset = this.at): never {
    this.problems.push({ kind: 'broken', offset, expected, found: foundAt(this.text, offset) });
    throw new Stop();
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';

/** What stands there, as a person would name it: a word, a character, the end. */
function foundAt(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  if (code === undefined) return 'the end of the file';
  const word = /^[\p{L}\p{N}_$.+-]+/u.exec(text.slice(offset, offset + 40))?.[0];
  if (word) return word;
  return code < 0x20 || (code >= 0x7f && code < 0xa0)
    ? `the control character U+${code.toString(16).toUpperCase().padStart(4, '0')}`
    : `"${String.fromCodePoint(code)}"`;
}
