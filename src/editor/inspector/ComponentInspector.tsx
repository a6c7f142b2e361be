/** A component: what it costs, its settings as the catalog describes them, where it stands, what is wrong with it. */
import { useMemo } from 'react';
import { componentType, technology } from '../../catalog/catalog';
import type { Field } from '../../catalog/componentType';
import { effectiveSettings, isBroker, typeOf } from '../../catalog/effective';
import { fieldsFor } from '../../catalog/fieldsFor';
import { unknownSettings } from '../../catalog/unknownSettings';
import { costLine, monthlyCost } from '../../estimate/cost';
import { backlogLine, headroomLine, replicasLine } from '../../estimate/furtherLines';
import type { Component } from '../../model/diagram';
import { refOf } from '../../model/elements';
import { formatRate, formatShare } from '../../shared/formatNumbers';
import { changeType } from '../../state/changeType';
import { rename, setSetting } from '../../state/gestures';
import type { Why } from '../../state/why';
import { useAnalysis, useApp, useOfDiagram, useSession } from '../app/hooks';
import { useUncertainty } from '../app/UncertaintyProvider';
import { TypeHelpButton } from '../help/HelpLink';
import { TypeTile } from '../icons/TypeTile';
import { StyleSection } from '../look/StyleSection';
import { ScenarioLine } from '../whatif/ScenarioLine';
import { Becomes } from './Becomes';
import { CallsSection } from './CallsSection';
import { availabilityFigure, FigureLines, Figures, latencyFigure } from './Figures';
import { FindingList } from './FindingList';
import { LockButton } from './LockButton';
import { NameField } from './NameField';
import { OperationRows } from './OperationRows';
import { Row, Section } from './Section';
import { SelectField } from './SelectField';
import { SettingRow } from './SettingRow';
import { TypeField } from './TypeField';
import { ZonesField } from './ZonesField';

const SECTIONS: readonly { readonly id: Field['section']; readonly title: string }[] = [
  { id: 'reliability', title: 'How much of it' },
  { id: 'performance', title: 'How fast' },
  { id: 'behaviour', title: 'How it behaves' },
  { id: 'data', title: 'Its data' },
  { id: 'cost', title: 'What it costs' },
];

interface Props {
  readonly id: string;
  readonly component: Component;
}

export function ComponentInspector({ id, component }: Props) {
  const app = useApp();
  const hasGroups = useOfDiagram(({ groups }) => groups.size > 0);
  const type = typeOf(component);
  const ref = refOf('component', id);
  const fields = fieldsFor(type);
  return (
    <>
      <header className="inspector-head">
        <TypeTile type={type} technology={technology(component.settings?.technology ?? '')} size="medium" />
        <div>
          <NameField
            label="Name"
            value={component.name ?? ''}
            placeholder={id}
            onChange={(name) => app.apply(rename(app.context(), ref, name))}
          />
          <TypeField
            component={component}
            onChange={(next) => app.apply(changeType(app.context(), id, next))}
          />
        </div>
        <LockButton />
        <TypeHelpButton id={component.type} label={componentType(component.type)?.label ?? component.type} />
      </header>
      {type.becomes && <Becomes id={id} name={component.name ?? ''} types={type.becomes} />}
      <ComponentFigures id={id} component={component} />
      <FindingList of={ref} />
      {type.technologies.length > 0 && (
        <Section title="Technology">
          <Row label="Runs on">
            {(labelledBy) => <TechnologyField id={id} component={component} labelledBy={labelledBy} />}
          </Row>
        </Section>
      )}
      {SECTIONS.map(({ id: section, title }) => {
        const own = fields.filter((field) => field.section === section);
        if (own.length === 0 && section !== 'reliability') return null;
        return (
          <Section key={section} title={title}>
            {own.map((field) => (
              <SettingRow key={field.id} id={id} component={component} field={field} />
            ))}
            {section === 'performance' && (type.role === 'store' || type.role === 'cache') && (
              <>
                <OperationRows id={id} component={component} operation="read" />
                <OperationRows id={id} component={component} operation="write" />
              </>
            )}
            {section === 'cost' && <CostRow id={id} component={component} />}
            {section === 'reliability' && hasGroups && (
              <Row
                label="Stands in"
                help="Zones its replicas are spread over, regions, and other boundaries."
              >
                {() => <ZonesField id={id} component={component} />}
              </Row>
            )}
          </Section>
        );
      })}
      <UnknownSettings component={component} />
      <CallsSection id={id} />
      <StyleSection />
    </>
  );
}

