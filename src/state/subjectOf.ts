/** The part or journey whose numbers a question without a click is about. */
import type { Subject } from '../estimate/importance/basis';
import { idOf, kindOf } from '../model/elements';
import type { Context } from './command';

/** What is selected, else the journey in focus, else the first one; null: there is nothing to ask about. */
export function subjectOf({ diagram, session }: Context): Subject | null {
  const [only, ...others] = session.selection;
  if (only !== undefined && others.length === 0) {
    const kind = kindOf(only);
    if (kind === 'component' || kind === 'connection') return { kind, id: idOf(only) };
  }
  const [first] = diagram.journeys.keys();
  const id = session.journey ?? first;
  return id === undefined ? null : { kind: 'journey', id };
}
