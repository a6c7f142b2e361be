/** What a legend lists, as figures draw it: parts by their icons, lines as they are drawn. */
import type { LegendEntry } from '../../layout/legend';
import { NodeIcon } from '../icons/NodeIcon';

interface Props {
  readonly title: string;
  readonly entries: readonly LegendEntry[];
}

export const LegendRows = ({ title, entries }: Props) => (
  <>
    <strong>{title}</strong>
    <ul>
      {entries.map(({ label, sign }) => (
        <li key={label}>
          {typeof sign === 'string' ? (
            <svg className="legend-line" viewBox="0 0 18 10" data-mode={sign} aria-hidden="true">
              <path d="M0 5H17" />
              <path className="legend-head" d="M12 1L17 5L12 9" />
            </svg>
          ) : (
            <span className="legend-icon" style={{ color: `var(--category-${sign.category})` }}>
              <NodeIcon icon={sign.icon} size={16} />
            </span>
          )}
          {label}
        </li>
      ))}
    </ul>
  </>
);
