/** What a number is made of, as bars: the largest first, what is small together, and what no part has to itself. */
import type { Explained } from '../../estimate/explain/explanation';
import { signed } from './measures';

interface Props {
  readonly explained: Explained;
  readonly caption: string;
  readonly format: (amount: number) => string;
}

interface Row {
  readonly key: string;
  readonly name: string;
  readonly amount: number;
  readonly help?: string;
}

export function WhyBars({ explained, caption, format }: Props) {
  const { total } = explained;
  const rows = rowsOf(explained);
  if (!total || rows.length === 0) return null;
  const most = Math.max(...rows.map(({ amount }) => Math.abs(amount)));
  return (
    <table className="why-bars">
      <caption>{caption}</caption>
      <tbody>
        {rows.map(({ key, name, amount, help }) => (
          <tr key={key} title={help}>
            <th scope="row">{name}</th>
            <td className="why-bar">
              <i
                style={{ width: `${(Math.abs(amount) / most) * 100}%` }}
                data-less={amount < 0 || undefined}
              />
            </td>
            <td>{signed(amount, format)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">in all</th>
          <td />
          <td>{format(total.amount)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

const MOST_ROWS = 5;
/** Less than this share of all is not worth a row of its own. */
const SMALL = 0.005;

function rowsOf({ contributions, remainder, total }: Explained): readonly Row[] {
  const all = Math.abs(total?.amount ?? 0);
  const isLarge = (amount: number): boolean => Math.abs(amount) > all * SMALL;
  const shown = contributions.filter(({ amount }, index) => index < MOST_ROWS && isLarge(amount));
  const others = contributions.filter((one) => !shown.includes(one));
  const rest = others.reduce((sum, { amount }) => sum + amount, 0);
  return [
    ...shown.map(({ kind, id, name, amount }) => ({ key: `${kind} ${id}`, name, amount })),
    ...(isLarge(rest)
      ? [{ key: 'others', name: others.length === 1 ? 'one more' : `${others.length} more`, amount: rest }]
      : []),
    ...(remainder && isLarge(remainder.amount)
      ? [{ key: 'remainder', name: remainder.name, amount: remainder.amount, help: remainder.meaning }]
      : []),
  ];
}
