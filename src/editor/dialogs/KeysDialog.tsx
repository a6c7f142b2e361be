/** All keys, as they are in force. */

import { useState } from 'react';
import { keysOf } from '../../state/bindings';
import { COMMANDS } from '../../state/commands/commands';
import { showKeys } from '../../state/keys';
import { useShell } from '../app/hooks';
import { useKeyboard } from '../app/useKeyboard';
import { CloseButton } from './CloseButton';
import { FAMILIES } from './families';
import { handGestures } from './handGestures';
import { Modal } from './Modal';

export function KeysDialog() {
  const { app, isMac } = useShell();
  const keyboard = useKeyboard();
  const [query, setQuery] = useState('');
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const isFound = (label: string, keys: readonly string[], section: string): boolean => {
    const text = [label, section, ...keys.map((key) => showKeys(key, isMac))].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const commands = FAMILIES.map(({ id, label }) => ({
    label,
    lines: COMMANDS.filter(({ family }) => family === id)
      .map((item) => ({ label: item.label, keys: keysOf(item, keyboard) }))
      .filter((line) => line.keys.length > 0),
  }));
  const sections = [...commands, { label: 'By hand', lines: handGestures(isMac) }]
    .map(({ label, lines }) => ({
      label,
      lines: lines.filter((line) => isFound(line.label, line.keys, label)),
    }))
    .filter(({ lines }) => lines.length > 0);
  return (
    <Modal title="All keys">
      <input
        className="field keys-search"
        type="text"
        aria-label="Find a key or what it does"
        placeholder="Find a key or what it does"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <div className="keys">
        {sections.map(({ label, lines }) => (
          <section key={label}>
            <h3 className="heading">{label}</h3>
            <dl>
              {lines.map((line) => (
                <div key={line.label}>
                  <dt>{line.label}</dt>
                  <dd>
                    {line.keys.map((key) => (
                      <kbd key={key}>{showKeys(key, isMac)}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {sections.length === 0 && <p className="muted">No key does that.</p>}
      </div>
      <div className="dialog-actions">
        <button
          type="button"
          className="button"
          onClick={() => app.apply({ session: { dialog: { kind: 'keyboard' } } })}
        >
          Change keys…
        </button>
        <CloseButton />
      </div>
    </Modal>
  );
}
