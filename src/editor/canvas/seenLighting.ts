/** What is alight in a talk, where some of it is behind the cards of collapsed groups. */
import type { Visible } from '../../layout/visibleDiagram';
import { type ElementRef, kindOf, refOf } from '../../model/elements';
import type { Lighting } from './lighting';

/** A step of a talk on what is drawn: a card is alight where something behind it is. */
export function seenLighting({ cards, standsFor }: Visible, lighting: Lighting): Lighting {
  if (cards.size === 0) return lighting;
  const { lit, now } = lighting;
  const isCard = new Set([...cards.values()].map(({ groupId }) => refOf('group', groupId)));
  const seen = (refs: ReadonlySet<ElementRef>): ReadonlySet<ElementRef> =>
    new Set(
      [...refs].flatMap((ref) => {
        const at = standsFor.get(ref);
        return at === undefined ? (isCard.has(ref) ? [] : [ref]) : kindOf(ref) === 'group' ? [] : [at];
      }),
    );
  return { lit: lit && seen(lit), now: seen(now) };
}
