/** What the whole worksheet rests on: peak, years, copies, how much is hot; each with its default and where that comes from. */
import { COPIES, HOT_SHARE, PEAK_FACTOR, RETENTION_YEARS } from '../../estimate/capacity/defaults';
import { sizedComponents } from '../../estimate/capacity/ties';
import { nameOf } from '../../model/queries';
import { readCount, readShare, readYears, writeCount, writeShare, writeYears } from '../../shared/amounts';
import { changeSheet } from '../../state/capacity';
import { useApp, useDiagram } from '../app/hooks';
import { SelectField } from '../inspector/SelectField';
import { AmountField } from './AmountField';

const NONE = 'none';

/** A number of at least so much. */
const atLeast =
  (least: number, most = Infinity) =>
  (read: (text: string) => number | null) =>
  (text: string) => {
    const value = read(text);
    return value !== null && value >= least && value <= most ? value : null;
  };

const SETTINGS = [
  {
    key: 'peakFactor',
    label: 'Peak ×',
    hint: 'The busiest second over the average one, 1 or more',
    usual: PEAK_FACTOR,
    read: atLeast(1)(readCount),
    write: writeCount,
  },
  {
    key: 'retentionYears',
    label: 'Kept for',
    hint: 'How long, like 5 years or 90 days',
    usual: RETENTION_YEARS,
    read: readYears,
    write: writeYears,
  },
  {
    key: 'copies',
    label: 'Copies',
    hint: 'Of everything kept, 1 or more',
    usual: COPIES,
    read: atLeast(1)(readCount),
    write: writeCount,
  },
  {
    key: 'hotShare',
    label: 'Hot share',
    hint: 'Of what is read in a day, the share a cache holds, like 20 %',
    usual: HOT_SHARE,
    read: atLeast(0, 1)(readShare),
    write: writeShare,
  },
] as const;

export function SheetSettings() {
  const app = useApp();
  const diagram = useDiagram();
  const { capacity } = diagram;
  return (
    <div className="sheet-row">
      {SETTINGS.map(({ key, label, hint, usual, read, write }) => (
        <span key={key} className="sheet-part" title={usual.source.text}>
          <span aria-hidden="true">{label}</span>
          <AmountField
            label={label}
            value={capacity[key]}
            placeholder={write(usual.value)}
            hint={hint}
            read={read}
            write={write}
            onChange={(value) => app.apply(changeSheet(app.context(), { [key]: value }, `sheet ${key}`))}
          />
        </span>
      ))}
      <span className="sheet-part">
        <span aria-hidden="true">Journeys carry</span>
        <SelectField
          label="Journeys carry"
          value={capacity.loads ?? 'peak'}
          options={[
            { value: 'peak', label: 'the peak' },
            { value: 'average', label: 'the average' },
          ]}
          onChange={(value) =>
            app.apply(changeSheet(app.context(), { loads: value === 'average' ? 'average' : undefined }))
          }
        />
      </span>
      {sizedComponents(diagram, 'cache').length > 0 && (
        <span className="sheet-part">
          <span aria-hidden="true">Cached in</span>
          <SelectField
            label="Cached in"
            value={capacity.cache ?? NONE}
            options={[
              { value: NONE, label: 'nothing drawn' },
              ...sizedComponents(diagram, 'cache').map((id) => ({ value: id, label: nameOf(diagram, id) })),
            ]}
            onChange={(value) =>
              app.apply(changeSheet(app.context(), { cache: value === NONE ? undefined : value }))
            }
          />
        </span>
      )}
    </div>
  );
}
