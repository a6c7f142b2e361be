/** What a journey is meant to reach, each beside the number there is and how far apart they are. */
import { useId } from 'react';
import { type JourneyEstimate, TARGET_IDS, type TargetId } from '../../estimate/answer';
import { targetReadings } from '../../estimate/plans/targets';
import { actualWords, marginWords, TARGET_NAMES } from '../../estimate/plans/targetWords';
import type { Journey } from '../../model/diagram';
import { changeTarget } from '../../state/changeTarget';
import { useApp } from '../app/hooks';
import { NumberField } from '../inspector/NumberField';
import { VerdictMark } from './VerdictMark';

interface Props {
  readonly id: string;
  readonly journey: Journey;
  readonly answer: JourneyEstimate;
}

export function TargetFields({ id, journey, answer }: Props) {
  const readings = new Map(targetReadings(journey, answer).map((reading) => [reading.target, reading]));
  return (
    <table className="target-fields">
      <caption className="visually-hidden">What it is meant to reach</caption>
      <tbody>
        {TARGET_IDS.map((target) => {
          const reading = readings.get(target);
          return (
            <tr key={target}>
              <TargetField id={id} target={target} value={journey.target?.[target]} />
              <td>
                {reading ? (
                  <>
                    <b>{actualWords(reading)}</b> <VerdictMark verdict={reading.verdict} />
                    <small>{marginWords(reading)}</small>
                  </>
                ) : (
                  <span className="muted">no target</span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const LIMITS = {
  availability: { percent: true, min: 0, max: 1 },
  p50Ms: { unit: 'ms', min: 0 },
  p95Ms: { unit: 'ms', min: 0 },
  p99Ms: { unit: 'ms', min: 0 },
  requestsPerSecond: { unit: 'rps', min: 0 },
} as const;

interface FieldProps {
  readonly id: string;
  readonly target: TargetId;
  readonly value: number | undefined;
}

function TargetField({ id, target, value }: FieldProps) {
  const app = useApp();
  const label = useId();
  return (
    <>
      <th scope="row" id={label}>
        {TARGET_NAMES[target]}
      </th>
      <td>
        <NumberField
          labelledBy={label}
          value={value}
          placeholder="–"
          onChange={(next) => app.apply(changeTarget(app.context(), id, target, next))}
          {...LIMITS[target]}
        />
      </td>
    </>
  );
}
