/** One journey: what its user gets, against its target; open, its entry, load and target can be set. */
import './journeys.css';
import { Crosshair, Pencil, Play, Target, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { JourneyEstimate } from '../../estimate/answer';
import { costLine, costOfMillionLine } from '../../estimate/cost';
import { ageOf, PROMISES, stalenessLine } from '../../estimate/furtherLines';
import { journeyTakes } from '../../estimate/journeyTakes';
import type { JourneyUncertainty } from '../../estimate/ranges';
import { shownAvailability } from '../../estimate/shownAvailability';
import { refOf } from '../../model/elements';
import { nameOf } from '../../model/queries';
import { likely } from '../../model/ranged';
import {
  formatAvailability,
  formatDowntime,
  formatLatency,
  formatRate,
  formatShare,
  withSpread,
} from '../../shared/formatNumbers';
import { removeJourney } from '../../state/gestures';
import type { Why } from '../../state/why';
import { useApp, useDiagram, useSession } from '../app/hooks';
import { useUncertainty } from '../app/UncertaintyProvider';
import { availabilitySpread, latencySpread, Spread } from '../inspector/Spread';
import { VerdictMark } from '../targets/VerdictMark';
import { WhyButton } from '../why/WhyButton';
import { JourneyForm } from './JourneyForm';

interface Props {
  readonly id: string;
  readonly answer: JourneyEstimate;
  readonly fallbackName: string;
}

export function JourneyCard({ id, answer, fallbackName }: Props) {
  const app = useApp();
  const diagram = useDiagram();
  const focused = useSession((session) => session.journey === id);
  const [editing, setEditing] = useState(focused && diagram.journeys.get(id)?.name === undefined);
  const journey = diagram.journeys.get(id);
  const name = journey?.name || fallbackName;
  const target = journey?.target;
  const subject: Why['subject'] = { kind: 'journey', id };
  const spread = useUncertainty()?.journeys.get(id);
  const { costPerMonth = 0 } = answer;
  const ofMillion = costOfMillionLine(costPerMonth, likely(journey?.requestsPerSecond) ?? 0);
  const succeeds = formatAvailability(answer.successRate);
  return (
    <article className="journey-card" data-focused={focused || undefined} aria-label={`Journey ${name}`}>
      <header>
        <strong>{name}</strong>
        <button
          type="button"
          className="icon-button"
          aria-pressed={focused}
          aria-label={`Focus on ${name}`}
          title="Show this journey’s numbers on the connections"
          onClick={() => app.apply({ session: { journey: focused ? null : id } })}
        >
          <Crosshair size={14} />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={`Play a request of ${name}`}
          title="Play a request: who waits for whom, and how long"
          onClick={() =>
            app.apply({ session: { journey: id, trace: true, selection: new Set(), why: null } })
          }
        >
          <Play size={13} />
        </button>
        {journey && (
          <button
            type="button"
            className="icon-button"
            aria-expanded={editing}
            aria-label={`Edit ${name}`}
            onClick={() => setEditing(!editing)}
          >
            <Pencil size={13} />
          </button>
        )}
      </header>
      <dl>
        <Line
          why={{ subject, measure: 'availability' }}
          label="Available"
          value={shownAvailability(answer)}
          spread={spread && availabilitySpread(spread)}
          target={target?.availability === undefined ? undefined : formatAvailability(target.availability)}
          verdict={answer.targets.availability}
          note={`${answer.exact ? '' : 'too entangled for one number; at most '}${formatDowntime(answer.downtimeSecondsPerYear)}`}
        />
        {succeeds !== formatAvailability(answer.availability) && (
          <Line
            why={{ subject, measure: 'successRate' }}
            label="Success"
            value={succeeds}
            note={lostIn(answer)}
          />
        )}
        {(['p50', 'p95', 'p99'] as const).map((percentile) => {
          const allowed = target?.[`${percentile}Ms`];
          if (allowed === undefined && percentile === 'p95') return null;
          return (
            <Line
              key={percentile}
              why={{ subject, measure: `latencyMs.${percentile}` }}
              label={percentile}
              value={formatLatency(answer.latencyMs[percentile])}
              spread={spread && latencySpread(spread, percentile)}
              target={allowed === undefined ? undefined : formatLatency(allowed)}
              verdict={answer.targets[`${percentile}Ms`]}
            />
          );
        })}
        <Line
          label="Load"
          value={
            journey?.requestsPerSecond === undefined
              ? 'not said'
              : formatRate(likely(journey.requestsPerSecond))
          }
          note={
            answer.maxRequestsPerSecond === null
              ? 'nothing limits it'
              : `up to ${mostOf(answer.maxRequestsPerSecond, spread)}, then ${nameOf(diagram, answer.bottleneck ?? '')}`
          }
        />
        {journey && target?.requestsPerSecond !== undefined && (
          <Line
            label="Takes"
            value={takenWords(journeyTakes(journey, answer))}
            target={formatRate(target.requestsPerSecond)}
            verdict={answer.targets.requestsPerSecond}
            explained="So many can be taken in all, the other journeys staying as they are"
          />
        )}
        {costPerMonth > 0 && ofMillion && (
          <Line label="Costs" value={costLine(costPerMonth)} note={ofMillion} />
        )}
        {answer.effectMs && (
          <Line
            label="All done"
            value={formatLatency(answer.effectMs.p99)}
            note={
              answer.effectMs.p99 === null
                ? 'what follows is overloaded'
                : `p99 with what follows · p50 ${formatLatency(answer.effectMs.p50)}`
            }
          />
        )}
        {answer.staleness && (
          <Line
            label="Its data"
            value={ageOf(answer.staleness)}
            note={PROMISES[answer.staleness.consistency]}
            explained={stalenessLine(diagram, answer.staleness) ?? undefined}
          />
        )}
      </dl>
      {journey && (
        <button
          type="button"
          className="link-button"
          onClick={() => app.apply({ session: { journey: id, targets: true, why: null } })}
        >
          <Target size={12} aria-hidden="true" /> Targets and what would reach them
        </button>
      )}
      <SinglePoints ids={answer.singlePointsOfFailure} isDecided={answer.exact} />
      {editing && journey && (
        <>
          <JourneyForm id={id} journey={journey} />
          <button
            type="button"
            className="link-button"
            onClick={() => app.apply(removeJourney(app.context(), id))}
          >
            <Trash2 size={12} aria-hidden="true" /> Remove this journey
          </button>
        </>
      )}
    </article>
  );
}

/** Where requests go that find everything up and yet don't succeed. */
function lostIn({ timedOut, servedShare }: JourneyEstimate): string {
  const lost = [
    timedOut > 0 && `${formatShare(timedOut)} time out`,
    servedShare < 1 && `${formatShare(1 - servedShare)} meet overload`,
  ];
  return lost.filter((line) => line !== false).join(' · ');
}

const takenWords = (most: number | null): string => (most === null ? 'any number' : formatRate(most));

function mostOf(likely: number, uncertainty: JourneyUncertainty | undefined): string {
  const { low, high } = uncertainty?.maxRequestsPerSecond ?? { low: likely, high: likely };
  return low === null || high === null
    ? formatRate(likely)
    : withSpread(formatRate(likely), formatRate(low), formatRate(high));
}

interface LineProps {
  readonly label: string;
  readonly value: string;
  /** What its reasons are asked by. */
  readonly why?: Why;
  readonly spread?: string | undefined;
  readonly target?: string | undefined;
  readonly verdict?: 'met' | 'missed' | undefined;
  readonly note?: string;
  /** What it is made up of. */
  readonly explained?: string | undefined;
}

function Line({ label, value, why, spread, target, verdict, note, explained }: LineProps) {
  return (
    <div title={explained}>
      <dt>{label}</dt>
      <dd>
        <b data-verdict={verdict}>{why ? <WhyButton why={why}>{value}</WhyButton> : value}</b>
        {spread && <Spread>{spread}</Spread>}
        {target && (
          <span>
            <VerdictMark verdict={verdict ?? 'met'} /> {target}
          </span>
        )}
        {note && <small>{note}</small>}
      </dd>
    </div>
  );
}

interface SinglePointsProps {
  readonly ids: readonly string[];
  /** Whether there are no others. */
  readonly isDecided: boolean;
}

function SinglePoints({ ids, isDecided }: SinglePointsProps) {
  const app = useApp();
  const diagram = useDiagram();
  if (ids.length === 0)
    return (
      <p className="muted">
        {isDecided ? 'No single point of failure.' : 'Single points of failure: not decided.'}
      </p>
    );
  const refFor = (id: string) =>
    diagram.components.has(id)
      ? refOf('component', id)
      : diagram.groups.has(id)
        ? refOf('group', id)
        : refOf('connection', id);
  return (
    <p className="single-points">
      Single points:{' '}
      {ids.map((id) => (
        <button
          key={id}
          type="button"
          className="chip"
          onClick={() => app.apply({ session: { selection: new Set([refFor(id)]) } })}
        >
          {diagram.groups.get(id)?.name || nameOf(diagram, id)}
        </button>
      ))}
    </p>
  );
}
