/** The targets of the journey in focus: whether it reaches them, where its budget goes, and what would reach them. */
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Diagram, Journey } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import { sameMeaning } from '../../state/analysis';
import { focusCanvas } from '../app/focus';
import { useAnalysis, useApp, useDiagram, useFocusedJourney, useSession } from '../app/hooks';
import { SelectField } from '../inspector/SelectField';
import { askAllPlans, askBudget, askPlans, stopPlans } from '../workers/targetEngine';
import { BudgetTable } from './BudgetTable';
import { PlanList } from './PlanList';
import { TargetFields } from './TargetFields';
import { useTargetAnswer } from './useTargetAnswer';

export function TargetsPanel() {
  const isShown = useSession((session) => session.targets);
  return isShown && <OfFocused />;
}

function OfFocused() {
  const focused = useFocusedJourney();
  const journey = useDiagram().journeys.get(focused ?? '');
  return focused !== null && journey ? <Panel id={focused} journey={journey} /> : null;
}

interface Props {
  readonly id: string;
  readonly journey: Journey;
}

function Panel({ id, journey }: Props) {
  const app = useApp();
  const diagram = useDiagram();
  const { estimate } = useAnalysis();
  const answer = estimate.journeys.get(id);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const close = () => {
    app.apply({ session: { targets: false } });
    focusCanvas();
  };
  const options = [...diagram.journeys].map(([value, { name, entry }]) => ({
    value,
    label: name || nameOf(diagram, entry),
  }));
  return (
    <section ref={panel} className="targets-panel corner-card panel" aria-label="Targets" tabIndex={-1}>
      <header>
        <h3 className="heading">Targets</h3>
        <SelectField
          label="Journey"
          value={id}
          options={options}
          onChange={(next) => app.apply({ session: { journey: next } })}
        />
        <button type="button" className="icon-button" aria-label="Close the targets" onClick={close}>
          <X size={14} aria-hidden="true" />
        </button>
      </header>
      {answer && <TargetFields id={id} journey={journey} answer={answer} />}
      {journey.target && <Answers key={id} id={id} />}
      {!journey.target && <p className="muted">Type what it is meant to reach, like 99.95 % or 200 ms.</p>}
    </section>
  );
}

function Answers({ id }: { readonly id: string }) {
  const diagram = useDiagram();
  const budget = useTargetAnswer(askBudget, diagram, id);
  // Of this diagram only: the next one is looked at quickly again.
  const [thorough, setThorough] = useState<Diagram | null>(null);
  const isThorough = thorough !== null && (thorough === diagram || sameMeaning(thorough, diagram));
  // Whoever closes the panel, or looks at another journey, waits for nothing.
  useEffect(() => stopPlans, []);
  const plans = useTargetAnswer(isThorough ? askAllPlans : askPlans, diagram, id);
  const failure = budget?.failure ?? plans?.failure;
  return (
    <>
      {budget?.answer && (
        <div data-stale={budget.isStale || undefined}>
          <BudgetTable budget={budget.answer} />
        </div>
      )}
      <section
        className="what-reaches"
        aria-label="What would reach it"
        aria-busy={plans === null || plans.isStale}
        data-stale={plans?.isStale || undefined}
      >
        <h4>What would reach it</h4>
        {plans?.answer && <PlanList answer={plans.answer} isStale={plans.isStale} />}
        {plans?.answer && !plans.isStale && !isThorough && plans.answer.searched.leftOut > 0 && (
          <button type="button" className="link-button" onClick={() => setThorough(diagram)}>
            Try them all, however long it takes
          </button>
        )}
        {(plans === null || plans.isStale) && failure == null && (
          <p className="muted" role="status">
            Trying combinations…{' '}
            {isThorough && (
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  stopPlans();
                  setThorough(null);
                }}
              >
                Stop
              </button>
            )}
          </p>
        )}
      </section>
      {failure != null && <p role="alert">It can’t be worked out: {failure}.</p>}
    </>
  );
}
