/** The strip at the foot: findings by severity, the journey in focus in words, how much there is, the zoom. */
import { shownAvailability } from '../../estimate/shownAvailability';
import './statusBar.css';
import { SEVERITIES } from '../../model/finding';
import { nameOf } from '../../model/queries';
import { formatDowntime, formatLatency } from '../../shared/formatNumbers';
import { command } from '../../state/commands/commands';
import {
  useAnalysis,
  useApp,
  useDiagram,
  useFocusedJourney,
  useOfDiagram,
  useRecalculating,
  useSession,
} from '../app/hooks';
import { useZoom } from '../canvas/useCanvasPoint';
import { SEVERITY_COUNTED } from '../findings/severity';
import { PageTabs } from '../pages/PageTabs';
import { ReadingChip } from './ReadingChip';
import { sayWhy } from './sayWhy';

export function StatusBar() {
  return (
    <footer className="status-bar">
      <PageTabs />
      <FindingCounts />
      <Recalculating />
      <ReadingChip />
      <JourneyWords />
      <Counts />
    </footer>
  );
}

function FindingCounts() {
  const app = useApp();
  const { findings, failure } = useAnalysis();
  const open = useSession((session) => session.panels.findings);
  if (failure !== null) return <span role="alert">{sayWhy(failure)}</span>;
  return (
    <button
      type="button"
      className="finding-counts"
      aria-expanded={open}
      onClick={() => app.run(command('toggle-findings'))}
    >
      {SEVERITIES.map((severity) => {
        const count = findings.filter((finding) => finding.severity === severity).length;
        return (
          <span key={severity}>
            <i className="severity-dot" data-severity={severity} data-none={count === 0 || undefined} />
            {count}
            <span className="status-word"> {SEVERITY_COUNTED[severity][count === 1 ? 0 : 1]}</span>
          </span>
        );
      })}
    </button>
  );
}

function JourneyWords() {
  const diagram = useDiagram();
  const { estimate } = useAnalysis();
  const focused = useFocusedJourney();
  const answer = focused === null ? undefined : estimate.journeys.get(focused);
  if (focused === null || !answer) return <span className="status-journey" />;
  const singles = answer.singlePointsOfFailure;
  const [first] = singles;
  const nameOfPart = (id: string) => diagram.groups.get(id)?.name ?? nameOf(diagram, id);
  const name = diagram.journeys.get(focused)?.name || nameOf(diagram, focused);
  return (
    <>
      <span className="status-journey">
        {first === undefined
          ? answer.exact
            ? 'No single point of failure'
            : 'Single points: not decided'
          : `Single points: ${nameOfPart(first)}${singles.length > 1 ? ` and ${singles.length - 1} more` : ''}${answer.exact ? '' : ', others not decided'}`}
      </span>
      <span role="status" className="status-numbers" title={name}>
        <span className="status-name">{name}</span>{' '}
        <span>
          {shownAvailability(answer)}
          <span className="status-downtime">
            {' · '}
            {answer.exact ? '' : 'at most '}
            {formatDowntime(answer.downtimeSecondsPerYear)}
          </span>
          {' · '}p99 {formatLatency(answer.latencyMs.p99)}
        </span>
      </span>
    </>
  );
}

/** Not announced: the numbers themselves are, when they are there. */
function Recalculating() {
  return useRecalculating() ? <span>Recalculating…</span> : null;
}

function Counts() {
  const components = useOfDiagram((diagram) => diagram.components.size);
  const connections = useOfDiagram((diagram) => diagram.connections.size);
  const zoom = useZoom();
  return (
    <>
      <span className="status-counts">
        {components} {components === 1 ? 'part' : 'parts'} · {connections}{' '}
        {connections === 1 ? 'connection' : 'connections'}
      </span>
      <span className="status-zoom">{Math.round(zoom * 100)} %</span>
    </>
  );
}
