/** Where a journey's budget goes: what each part uses of what is allowed, and the room it has by itself. */
import { ToggleGroup } from 'radix-ui';
import { useState } from 'react';
import type { Budget, DowntimeBudget, TimeBudget } from '../../estimate/plans/budget';
import { formatCount, formatDuration, formatLatency, formatShare } from '../../shared/formatNumbers';

export function BudgetTable({ budget }: { readonly budget: Budget }) {
  const tabs = tabsOf(budget);
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = tabs.find(({ id }) => id === chosen) ?? tabs[0];
  if (!shown) return null;
  return (
    <section className="budget" aria-label="Where the budget goes">
      <h4>Where the budget goes</h4>
      {tabs.length > 1 && (
        <ToggleGroup.Root
          type="single"
          className="why-tabs"
          aria-label="Budget of"
          value={shown.id}
          onValueChange={(next) => next && setChosen(next)}
        >
          {tabs.map(({ id, label }) => (
            <ToggleGroup.Item key={id} value={id}>
              {label}
            </ToggleGroup.Item>
          ))}
        </ToggleGroup.Root>
      )}
      <table className="budget-table">
        <caption>{shown.caption}</caption>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col" colSpan={2}>
              Uses
            </th>
            <th scope="col">{shown.lastColumn}</th>
          </tr>
        </thead>
        <tbody>
          {shown.rows.map((row) => (
            <Line key={row.key} row={row} />
          ))}
        </tbody>
      </table>
      <p className="muted">{shown.help}</p>
    </section>
  );
}

interface Row {
  readonly key: string;
  readonly name: string;
  /** Of what is allowed. */
  readonly share: number;
  readonly used: string;
  readonly room: string;
}

interface Tab {
  readonly id: string;
  readonly label: string;
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly lastColumn: string;
  readonly help: string;
}

function Line({ row: { name, share, used, room } }: { readonly row: Row }) {
  return (
    <tr>
      <th scope="row" title={name}>
        {name}
      </th>
      <td className="budget-bar" title={`${formatShare(share)} of what is allowed`}>
        <i style={{ width: `${Math.min(100, share * 100)}%` }} data-over={share > 1 || undefined} />
      </td>
      <td>{used}</td>
      <td>{room}</td>
    </tr>
  );
}

const tabsOf = ({ downtime, times }: Budget): readonly Tab[] => [
  ...(downtime ? [downtimeTab(downtime)] : []),
  ...times.map(timeTab),
];

const MOST_ROWS = 7;
/** Of what is allowed: less isn't worth a row. */
const SMALL = 0.001;

function downtimeTab(of: DowntimeBudget): Tab {
  const { allowedSecondsPerYear: allowed, usedSecondsPerYear: used, severalSecondsPerYear: several } = of;
  const isMissed = used > allowed * (1 + 1e-9);
  const share = (seconds: number): number => (allowed > 0 ? seconds / allowed : Infinity);
  const rows = of.parts
    .filter(({ usedSecondsPerYear }) => usedSecondsPerYear > SMALL * Math.max(allowed, used))
    .slice(0, MOST_ROWS)
    .map(
      ({ kind, id, name, usedSecondsPerYear, roomSecondsPerYear, wouldDo }): Row => ({
        key: `${kind} ${id}`,
        name,
        share: share(usedSecondsPerYear),
        used: formatDuration(usedSecondsPerYear),
        room: isMissed
          ? wouldDo
            ? 'met'
            : 'still missed'
          : roomSecondsPerYear === null
            ? 'any'
            : `${formatDuration(roomSecondsPerYear)} more`,
      }),
    );
  const rest: readonly Row[] =
    several > SMALL * Math.max(allowed, used)
      ? [
          {
            key: 'several',
            name: 'several at once',
            share: share(several),
            used: formatDuration(several),
            room: '',
          },
        ]
      : [];
  return {
    id: 'availability',
    label: 'Downtime',
    caption: `${formatDuration(used)} of ${formatDuration(allowed)} a year`,
    rows: [...rows, ...rest],
    lastColumn: isMissed ? 'If it never failed' : 'Room',
    help: isMissed
      ? 'Uses: what is saved if it never failed.'
      : 'Uses: what is saved if it never failed. Room: how much longer all of it may be down by itself.',
  };
}

function timeTab({ target, allowedMs, usedMs, parts }: TimeBudget): Tab {
  const isMissed = usedMs === null || usedMs > allowedMs;
  const percentile = target.slice(0, 3);
  return {
    id: target,
    label: percentile,
    caption:
      usedMs === null
        ? 'Without a bound: something it needs is overloaded'
        : `${formatLatency(usedMs)} of ${formatLatency(allowedMs)}`,
    rows: parts.slice(0, MOST_ROWS).map(
      ({ kind, id, name, usedMs: ms, times }): Row => ({
        key: `${kind} ${id}`,
        name,
        share: allowedMs > 0 ? ms / allowedMs : Infinity,
        used: formatLatency(ms),
        room:
          times !== null
            ? `× ${formatCount(times)} its time`
            : isMissed
              ? 'not enough alone'
              : 'over × 100 its time',
      }),
    ),
    lastColumn: 'Room',
    help: `Uses: its time in requests that take as long as ${percentile}. Room: so many times its time, all else as it is, and the target is just met.`,
  };
}
