/** The load of all journeys, from a tenth of today's to ten times it, and how they take it: up to the knee, and beyond. */
import { useEffect, useId, useRef, useState } from 'react';
import type { Knee, Ramp } from '../../estimate/whatif/ramp';
import type { Diagram } from '../../model/diagram';
import { nameOf } from '../../model/queries';
import type { Scenario } from '../../model/scenario';
import { formatCount, formatLatency } from '../../shared/formatNumbers';
import { sameMeaning } from '../../state/analysis';
import { loadOf, withLoad } from '../../state/whatIf';
import { useDiagram, useFocusedJourney } from '../app/hooks';
import { askAside, stopAside } from '../workers/asideEngine';

/** By powers of ten, the middle as it is. */
const STEPS = 100;
const factorAt = (step: number): number => Number((10 ** (step / STEPS)).toPrecision(3));
const stepAt = (factor: number): number => Math.round(Math.log10(factor) * STEPS);

interface Props {
  readonly scenario: Scenario;
  readonly onChange: (scenario: Scenario) => void;
}

export function LoadRamp({ scenario, onChange }: Props) {
  const id = useId();
  const diagram = useDiagram();
  const { ramp, isLooking } = useRamp(diagram, scenario);
  const factor = loadOf(scenario);
  const words = factor === 1 ? 'as it is' : `× ${formatCount(factor)}`;
  const knee = ramp?.knee ?? null;
  return (
    <div className="what-if-load">
      <label htmlFor={id}>Load</label>
      <input
        id={id}
        type="range"
        min={-STEPS}
        max={STEPS}
        value={stepAt(factor)}
        aria-valuetext={words}
        onChange={(event) => onChange(withLoad(scenario, factorAt(event.currentTarget.valueAsNumber)))}
      />
      <output>{words}</output>
      {knee && (
        <button
          type="button"
          className="link-button"
          onClick={() => onChange(withLoad(scenario, roundedUp(knee.times)))}
        >
          {kneeWords(diagram, knee)}
        </button>
      )}
      {isLooking && (
        <p className="muted what-if-looking" role="status">
          Turning the load up to find the knee…
        </p>
      )}
      {ramp && <RampPlot ramp={ramp} factor={factor} />}
    </div>
  );
}

interface Known {
  readonly of: Diagram;
  /** The rest of the scenario, in JSON. */
  readonly others: string;
  readonly ramp: Ramp | null;
}

/** The others of the scenario count, the load itself is what is turned up. */
function useRamp(diagram: Diagram, scenario: Scenario) {
  const [known, setKnown] = useState<Known | null>(null);
  const latest = useRef(scenario);
  latest.current = scenario;
  const others = JSON.stringify(withLoad(scenario, 1));
  const asked = useRef<{ readonly of: Diagram; readonly others: string } | null>(null);
  useEffect(() => {
    // Moving things changes nothing.
    if (asked.current?.others === others && sameMeaning(asked.current.of, diagram)) return;
    const question = { of: diagram, others };
    asked.current = question;
    void askAside({ kind: 'ramp', diagram, scenario: withLoad(latest.current, 1) }).then(
      ({ ramp = null }) => {
        if (asked.current === question) setKnown({ ...question, ramp });
      },
    );
  }, [diagram, others]);
  // Whoever ends it waits for nothing.
  useEffect(() => () => stopAside('ramp'), []);
  const isKnown = known !== null && known.others === others && sameMeaning(known.of, diagram);
  return { ramp: isKnown ? known.ramp : null, isLooking: !isKnown };
}

/** At the knee something has happened. */
const roundedUp = (times: number): number => {
  const step = 10 ** (Math.floor(Math.log10(times)) - 2);
  return Number((Math.ceil(times / step - 1e-9) * step).toPrecision(3));
};

function kneeWords(diagram: Diagram, { times, at }: Knee): string {
  const when = `× ${formatCount(roundedUp(times))}`;
  if (at.kind === 'full')
    return times < 1
      ? `${nameOf(diagram, at.component)} is full from ${when} on`
      : `Up to the knee: ${when}, where ${nameOf(diagram, at.component)} is full`;
  const name = diagram.journeys.get(at.journey)?.name || at.journey;
  return `Up to the knee: ${when}, where ${name} misses its target`;
}

const PLOT = { width: 310, height: 56, foot: 14 };

/** The p99 of the journey in focus by load, beside its target; where the line ends there is no bound. */
function RampPlot({ ramp: { points, knee }, factor }: { readonly ramp: Ramp; readonly factor: number }) {
  const journey = useFocusedJourney();
  const diagram = useDiagram();
  if (journey === null) return null;
  const bounded = points.flatMap(({ times, p99Ms }) => {
    const p99 = p99Ms.get(journey);
    return p99 === null || p99 === undefined ? [] : [{ times, p99 }];
  });
  const [first, end] = [bounded[0], bounded.at(-1)];
  if (!first || !end || bounded.length < 2) return null;
  const most = Math.max(...bounded.map(({ p99 }) => p99));
  const target = diagram.journeys.get(journey)?.target?.p99Ms;
  const isNear = target !== undefined && target <= most * 3;
  const top = isNear ? Math.max(most, target) : most;
  const farthest = Math.max(end.times, points.at(-1)?.times ?? 0) * 1.05;
  const x = (times: number) => ((times / farthest) * PLOT.width).toFixed(1);
  const y = (p99: number) => ((PLOT.height - PLOT.foot) * (1 - (0.92 * p99) / top)).toFixed(1);
  const upright = (times: number) => `M${x(times)} 0V${PLOT.height - PLOT.foot}`;
  const name = diagram.journeys.get(journey)?.name || nameOf(diagram, journey);
  const last = `${formatLatency(end.p99)} at × ${formatCount(end.times)}`;
  const words = `p99 of ${name} by load: ${formatLatency(first.p99)} at × ${formatCount(first.times)}, ${last}`;
  return (
    <svg className="ramp-plot" viewBox={`0 0 ${PLOT.width} ${PLOT.height}`} role="img" aria-label={words}>
      <title>{words}</title>
      <path className="ramp-axis" d={`M0 ${PLOT.height - PLOT.foot}H${PLOT.width}`} />
      {isNear && <path className="ramp-target" d={`M0 ${y(target)}H${PLOT.width}`} />}
      {knee && knee.times <= farthest && <path className="ramp-knee" d={upright(knee.times)} />}
      {factor <= farthest && <path className="ramp-now" d={upright(factor)} />}
      <path
        className="ramp-line"
        d={`M${bounded.map(({ times, p99 }) => `${x(times)} ${y(p99)}`).join('L')}`}
      />
      <text x={0} y={PLOT.height - 2}>
        p99 {formatLatency(first.p99)}
      </text>
      <text x={PLOT.width} y={PLOT.height - 2} textAnchor="end">
        {last}
      </text>
    </svg>
  );
}
