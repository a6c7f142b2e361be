/** All keys, as they are in force. */

import type { Family } from '../../state/command';
import { COMMANDS } from '../../state/commands/commands';
import { showKeys } from '../../state/keys';
import { useShell } from '../app/hooks';
import { handGestures } from './handGestures';
import { Modal } from './Modal';

const FAMILIES: readonly { readonly id: Family; readonly label: string }[] = [
  { id: 'file', label: 'File' },
  { id: 'edit', label: 'Edit' },
  { id: 'tools', label: 'Tools' },
  { id: 'arrange', label: 'Arrange' },
  { id: 'view', label: 'View' },
  { id: 'pages', label: 'Pages' },
  { id: 'help', label: 'Help' },
];

export function KeysDialog() {
  const { app, isMac } = useShell();
  return (
    <Modal title="All keys">
      <div className="keys">
        {FAMILIES.map(({ id, label }) => (
          <section key={id}>
            <h3 className="heading">{label}</h3>
            <dl>
              {COMMANDS.filter((item) => item.family === id && item.keys.length > 0).map((item) => (
                <div key={item.id}>
                  <dt>{item.label}</dt>
                  <dd>
                    {item.keys.map((binding) => (
                      <kbd key={binding}>{showKeys(binding, isMac)}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3 className="heading">By hand</h3>
          <dl>
            {handGestures(isMac).map(({ label, keys }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  {keys.map((one) => (
                    <kbd key={one}>{showKeys(one, isMac)}</kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={() => app.apply({ session: { dialog: null } })}>
          Close
        </button>
      </div>
    </Modal>
  );
}
