/** The answer to the question on the screen; while the next is worked out the last stays and says so. */
import { useEffect, useState } from 'react';
import type { Diagram } from '../../model/diagram';
import { sameMeaning } from '../../state/analysis';
import { goalOf, type Why, type WhyReply } from '../../state/why';
import { askWhy } from '../workers/whyEngine';

export interface Answered extends WhyReply {
  /** Of the diagram as it was. */
  readonly isStale: boolean;
}

/** null: it is being worked out for the first time. */
export function useWhyAnswer(diagram: Diagram, why: Why): Answered | null {
  const { kind, id } = why.subject;
  const goal = goalOf(why);
  const [last, setLast] = useState<{ readonly of: Diagram; readonly reply: WhyReply } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void askWhy({ diagram, subject: { kind, id }, goal }).then((reply) => {
      if (isWanted) setLast({ of: diagram, reply });
    });
    return () => {
      isWanted = false;
    };
  }, [diagram, kind, id, goal]);
  if (last?.reply.subject.kind !== kind || last.reply.subject.id !== id) return null;
  const isOld = last.reply.goal !== goal || (last.of !== diagram && !sameMeaning(last.of, diagram));
  return { ...last.reply, isStale: isOld };
}
