/** One action of the worksheet: how often, by whom, how large; whose load it is; and what that comes to. */
import { X } from 'lucide-react';
import { sizedComponents } from '../../estimate/capacity/ties';
import type { Worksheet } from '../../estimate/capacity/worksheet';
import { actionLines } from '../../estimate/capacity/worksheetLines';
import type { Action } from '../../model/capacity';
import { nameOf } from '../../model/queries';
import {
  type Frequency,
  readBytes,
  readCount,
  readFrequency,
  writeBytes,
  writeCount,
  writeFrequency,
} from '../../shared/amounts';
import { addJourneyFor, changeAction, removeAction } from '../../state/capacity';
import { keepFocusNear } from '../app/focus';
import { useApp, useDiagram } from '../app/hooks';
import { NameField } from '../inspector/NameField';
import { SelectField } from '../inspector/SelectField';
import { AmountField } from './AmountField';
import { Lines } from './Lines';

const IN_ALL = 'in all';
const NONE = 'none';
/** Chosen in place of a journey there is. */
const NEW = ' new';
const BYTES_HINT = 'An amount of data, like 500 B, 20 KB or 1.5 MB';

interface Props {
  readonly id: string;
  readonly action: Action;
  readonly sheet: Worksheet;
}

export function ActionRow({ id, action, sheet }: Props) {
  const app = useApp();
  const diagram = useDiagram();
  const { capacity } = diagram;
  const name = action.name || id;
  const change = (next: Parameters<typeof changeAction>[2], field?: string) =>
    app.apply(changeAction(app.context(), id, next, field && `action ${id} ${field}`));
  const bytes = (key: 'requestBytes' | 'responseBytes' | 'storedBytes', label: string) => (
    <span className="sheet-part">
      <span aria-hidden="true">{label}</span>
      <AmountField
        label={`${label}, ${name}`}
        value={action[key]}
        placeholder="0 B"
        hint={BYTES_HINT}
        read={readBytes}
        write={writeBytes}
        onChange={(value) => change({ [key]: value }, key)}
      />
    </span>
  );
  return (
    <li className="sheet-action" aria-label={name}>
      <div className="sheet-row">
        <NameField
          inRow
          label={`Name of ${name}`}
          value={action.name ?? ''}
          placeholder="What is done"
          onChange={(next) => change({ name: next || undefined })}
        />
        <Often id={id} action={action} name={name} />
        <SelectField
          label={`By whom, ${name}`}
          value={doerOf(action)}
          options={withGone(doerOf(action), [
            { value: IN_ALL, label: 'in all' },
            ...[...capacity.users].map(([users, { name: called }]) => ({
              value: `users ${users}`,
              label: `by each of ${called || users}`,
            })),
            ...[...capacity.actions].flatMap(([other, { name: called }]) =>
              other === id ? [] : [{ value: `action ${other}`, label: `for each “${called || other}”` }],
            ),
          ])}
          onChange={(value) => change(doer(value))}
        />
        <SelectField
          label={`Reads or writes, ${name}`}
          value={action.operation ?? 'read'}
          options={[
            { value: 'read', label: 'reads' },
            { value: 'write', label: 'writes' },
          ]}
          onChange={(value) => change({ operation: value === 'write' ? 'write' : undefined })}
        />
        <button
          type="button"
          className="icon-button"
          aria-label={`Remove ${name}`}
          onClick={(event) => {
            keepFocusNear(event.currentTarget);
            app.apply(removeAction(app.context(), id));
          }}
        >
          <X size={13} aria-hidden="true" />
        </button>
      </div>
      <div className="sheet-row">
        {bytes('requestBytes', 'Request')}
        {bytes('responseBytes', 'Answer')}
        {bytes('storedBytes', 'Keeps')}
        <span className="sheet-part">
          <span aria-hidden="true">Journey</span>
          <SelectField
            label={`Journey of ${name}`}
            value={action.journey ?? NONE}
            options={withGone(action.journey ?? NONE, [
              { value: NONE, label: 'none' },
              ...[...diagram.journeys].map(([value, journey]) => ({
                value,
                label: journey.name || nameOf(diagram, value),
              })),
              ...(diagram.components.size > 0 ? [{ value: NEW, label: 'a new one' }] : []),
            ])}
            onChange={(value) =>
              value === NEW
                ? app.apply(addJourneyFor(app.context(), id))
                : change({ journey: value === NONE ? undefined : value })
            }
          />
        </span>
        {(action.storedBytes ?? 0) > 0 && (
          <span className="sheet-part">
            <span aria-hidden="true">Kept in</span>
            <SelectField
              label={`Kept in, ${name}`}
              value={action.store ?? NONE}
              options={withGone(action.store ?? NONE, [
                { value: NONE, label: 'nothing drawn' },
                ...sizedComponents(diagram, 'store').map((value) => ({
                  value,
                  label: nameOf(diagram, value),
                })),
              ])}
              onChange={(value) => change({ store: value === NONE ? undefined : value })}
            />
          </span>
        )}
        {action.operation !== 'write' && (action.responseBytes ?? 0) > 0 && (
          <label className="sheet-part">
            <input
              type="checkbox"
              checked={action.cached !== false}
              onChange={(event) => change({ cached: event.target.checked ? undefined : false })}
            />
            cached
          </label>
        )}
      </div>
      {sheet.circles.has(id) && <p role="alert">It follows itself: for each of what is it done?</p>}
      <Lines lines={actionLines(capacity, sheet, id)} />
    </li>
  );
}

/** Of what follows something else only how many times. */
function Often({ id, action, name }: Omit<Props, 'sheet'> & { readonly name: string }) {
  const app = useApp();
  const gesture = `action ${id} often`;
  const set = (next: Parameters<typeof changeAction>[2]) =>
    app.apply(changeAction(app.context(), id, next, gesture));
  if (action.follows !== undefined)
    return (
      <AmountField
        label={`How many times, ${name}`}
        wide
        value={action.times}
        hint="A number of times, like 100 or 0.05"
        read={readCount}
        write={(times: number) => `${writeCount(times)}`}
        onChange={(times) => set({ times: times ?? 0 })}
      />
    );
  return (
    <AmountField<Frequency>
      label={`How often, ${name}`}
      wide
      value={{ times: action.times, per: action.per ?? 'day' }}
      hint="How often, like 5 a day, 100M a month or every 4 s"
      read={readFrequency}
      write={writeFrequency}
      onChange={(often) =>
        set({ times: often?.times ?? 0, per: often?.per === 'day' ? undefined : often?.per })
      }
    />
  );
}

/** What was chosen stays to be seen where it isn't there any more. */
const withGone = (value: string, options: readonly { readonly value: string; readonly label: string }[]) =>
  options.some((option) => option.value === value) ? options : [...options, { value, label: 'what is gone' }];

const doerOf = ({ users, follows }: Action): string =>
  follows !== undefined ? `action ${follows}` : users !== undefined ? `users ${users}` : IN_ALL;

function doer(value: string): Parameters<typeof changeAction>[2] {
  const [kind, id] = [value.slice(0, value.indexOf(' ')), value.slice(value.indexOf(' ') + 1)];
  if (value === IN_ALL) return { users: undefined, follows: undefined };
  return kind === 'users' ? { users: id, follows: undefined } : { users: undefined, follows: id };
}
