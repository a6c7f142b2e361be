/**
 * The parts whose answer every request of a journey waits for: its entry, and from there over calls that each request
 * makes and none does without. Behind caches, pools and call groups of a component's own it isn't known who answers.
 */
import type { Connection } from '../model/diagram';
import type { ReviewView } from './rule';

/** `counts`: further conditions on the calls. */
export function alwaysAsked(
  { diagram, facts }: Pick<ReviewView, 'diagram' | 'facts'>,
  journeyId: string,
  counts: (call: Connection) => boolean = () => true,
): ReadonlySet<string> {
  const critical = facts.criticalTo(journeyId);
  const entry = diagram.journeys.get(journeyId)?.entry ?? '';
  const found = new Set(critical.has(entry) ? [entry] : []);
  for (const id of found) {
    const type = facts.typeAt(id);
    const calls = facts.callsFrom(id);
    const asksAll = type?.how === 'sequence' || type?.how === 'parallel' || calls.length === 1;
    const answersAlone = type?.answersFromItself || type?.role === 'cache';
    if (!asksAll || answersAlone || diagram.components.get(id)?.settings?.calls !== undefined) continue;
    for (const [, call] of calls) {
      const always = call.optional !== true && call.probability === undefined && counts(call);
      if (always && critical.has(call.to)) found.add(call.to);
    }
  }
  return found;
}