/** At the load as given; nothing where no price is. */
function CostRow({ id, component }: Props) {
  const { estimate } = useAnalysis();
  const cost = monthlyCost(component, estimate.components.get(id)?.requestsPerSecond ?? 0);
  if (cost === null) return null;
  return (
    <Row label="All of it" help="Its replicas, and the requests of all journeys at the load as given.">
      {() => <output className="cost">{costLine(cost)}</output>}
    </Row>
  );
}

/** What a newer version may have said: shown as it is in the file, and kept. */
function UnknownSettings({ component }: { readonly component: Component }) {
  const unknown = unknownSettings(component);
  if (unknown.length === 0) return null;
  return (
    <Section title="Not known here">
      {unknown.map((setting) => (
        <Row key={setting} label={setting} help="Kept in the file as it is; counts for nothing.">
          {() => <code className="unknown-value">{JSON.stringify(component.settings?.[setting])}</code>}
        </Row>
      ))}
    </Section>
  );
}

const NO_TECHNOLOGY = 'none';

function TechnologyField({ id, component, labelledBy }: Props & { readonly labelledBy: string }) {
  const app = useApp();
  const { technologies } = typeOf(component);
  const options = useMemo(() => {
    const known = technologies.flatMap((name) => technology(name) ?? []);
    return [
      { value: NO_TECHNOLOGY, label: 'Not decided' },
      ...known.map((one) => ({ value: one.id, label: one.label })),
    ];
  }, [technologies]);
  return (
    <SelectField
      labelledBy={labelledBy}
      value={component.settings?.technology ?? NO_TECHNOLOGY}
      options={options}
      onChange={(next) =>
        app.apply(setSetting(app.context(), id, 'technology', next === NO_TECHNOLOGY ? undefined : next))
      }
    />
  );
}

function ComponentFigures({ id, component }: Props) {
  const { estimate } = useAnalysis();
  const journey = useSession((session) => session.journey);
  const inJourney = journey === null ? undefined : estimate.journeys.get(journey)?.components.get(id);
  const numbers = inJourney ?? estimate.components.get(id);
  const known = useUncertainty();
  const spread = (inJourney && journey !== null ? known?.journeys.get(journey) : known)?.components.get(id);
  if (!numbers) return null;
  const subject: Why['subject'] = { kind: 'component', id };
  const load = formatRate(numbers.requestsPerSecond);
  const room = numbers.headroom && numbers.requestsPerSecond > 0 ? headroomLine(numbers.headroom) : null;
  const backlog = isBroker(component) ? estimate.backlogs.get(id) : undefined;
  return (
    <>
      <Figures
        figures={[
          { ...availabilityFigure(numbers, spread), why: { subject, measure: 'availability' } },
          { ...latencyFigure(numbers.latencyMs, spread), why: { subject, measure: 'latencyMs.p99' } },
          numbers.utilization === null
            ? { value: load, label: 'no limit set', why: { subject, measure: 'requestsPerSecond' } }
            : {
                value: formatShare(numbers.utilization),
                label: `busy at ${load}`,
                why: { subject, measure: 'utilization' },
              },
        ]}
      />
      <ScenarioLine of={refOf('component', id)} />
      <FigureLines
        lines={[
          room && `Room: ${room}`,
          replicasLine(numbers, effectiveSettings(component).replicas),
          backlog && backlog.arrivalsPerSecond > 0 ? backlogLine(backlog) : null,
        ]}
      />
    </>
  );
}
