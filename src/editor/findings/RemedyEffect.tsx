/** What a remedy would do to the journey in focus, in small type; asked when it is shown. */
import { useMemo } from 'react';
import type { Remedy } from '../../model/finding';
import { nameOf } from '../../model/queries';
import { effectWords, remedyEffect } from '../../state/remedyEffect';
import { useAnalysis, useApp, useFocusedJourney } from '../app/hooks';

interface Props {
  readonly remedy: Remedy;
  /** Said where the diagram is too large to try. */
  readonly untried?: string;
}

export function RemedyEffect({ remedy, untried }: Props) {
  const app = useApp();
  const analysis = useAnalysis();
  const journeyId = useFocusedJourney();
  const words = useMemo(() => {
    const effect = remedyEffect(app.context(), analysis, remedy, journeyId);
    return effect && effectWords(effect);
  }, [app, analysis, remedy, journeyId]);
  if (words === null)
    return untried === undefined ? null : <small className="remedy-effect">{untried}</small>;
  if (words.length === 0) return null;
  const { diagram } = app.context();
  const name =
    journeyId === null ? null : diagram.journeys.get(journeyId)?.name || nameOf(diagram, journeyId);
  return (
    <small className="remedy-effect">
      {name !== null && `${name}: `}
      {words.join(' · ')}
    </small>
  );
}
