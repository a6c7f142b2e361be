/** What a typed text names and connects: each name once, whatever is said of it anywhere, and each call in its order. */
import type { Chain, Item, TypedGroup } from './diagramText';
import type { Span } from './diagramTokens';
import type { TypedPart } from './typedPart';

export interface Typed extends TypedPart {
  /** The name, whatever its capitals. */
  readonly key: string;
  /** It is said to be two things. */
  readonly saidOtherwise: boolean;
}

export interface TypedCall extends Span {
  readonly from: string;
  readonly to: string;
  readonly async: boolean;
}

/** `members` are keys of parts. */
export interface NamedGroup {
  readonly name: string;
  readonly members: ReadonlySet<string>;
  readonly outer: NamedGroup | null;
}

export interface Names {
  readonly parts: readonly Typed[];
  readonly calls: readonly TypedCall[];
  readonly groups: readonly NamedGroup[];
}

/** Of a text that connects everything with everything, no more are read. */
export const CALLS_READ = 5_000;

export function readNames(chains: readonly Chain[]): Names {
  const parts = new Map<string, Typed>();
  const calls: TypedCall[] = [];
  const groups: { name: string; members: Set<string>; outer: NamedGroup | null }[] = [];

  const readPart = (part: TypedPart, group: (typeof groups)[number] | null): string => {
    const key = part.name.toLowerCase();
    const before = parts.get(key);
    parts.set(key, before ? both(before, part) : { ...part, key, saidOtherwise: false });
    group?.members.add(key);
    return key;
  };
  const readGroup = (typed: TypedGroup, outer: (typeof groups)[number] | null): Ends => {
    const known = groups.find((group) => group.name === typed.name && group.outer === outer);
    const group = known ?? { name: typed.name, members: new Set<string>(), outer };
    if (!known) groups.push(group);
    const ends = typed.chains.map((chain) => readChain(chain, group));
    return { first: ends.flatMap(({ first }) => first), last: ends.flatMap(({ last }) => last) };
  };
  const readItem = (item: Item, group: (typeof groups)[number] | null): Ends => {
    if (item.kind === 'group') return readGroup(item, group);
    const key = readPart(item, group);
    return { first: [key], last: [key] };
  };
  const readChain = (chain: Chain, group: (typeof groups)[number] | null): Ends => {
    const links = chain.map(({ items, arrow }) => {
      const ends = items.map((item) => readItem(item, group));
      const span = { start: items[0]?.start ?? 0, end: items.at(-1)?.end ?? 0 };
      return {
        arrow,
        span,
        first: ends.flatMap(({ first }) => first),
        last: ends.flatMap(({ last }) => last),
      };
    });
    links.forEach((link, index) => {
      const next = links[index + 1];
      if (!link.arrow || !next) return;
      const { async, reversed } = link.arrow;
      const [callers, called] = reversed ? [next.first, link.last] : [link.last, next.first];
      const span = { start: link.span.start, end: next.span.end };
      for (const from of new Set(callers))
        for (const to of new Set(called)) {
          if (calls.length >= CALLS_READ) return;
          calls.push({ from, to, async, ...span });
        }
    });
    return { first: links[0]?.first ?? [], last: links.at(-1)?.last ?? [] };
  };
  for (const chain of chains) readChain(chain, null);
  return { parts: [...parts.values()], calls, groups };
}

/** What an arrow leads to, and what leads on. */
interface Ends {
  readonly first: readonly string[];
  readonly last: readonly string[];
}

/** What was said first of what it is holds; of how many there are, what was said last. */
const both = (before: Typed, now: TypedPart): Typed => ({
  ...before,
  says: before.says ?? now.says,
  replicas: now.replicas ?? before.replicas,
  saidOtherwise:
    before.saidOtherwise || (before.says !== null && now.says !== null && before.says !== now.says),
});
