/** A connection: what its caller sees, how the call is made, and what is wrong with it. */
import { ArrowRight } from 'lucide-react';
import { connectionEffect, connectionNumbers } from '../../estimate/connectionLabel';
import { effectLine } from '../../estimate/furtherLines';
import type { Connection } from '../../model/diagram';
import { refOf } from '../../model/elements';
import { nameOf } from '../../model/queries';
import { formatRate } from '../../shared/formatNumbers';
import { changeConnection, rename } from '../../state/gestures';
import type { Why } from '../../state/why';
import { useAnalysis, useApp, useDiagram, useSession } from '../app/hooks';
import { useUncertainty } from '../app/UncertaintyProvider';
import { standsAlone } from '../canvas/renameLine';
import { ScenarioLine } from '../whatif/ScenarioLine';
import { CarriesSection } from './CarriesSection';
import type { ConnectionChange } from './connectionPart';
import { FailureSection } from './FailureSection';
import { availabilityFigure, FigureLines, Figures, latencyFigure } from './Figures';
import { FindingList } from './FindingList';
import { LineSection } from './LineSection';
import { LoadSection } from './LoadSection';
import { NameField } from './NameField';
import { SecuritySection } from './SecuritySection';
import { WireSection } from './WireSection';

interface Props {
  readonly id: string;
  readonly connection: Connection;
}

export function ConnectionInspector({ id, connection }: Props) {
  const app = useApp();
  const diagram = useDiagram();
  const ref = refOf('connection', id);
  // What has no line of its own is named here.
  const renaming = useSession((session) => session.renaming === ref) && !standsAlone(diagram, id);
  const set = (change: ConnectionChange) => app.apply(changeConnection(app.context(), id, change));
  const type = (change: ConnectionChange) =>
    app.apply(
      changeConnection(app.context(), id, change, `connection ${id} ${Object.keys(change).join(' ')}`),
    );
  const part = { connection, set, type };
  return (
    <>
      <header className="inspector-head">
        <div>
          <NameField
            label="Name"
            value={connection.name ?? ''}
            focused={renaming}
            placeholder="Connection"
            onChange={(name) => app.apply(rename(app.context(), ref, name))}
          />
          <span className="connection-ends">
            {nameOf(diagram, connection.from)} <ArrowRight size={12} aria-label="to" />{' '}
            {nameOf(diagram, connection.to)}
          </span>
        </div>
      </header>
      <ConnectionFigures id={id} />
      <FindingList of={ref} />
      <CarriesSection {...part} />
      <FailureSection {...part} />
      <SecuritySection {...part} />
      <LoadSection id={id} {...part} />
      <WireSection {...part} />
      <LineSection {...part} />
    </>
  );
}

function ConnectionFigures({ id }: { readonly id: string }) {
  const { estimate } = useAnalysis();
  const journey = useSession((session) => session.journey);
  const numbers = connectionNumbers(estimate, id, journey);
  const known = useUncertainty();
  if (!numbers) return null;
  const inJourney = journey === null ? undefined : known?.journeys.get(journey)?.connections.get(id);
  const spread = inJourney ?? known?.connections.get(id);
  const subject: Why['subject'] = { kind: 'connection', id };
  return (
    <>
      <Figures
        figures={[
          { ...availabilityFigure(numbers, spread), why: { subject, measure: 'availability' } },
          { ...latencyFigure(numbers.latencyMs, spread), why: { subject, measure: 'latencyMs.p99' } },
          {
            value: formatRate(numbers.requestsPerSecond),
            label: 'over it',
            why: { subject, measure: 'requestsPerSecond' },
          },
        ]}
      />
      <ScenarioLine of={refOf('connection', id)} />
      <FigureLines lines={[effectLine(connectionEffect(estimate, id, journey))]} />
    </>
  );
}
