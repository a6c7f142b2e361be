/** One component as it is typed: `api`, `api x3`, `3x api`, `orders: api`, `"Order service" api`. */
import type { Span } from './diagramTokens';

export interface TypedPart extends Span {
  readonly kind: 'part';
  readonly name: string;
  /** What it is said to be, beside its name; null: its name says it. */
  readonly says: string | null;
  readonly replicas: number | null;
}

const QUOTED = /["“”]([^"“”\n]*)["“”]?/gu;
/** Not the one of `https://`. */
const COLON = /:(?!\/\/)/u;
const TIMES = /^(?:[x×](\d{1,15})|(\d{1,15})[x×])$/iu;

/** null: there is no name in it. */
export function partOf(text: string, { start, end }: Span): TypedPart | null {
  const raw = text.slice(start, end);
  const quoted = [...raw.matchAll(QUOTED)].map(([, inside = '']) => tidy(inside)).filter(Boolean);
  const { words, replicas } = counted(tidy(raw.replace(QUOTED, ' ')));
  if (quoted.length > 0) {
    const says = tidy(words.replace(/^:|:$/gu, ''));
    return { kind: 'part', name: quoted.join(' '), says: says || null, replicas, start, end };
  }
  const colon = words.search(COLON);
  const [name, says] = colon < 0 ? [words, ''] : [tidy(words.slice(0, colon)), tidy(words.slice(colon + 1))];
  if (name === '' && says === '') return null;
  return { kind: 'part', name: name || says, says: name && says ? says : null, replicas, start, end };
}

/** Takes `x3` out of the words; alone it is a name. */
function counted(text: string): { readonly words: string; readonly replicas: number | null } {
  const words = text.replace(/(^|\s)([x×])\s+(\d)/giu, '$1$2$3').split(' ');
  const times = words.filter((word) => TIMES.test(word)).at(-1);
  if (times === undefined || words.length === 1) return { words: text, replicas: null };
  const at = words.lastIndexOf(times);
  const [, after, before] = TIMES.exec(times) ?? [];
  return { words: words.filter((_, index) => index !== at).join(' '), replicas: Number(after ?? before) };
}

const tidy = (text: string): string => text.trim().replace(/\s+/gu, ' ');
