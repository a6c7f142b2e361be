/** Questions about this very diagram: answered first, then held against what the estimate says. */
import { useId, useState } from 'react';
import { scenarioOf } from '../../interview/challenges';
import type { ChallengeTaken } from '../../model/mockInterview';
import { answerChallenge, revealChallenge, takeChallenge } from '../../state/interview';
import { revealOf } from '../../state/interviewChallenges';
import { useApp, useDiagram } from '../app/hooks';
import { askChallenges } from '../workers/challengesEngine';
import { askWhatIf } from '../workers/whatIfEngine';
import { useInterviewNotes } from './useInterviewNotes';

export function Challenges() {
  const app = useApp();
  const diagram = useDiagram();
  const taken = useInterviewNotes().run?.challenges ?? [];
  const [said, setSaid] = useState('');
  const challengeMe = async () => {
    setSaid('Looking for a weak spot…');
    const { challenges, failure } = await askChallenges(diagram);
    const known = new Set(app.document.getState().diagram.interview.run?.challenges.map(({ id }) => id));
    const next = challenges.find(({ id }) => !known.has(id));
    if (next) app.apply(takeChallenge(app.context(), next));
    if (failure !== null) setSaid(`It can’t be worked out: ${failure}.`);
    else if (next) setSaid('');
    else
      setSaid(
        diagram.components.size === 0 ? 'Draw something first.' : 'Nothing more to ask about this drawing.',
      );
  };
  return (
    <>
      <ol className="interview-challenges">
        {taken.map((challenge) => (
          <ChallengeItem key={challenge.id} challenge={challenge} />
        ))}
      </ol>
      <button type="button" className="button" data-small onClick={() => void challengeMe()}>
        Challenge me
      </button>
      <p className="muted" aria-live="polite">
        {said}
      </p>
    </>
  );
}

function ChallengeItem({ challenge }: { readonly challenge: ChallengeTaken }) {
  const app = useApp();
  const diagram = useDiagram();
  const id = useId();
  const { question, answer = '', revealed } = challenge;
  const scenario = scenarioOf(challenge.id);
  const reveal = async () => {
    if (!scenario) return;
    const { answer: answered, failure } = await askWhatIf({ diagram, scenario });
    const sentences = answered ? revealOf(diagram, answered) : [`It can’t be worked out: ${failure}.`];
    app.apply(revealChallenge(app.context(), challenge.id, sentences));
  };
  return (
    <li>
      <p id={id}>{question}</p>
      <textarea
        className="field"
        rows={2}
        dir="auto"
        aria-labelledby={id}
        placeholder="Your answer, before you look"
        value={answer}
        onChange={(event) => app.apply(answerChallenge(app.context(), challenge.id, event.target.value))}
      />
      {revealed && (
        <ul aria-label="What the estimate says">
          {revealed.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {scenario && (
        <div className="sheet-actions">
          <button type="button" className="button" data-small onClick={() => void reveal()}>
            {revealed ? 'Ask the estimate again' : 'What the estimate says'}
          </button>
          {revealed && (
            <button
              type="button"
              className="link-button"
              onClick={() => app.apply({ session: { scenario } })}
            >
              Show it on the drawing
            </button>
          )}
        </div>
      )}
    </li>
  );
}
