/** The answer to the question on the screen; while the next is worked out the last stays and says so. */
import { useEffect, useState } from 'react';
import type { Diagram } from '../../model/diagram';
import { sameMeaning } from '../../state/analysis';
import { goalOf, type Why, type WhyReply } from '../../state/why';
import { askWhy, stopWhy } from '../workers/whyEngine';

export interface Answered extends WhyReply {
  /** Of the diagram as it was. */
  readonly isStale: boolean;
}

/** Of a page with more components what would help comes after the rest. */
const QUICK_FIRST = 60;

/** null: it is being worked out for the first time. */
export function useWhyAnswer(diagram: Diagram, why: Why): Answered | null {
  const { kind, id } = why.subject;
  const goal = goalOf(why);
  const [last, setLast] = useState<{ readonly of: Diagram; readonly reply: WhyReply } | null>(null);
  useEffect(() => {
    let isWanted = true;
    const take = (reply: WhyReply): void => {
      if (isWanted) setLast({ of: diagram, reply });
    };
    const question = { diagram, subject: { kind, id }, goal };
    if (diagram.components.size > QUICK_FIRST) void askWhy({ ...question, isQuick: true }).then(take);
    void askWhy(question).then(take);
    return () => {
      isWanted = false;
    };
  }, [diagram, kind, id, goal]);
  // Whoever closes the card waits for nothing.
  useEffect(() => stopWhy, []);
  if (last?.reply.subject.kind !== kind || last.reply.subject.id !== id) return null;
  const isOld = last.reply.goal !== goal || (last.of !== diagram && !sameMeaning(last.of, diagram));
  return { ...last.reply, isStale: isOld };
}
