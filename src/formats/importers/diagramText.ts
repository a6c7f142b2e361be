/**
 * Reads a diagram that is typed as chains: `user > lb > api x3 > redis, postgres`. Contract: any text has an answer and none
 * throws; what is incomplete is read as far as it goes, as it is being typed. Chains end with a line or `;`, but go on where
 * a line ends or begins with an arrow, or ends with a comma. Brackets are groups: `zone-a [ api, db ]`.
 */
import { type ArrowToken, type Span, type Token, tokensOf } from './diagramTokens';
import { partOf, type TypedPart } from './typedPart';

export interface TypedGroup extends Span {
  readonly kind: 'group';
  readonly name: string;
  readonly chains: readonly Chain[];
}

export type Item = TypedPart | TypedGroup;

/** Items side by side, and the arrow from them to those of the next link; null: the chain ends here. */
export interface Link {
  readonly items: readonly Item[];
  readonly arrow: ArrowToken | null;
}

export type Chain = readonly Link[];

/** Brackets deeper than this are passed over: no drawing has them, and a text of nothing else must not exhaust the stack. */
const DEEPEST = 8;

export function parseDiagramText(text: string): readonly Chain[] {
  return new Reader(text, tokensOf(text)).chains(0);
}

/** Whether a text is more than the name of one component: what a search box takes for a diagram. */
export const isDiagramText = (text: string): boolean =>
  tokensOf(text).some(({ kind }) => kind !== 'text' && kind !== 'close') ||
  parseDiagramText(text).some((chain) =>
    chain.some(({ items }) =>
      items.some((item) => item.kind === 'part' && (item.replicas !== null || item.says !== null)),
    ),
  );

class Reader {
  private readonly text: string;
  private readonly tokens: readonly Token[];
  private next = 0;

  constructor(text: string, tokens: readonly Token[]) {
    this.text = text;
    this.tokens = tokens;
  }

  chains(depth: number): readonly Chain[] {
    const chains: Link[][] = [];
    let links: Link[] = [];
    let items: Item[] = [];
    const endChain = () => {
      if (items.length > 0) links.push({ items, arrow: null });
      if (links.length > 0) chains.push(links);
      links = [];
      items = [];
    };
    while (this.next < this.tokens.length) {
      const token = this.tokens[this.next++];
      if (token?.kind === 'text') items.push(...this.item(token, depth));
      else if (token?.kind === 'open') items.push(...membersOf(this.group(token, '', depth)));
      else if (token?.kind === 'arrow' && items.length > 0) {
        links.push({ items, arrow: token });
        items = [];
      } else if (token?.kind === 'end' && !this.goesOn()) endChain();
      else if (token?.kind === 'close' && depth > 0) break;
    }
    endChain();
    return chains;
  }

  private item(token: Span, depth: number): readonly Item[] {
    const before = this.tokens[this.next];
    if (before?.kind === 'open' && depth < DEEPEST) {
      this.next++;
      const name = partOf(this.text, token)?.name ?? '';
      return [this.group(token, name, depth)];
    }
    const part = partOf(this.text, token);
    return part ? [part] : [];
  }

  private group({ start }: Span, name: string, depth: number): TypedGroup {
    const chains = depth < DEEPEST ? this.chains(depth + 1) : [];
    const last = this.tokens[this.next - 1];
    return { kind: 'group', name, chains, start, end: last?.end ?? start };
  }

  /** A line that ends or begins with an arrow, or ends with a comma, is no end. */
  private goesOn(): boolean {
    let [before, after] = [this.next - 1, this.next];
    while (this.tokens[before]?.kind === 'end') before--;
    while (this.tokens[after]?.kind === 'end') after++;
    const left = this.tokens[before]?.kind;
    // What follows is read at once: the ends between have had their answer.
    if (left !== 'arrow' && left !== 'comma' && this.tokens[after]?.kind !== 'arrow') return false;
    this.next = after;
    return true;
  }
}

/** Brackets without a name only hold together. */
const membersOf = ({ chains }: TypedGroup): readonly Item[] =>
  chains.flatMap((chain) => chain.flatMap(({ items }) => items));
