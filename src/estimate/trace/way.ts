/** The choices on one way through a journey: which were come to, what was taken, and how many go the same way. */
import type { Choice, Chosen, Option } from './trace';

export interface Way {
  /** The option taken; of those no request takes, none is. */
  take(id: string, options: readonly Option[]): string | null;
  choices(): readonly Choice[];
  share(): number;
}

export function createWay(chosen: Chosen): Way {
  const met = new Map<string, Choice>();
  let share = 1;
  return {
    take(id, options) {
      const before = met.get(id);
      // One draw a request, however often it comes there.
      if (before) return before.chosen;
      const total = options.reduce((sum, one) => sum + one.share, 0);
      const possible = options
        .filter((one) => one.share > 0 || total <= 0)
        .map((one) => ({ ...one, share: total > 0 ? one.share / total : 1 / options.length }));
      const wanted = possible.find((one) => one.id === chosen.get(id));
      const taken = wanted ?? possible.reduce<Option | null>(likelier, null);
      if (!taken) return null;
      if (possible.length > 1) met.set(id, { id, options: possible, chosen: taken.id });
      share *= taken.share;
      return taken.id;
    },
    choices: () => [...met.values()],
    share: () => share,
  };
}

/** The first of those alike. */
const likelier = (best: Option | null, one: Option): Option =>
  best && best.share >= one.share * (1 - 1e-12) ? best : one;
