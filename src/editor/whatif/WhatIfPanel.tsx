/** The scenario in hand: what is failed, the load, and what becomes of each journey, with the reasons. */
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { visibleDiagram } from '../../layout/visibleDiagram';
import type { Diagram } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import type { Scenario } from '../../model/scenario';
import type { WhatIfAnswer, WhatIfReply } from '../../state/whatIf';
import { focusCanvas } from '../app/focus';
import { useApp, useDiagram, useSession } from '../app/hooks';
import { askWhatIf } from '../workers/whatIfEngine';
import { FateBadge } from './FateBadge';
import { fateStore, fateWordsStore, scenarioNumbersStore } from './fateStore';
import { fatesDrawn, wordsDrawn } from './fates';
import { LoadRamp } from './LoadRamp';
import { SavedScenarios } from './SavedScenarios';
import { ScenarioEvents } from './ScenarioEvents';

export function WhatIfPanel() {
  const scenario = useSession((session) => session.scenario);
  return scenario && <Panel scenario={scenario} />;
}

function Panel({ scenario }: { readonly scenario: Scenario }) {
  const app = useApp();
  const diagram = useDiagram();
  const reply = useWhatIf(diagram, scenario);
  const change = (next: Scenario) => app.apply({ session: { scenario: next } });
  return (
    <section className="what-if panel" aria-label="What if">
      <header>
        <h3 className="heading">What if</h3>
        <button
          type="button"
          className="icon-button"
          aria-label="End what if"
          onClick={() => {
            app.apply({ session: { scenario: null, scenarioId: null } });
            focusCanvas();
          }}
        >
          <X size={14} aria-hidden="true" />
        </button>
      </header>
      <ScenarioEvents scenario={scenario} onChange={change} />
      <LoadRamp scenario={scenario} onChange={change} />
      {reply?.failure != null && <p role="alert">It can’t be worked out: {reply.failure}.</p>}
      {reply?.answer?.problems.map((problem) => (
        <p key={problem}>{problem}</p>
      ))}
      {scenario.length > 0 && reply?.answer && <Journeys answer={reply.answer} diagram={diagram} />}
      <SavedScenarios scenario={scenario} />
    </section>
  );
}

/**
 * Paints what it learns; when the scenario ends, nothing is painted. While a slider moves the next is asked for before the last
 * is answered: each answer is shown when it comes, never an older one after a newer.
 */
function useWhatIf(diagram: Diagram, scenario: Scenario): WhatIfReply | null {
  const [reply, setReply] = useState<WhatIfReply | null>(null);
  const journey = useSession((session) => session.journey);
  const soFar = useSession((session) => session.reading === 'so-far');
  const asked = useRef(0);
  const shown = useRef(0);
  useEffect(() => {
    asked.current += 1;
    const turn = asked.current;
    void askWhatIf({ diagram, scenario, shown: { journey, soFar } }).then((answered) => {
      if (turn < shown.current) return;
      shown.current = turn;
      setReply(answered);
      const visible = visibleDiagram(diagram);
      fateWordsStore.setState(wordsDrawn(answered.answer?.words ?? new Map(), visible), true);
      fateStore.setState(fatesDrawn(answered.answer?.fates ?? new Map(), visible), true);
      const numbers = answered.answer?.numbers;
      scenarioNumbersStore.setState({ known: numbers ? { diagram, numbers } : null });
    });
  }, [diagram, scenario, journey, soFar]);
  useEffect(() => {
    shown.current = 0;
    return () => {
      shown.current = Number.POSITIVE_INFINITY;
      fateStore.setState(new Map(), true);
      fateWordsStore.setState(new Map(), true);
      scenarioNumbersStore.setState({ known: null });
    };
  }, []);
  return reply;
}

function Journeys({ answer, diagram }: { readonly answer: WhatIfAnswer; readonly diagram: Diagram }) {
  return (
    <ul className="what-if-journeys" aria-live="polite">
      {[...answer.journeys].map(([id, { verdict, reasons, changes }]) => (
        <li key={id}>
          <strong>{diagram.journeys.get(id)?.name || nameOf(diagram, id)}</strong>{' '}
          <FateBadge fate={verdict} />
          {changes.length > 0 && <p className="what-if-changes">{changes.join(' · ')}</p>}
          {reasons.map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
        </li>
      ))}
    </ul>
  );
}
