/** What would reach the targets: the plans, each applied in one step; where nothing does, what comes nearest. */
import { MOST_STEPS, type Searched } from '../../estimate/plans/plan';
import { marginWords, TARGET_NAMES } from '../../estimate/plans/targetWords';
import { formatCount } from '../../shared/formatNumbers';
import type { OfferedPlan, PlansAnswer } from '../../state/plans';
import { takeAction } from '../../state/takeAction';
import { useApp } from '../app/hooks';
import { VerdictMark } from './VerdictMark';

interface Props {
  readonly answer: PlansAnswer;
  /** Of the diagram as it was. */
  readonly isStale: boolean;
}

export function PlanList({ answer, isStale }: Props) {
  const { outcome, plans, nearest, reaching, searched } = answer;
  if (outcome === 'none') return <p className="muted">Set a target above to see what would reach it.</p>;
  if (outcome === 'met') return <p>All targets are met: nothing needs doing.</p>;
  return (
    <>
      {outcome === 'nearest' && <p>{nearestWords(answer)}</p>}
      <ol className="plans">
        {(nearest ? [nearest] : plans).map((plan) => (
          <PlanItem key={plan.id} plan={plan} isStale={isStale} isNearest={nearest !== null} />
        ))}
      </ol>
      <p className="muted">
        {reaching > plans.length && `${reaching} plans reach it. `}
        {searchedWords(searched)}
      </p>
    </>
  );
}

function PlanItem({
  plan,
  isStale,
  isNearest,
}: {
  readonly plan: OfferedPlan;
  readonly isStale: boolean;
  readonly isNearest: boolean;
}) {
  const app = useApp();
  const { steps, changes, readings, costPerMonth } = plan;
  const sentences = steps.map(({ sentence }) => sentence);
  const cost = costWords(costPerMonth);
  return (
    <li>
      <div>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <small>
          {[...changes, ...(cost === null ? [] : [cost])].join(' · ')}
          {isNearest &&
            readings
              .filter(({ verdict }) => verdict === 'missed')
              .map((reading) => (
                <span key={reading.target} className="plan-missed">
                  {' '}
                  <VerdictMark verdict="missed" /> {TARGET_NAMES[reading.target]}: {marginWords(reading)}
                </span>
              ))}
        </small>
      </div>
      <button
        type="button"
        className="button"
        aria-label={`Apply: ${sentences.join(', then ')}`}
        disabled={isStale}
        onClick={() => app.apply(takeAction(app.context(), plan))}
      >
        Apply
      </button>
    </li>
  );
}

/** null: nothing has a price. */
function costWords(perMonth: number | null | undefined): string | null {
  if (perMonth === undefined) return null;
  if (perMonth === null) return 'what it costs isn’t known';
  if (Math.abs(perMonth) < 0.005) return 'costs nothing more';
  return `${formatCount(Math.abs(perMonth))} a month ${perMonth > 0 ? 'more' : 'less'}`;
}

function nearestWords({ nearest, searched }: PlansAnswer): string {
  const all = searched.leftOut > 0 ? 'Nothing that was tried' : `Nothing of up to ${MOST_STEPS} actions`;
  if (!nearest) return `${all} reaches it, or comes any nearer.`;
  return `${all} reaches it. What comes nearest:`;
}

function searchedWords({ actions, combinations, workedOut, leftOut, upTo }: Searched): string {
  const many = (count: number, what: string): string =>
    `${formatCount(count)} ${what}${count === 1 ? '' : 's'}`;
  if (actions === 0) return 'There is no action to try here.';
  const ruledOut = combinations - workedOut - leftOut;
  const sentence = `Of ${many(actions, 'action')}, all ${many(combinations, 'combination')} of up to ${upTo} were looked at`;
  const rest =
    ruledOut > 0 ? `${formatCount(workedOut)} worked out and ${formatCount(ruledOut)} ruled out` : '';
  if (leftOut > 0)
    return `Of ${many(actions, 'action')} and ${many(combinations, 'combination')} of up to ${upTo}, the ${formatCount(workedOut)} that promise most were worked out${ruledOut > 0 ? `, ${formatCount(ruledOut)} can’t reach it` : ''}; ${formatCount(leftOut)} were too many to try.`;
  return rest ? `${sentence}: ${rest}.` : `${sentence}.`;
}
