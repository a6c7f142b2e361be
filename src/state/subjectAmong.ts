/** Of what is selected together, the part whose number a question without a click is about: the one that is worst off. */
import type { Estimate } from '../estimate/answer';
import { shownMember } from '../estimate/bundleLabel';
import { groupNumbers } from '../estimate/groupNumbers';
import type { Subject } from '../estimate/importance/basis';
import { idOf, kindOf } from '../model/elements';
import { standingIn } from '../model/queries';
import type { Context } from './command';

type Asked = Pick<Context, 'diagram' | 'session'>;

/** Whether which one it is hangs on their numbers: a group, or several connections. */
export function isAmong({ session: { selection } }: Asked): boolean {
  const [only, ...others] = selection;
  if (only === undefined) return false;
  if (others.length === 0) return kindOf(only) === 'group';
  return [...selection].every((ref) => kindOf(ref) === 'connection');
}

/** Of a group the call into it, or the journey that begins in it, that is least available; null: there is none. */
export function subjectAmong(context: Asked, estimate: Estimate): Subject | null {
  if (!isAmong(context)) return null;
  const { diagram, session } = context;
  const { selection, journey, reading } = session;
  const ids = [...selection].map(idOf);
  const [only] = selection;
  if (only === undefined || kindOf(only) !== 'group') {
    const id = shownMember(estimate, ids, journey, 'availability', reading === 'none' ? 'caller' : reading);
    return id === undefined ? null : { kind: 'connection', id };
  }
  const within = standingIn(diagram, new Set(ids));
  const components = within.flatMap((ref) => (kindOf(ref) === 'component' ? [idOf(ref)] : []));
  const inside = new Set(components);
  const entering = [...diagram.connections].flatMap(([id, { from, to }]) =>
    inside.has(to) && !inside.has(from) ? [id] : [],
  );
  const { leastUp } = groupNumbers(diagram, estimate, { components, entering }, journey);
  if (leastUp === null) return null;
  const at = leastUp.indexOf(':');
  return { kind: leastUp.startsWith('journey') ? 'journey' : 'connection', id: leastUp.slice(at + 1) };
}
