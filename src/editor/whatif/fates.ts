/** What a fate is called, and how much of it there is: the words and colours of every place that shows one. */
import { CircleSlash, Clock, Gauge, type LucideIcon, OctagonX, TrendingDown } from 'lucide-react';
import type { Visible } from '../../layout/visibleDiagram';
import { type ElementRef, refOf } from '../../model/elements';
import type { Fate } from '../../state/whatIf';

export type Changed = Exclude<Fate, 'same'>;

export const FATE_WORDS: Readonly<Record<Changed, string>> = {
  down: 'down',
  stopped: 'stopped',
  overloaded: 'overloaded',
  degraded: 'degraded',
  slower: 'slower',
};

/** The token of its colour. */
export const FATE_COLOURS: Readonly<Record<Changed, 'bad' | 'warn'>> = {
  down: 'bad',
  stopped: 'bad',
  overloaded: 'bad',
  degraded: 'warn',
  slower: 'warn',
};

/** The sign beside its word: told apart by its shape, whatever the colour. */
export const FATE_ICONS: Readonly<Record<Changed, LucideIcon>> = {
  down: OctagonX,
  stopped: CircleSlash,
  overloaded: Gauge,
  degraded: TrendingDown,
  slower: Clock,
};

/** Nothing comes of it any more. */
export const isOut = (fate: Fate | undefined): boolean => fate === 'down' || fate === 'stopped';

/** From the worst on. */
const ORDER: readonly Changed[] = ['down', 'stopped', 'overloaded', 'degraded', 'slower'];

/**
 * Of what stands for several: all of them out is out, else the worst of them is a degradation of the whole. Undefined:
 * nothing changed.
 */
export function fateOfMany(fates: readonly (Fate | undefined)[]): Fate | undefined {
  const worst = ORDER.find((fate) => fates.includes(fate));
  return worst !== undefined && isOut(worst) && !fates.every(isOut) ? 'degraded' : worst;
}

/** What a line that stands for several says: of each whose numbers change, a line. */
export function wordsDrawn(
  words: ReadonlyMap<ElementRef, string>,
  { lines }: Visible,
): ReadonlyMap<ElementRef, string> {
  const drawn = new Map(words);
  for (const [line, connections] of lines) {
    const said = connections.flatMap((id) => words.get(refOf('connection', id)) ?? []);
    if (said.length > 0) drawn.set(refOf('connection', line), said.join('\n'));
  }
  return drawn;
}

/** As they are drawn: a line that stands for several connections has the fate of them all. */
export function fatesDrawn(
  fates: ReadonlyMap<ElementRef, Fate>,
  { lines }: Visible,
): ReadonlyMap<ElementRef, Fate> {
  const drawn = new Map(fates);
  for (const [line, connections] of lines) {
    const fate = fateOfMany(connections.map((id) => fates.get(refOf('connection', id))));
    if (fate === undefined) drawn.delete(refOf('connection', line));
    else drawn.set(refOf('connection', line), fate);
  }
  return drawn;
}
