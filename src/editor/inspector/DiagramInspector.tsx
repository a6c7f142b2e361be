/** Nothing selected: the journeys, end to end, against what they are meant to reach; and the findings. */
import { Plus, Route } from 'lucide-react';
import { costLine, totalCost } from '../../estimate/cost';
import { nameOf } from '../../model/queries';
import { addJourney } from '../../state/gestures';
import { startPath } from '../../state/path';
import { useAnalysis, useApp, useDiagram, useJourneys } from '../app/hooks';
import { JourneyCard } from '../journeys/JourneyCard';
import { FindingList } from './FindingList';
import { PageStyle } from './LineSection';
import { Row, Section } from './Section';

export function DiagramInspector() {
  const app = useApp();
  const diagram = useDiagram();
  const { findings } = useAnalysis();
  const journeys = useJourneys();
  const [entry] = [...diagram.components].filter(
    ([id]) => ![...diagram.connections.values()].some((c) => c.to === id),
  );
  const empty = diagram.components.size === 0;
  return (
    <>
      <header className="inspector-head">
        <div>
          <strong>{diagram.title || 'Untitled'}</strong>
          <span className="muted">{empty ? 'An empty diagram' : 'End to end, from each entry'}</span>
        </div>
      </header>
      {empty && (
        <p className="inspector-hint">
          Drag a component from the left, or press <kbd>/</kbd> and type its name. Numbers appear with the
          first connection.
        </p>
      )}
      <Section
        title="Journeys"
        action={
          entry && (
            <span>
              <button
                type="button"
                className="link-button"
                title="A journey by its path: click where it enters, then what it calls (Shift+J)"
                onClick={() => app.apply(startPath(app.context()))}
              >
                <Route size={12} aria-hidden="true" /> By path
              </button>
              <button
                type="button"
                className="link-button"
                onClick={() => app.apply(addJourney(app.context(), entry[0]))}
              >
                <Plus size={12} aria-hidden="true" /> Add
              </button>
            </span>
          )
        }
      >
        {journeys.map(([id, answer]) => (
          <JourneyCard key={id} id={id} answer={answer} fallbackName={nameOf(diagram, id)} />
        ))}
        {journeys.length === 0 && <p className="muted">None yet: a journey starts at a client.</p>}
      </Section>
      <TotalCost />
      {findings.length > 0 && (
        <Section title="Findings">
          <FindingList of={null} limit={6} />
        </Section>
      )}
      {!empty && <PageStyle />}
    </>
  );
}

/** Of the parts that say what they cost; where none does, nothing. */
function TotalCost() {
  const diagram = useDiagram();
  const { estimate } = useAnalysis();
  const total = totalCost(diagram, estimate);
  if (total === null) return null;
  return (
    <Section title="Cost">
      <Row label="All parts" help="Of the parts that say what they cost, at the load as given.">
        {() => <output className="cost">{costLine(total)}</output>}
      </Row>
    </Section>
  );
}
