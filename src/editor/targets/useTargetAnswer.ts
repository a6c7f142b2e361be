/** The answer to the question on the screen; while the next is worked out the last stays and says so. */
import { useEffect, useState } from 'react';
import type { Diagram } from '../../model/diagram';
import { sameMeaning } from '../../state/analysis';
import type { TargetQuestion, TargetReply } from '../../state/plans';

export interface TargetAnswer<Answer> extends TargetReply<Answer> {
  /** Of the diagram as it was. */
  readonly isStale: boolean;
}

type Ask<Answer> = (question: TargetQuestion) => Promise<TargetReply<Answer>>;

interface Last<Answer> {
  readonly of: Diagram;
  readonly by: Ask<Answer>;
  readonly reply: TargetReply<Answer>;
}

/** null: it is being worked out for the first time. `ask` is the same function all the time. */
export function useTargetAnswer<Answer>(
  ask: Ask<Answer>,
  diagram: Diagram,
  journey: string,
): TargetAnswer<Answer> | null {
  const [last, setLast] = useState<Last<Answer> | null>(null);
  useEffect(() => {
    let isWanted = true;
    void ask({ diagram, journey }).then((reply) => {
      if (isWanted) setLast({ of: diagram, by: ask, reply });
    });
    return () => {
      isWanted = false;
    };
  }, [ask, diagram, journey]);
  if (last?.reply.journey !== journey) return null;
  return {
    ...last.reply,
    isStale: last.by !== ask || (last.of !== diagram && !sameMeaning(last.of, diagram)),
  };
}
