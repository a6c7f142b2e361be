/** Who there is: one line for each kind of users. */
import { Plus, X } from 'lucide-react';
import { readCount, writeCount } from '../../shared/amounts';
import { addUsers, changeUsers, removeUsers } from '../../state/capacity';
import { keepFocusNear } from '../app/focus';
import { useApp, useDiagram } from '../app/hooks';
import { NameField } from '../inspector/NameField';
import { AmountField } from './AmountField';

export function UsersList() {
  const app = useApp();
  const { users } = useDiagram().capacity;
  return (
    <div className="sheet-users">
      {[...users].map(([id, { name, count }]) => (
        <div key={id} className="sheet-row">
          <AmountField
            label={`How many, ${name || id}`}
            value={count}
            hint="A number of people, like 200k or 10M"
            read={readCount}
            write={writeCount}
            onChange={(next) =>
              app.apply(changeUsers(app.context(), id, { count: next ?? 0 }, `users ${id}`))
            }
          />
          <NameField
            inRow
            label={`Name of ${name || id}`}
            value={name ?? ''}
            placeholder="Who they are"
            onChange={(next) => app.apply(changeUsers(app.context(), id, { name: next || undefined }))}
          />
          <button
            type="button"
            className="icon-button"
            aria-label={`Remove ${name || id}`}
            onClick={(event) => {
              keepFocusNear(event.currentTarget);
              app.apply(removeUsers(app.context(), id));
            }}
          >
            <X size={13} aria-hidden="true" />
          </button>
        </div>
      ))}
      <button type="button" className="link-button" onClick={() => app.apply(addUsers(app.context()))}>
        <Plus size={12} aria-hidden="true" /> Add users
      </button>
    </div>
  );
}
