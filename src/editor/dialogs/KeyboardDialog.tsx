/** Every command with its keys: press one to say another. A key taken from another command is said; all of it can be put back. */
import { Plus, RotateCcw, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { browserKeeps, isRebound, keysOf, type Rebound, rebind, resetKeys } from '../../state/bindings';
import type { Command } from '../../state/command';
import { COMMANDS } from '../../state/commands/commands';
import { bindingOf, type KeyPress, matches, showKeys } from '../../state/keys';
import { useShell } from '../app/hooks';
import { keyboardOf, useKeyboard } from '../app/useKeyboard';
import { CloseButton } from './CloseButton';
import { FAMILIES } from './families';
import { Modal } from './Modal';
import { useKeyCapture } from './useKeyCapture';

/** Which of a command's keys is being said anew; past its last: one more. */
interface Asked {
  readonly item: Command;
  readonly at: number;
}

/** Escape always leads out. */
const CHANGEABLE = COMMANDS.filter(({ id }) => id !== 'escape');

export function KeyboardDialog() {
  const shell = useShell();
  const { app, isMac } = shell;
  const keyboard = useKeyboard();
  const [query, setQuery] = useState('');
  const [asked, setAsked] = useState<Asked | null>(null);
  const [said, setSaid] = useState('');
  const shown = useMemo(() => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    return CHANGEABLE.filter((item) => {
      const keys = keysOf(item, keyboard).map((key) => showKeys(key, isMac));
      const text = [item.label, item.family, ...keys].join(' ').toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }, [query, keyboard, isMac]);

  const keep = (next: Rebound, words: string) => {
    const taken = next.lost.map(({ label }) => `“${label}” lost it.`);
    app.apply({ session: { rebound: next.rebound } });
    setSaid([words, ...taken].join(' '));
    setAsked(null);
  };
  const take = (press: KeyPress) => {
    const binding = bindingOf(press, isMac);
    if (!asked || binding === null) return;
    const now = keyboardOf(shell);
    const clashes = (key: string) => matches(key, press, isMac);
    const keys = [...keysOf(asked.item, now)];
    keys[asked.at] = binding;
    const once = keys.filter((key, at) => at === asked.at || !clashes(key));
    const warning =
      now.where === 'browser' && browserKeeps(binding)
        ? ' A browser keeps that key for itself: it may never arrive here.'
        : '';
    const words = `${showKeys(binding, isMac)}: ${asked.item.label}.${warning}`;
    keep(rebind(CHANGEABLE, now, asked.item, once, clashes), words);
  };
  useKeyCapture(asked !== null, take, () => setAsked(null));

  const remove = (item: Command, at: number) => {
    const keys = keysOf(item, keyboard).filter((_, place) => place !== at);
    keep(
      rebind(CHANGEABLE, keyboard, item, keys, () => false),
      `${item.label}: a key less.`,
    );
  };
  const resetAll = () => {
    app.apply({ session: { rebound: [] } });
    setSaid('All keys are the usual ones.');
    setAsked(null);
  };
  return (
    <Modal title="Keyboard" description="Press a key of a command to say another. Kept on this computer.">
      <div className="keyboard-head">
        <input
          className="field"
          type="text"
          aria-label="Find a command or a key"
          placeholder="Find a command or a key"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <button type="button" className="button" disabled={keyboard.rebound.length === 0} onClick={resetAll}>
          Reset all
        </button>
      </div>
      <p className="keyboard-said" role="status">
        {asked ? `Press the new key for “${asked.item.label}”; Escape leaves it.` : said}
      </p>
      <div className="keyboard-list">
        {FAMILIES.map(({ id, label }) => {
          const items = shown.filter(({ family }) => family === id);
          return (
            items.length > 0 && (
              <section key={id} aria-label={label}>
                <h3 className="heading">{label}</h3>
                <ul>
                  {items.map((item) => (
                    <KeyRow
                      key={item.id}
                      item={item}
                      asked={asked?.item === item ? asked.at : null}
                      onAsk={(at) => setAsked({ item, at })}
                      onRemove={(at) => remove(item, at)}
                      onReset={() => keep(resetKeys(CHANGEABLE, keyboard, item), `${item.label}: as usual.`)}
                    />
                  ))}
                </ul>
              </section>
            )
          );
        })}
        {shown.length === 0 && <p className="muted">No command and no key is called that.</p>}
      </div>
      <div className="dialog-actions">
        <CloseButton />
      </div>
    </Modal>
  );
}

interface RowProps {
  readonly item: Command;
  readonly asked: number | null;
  readonly onAsk: (at: number) => void;
  readonly onRemove: (at: number) => void;
  readonly onReset: () => void;
}

function KeyRow({ item, asked, onAsk, onRemove, onReset }: RowProps) {
  const { isMac } = useShell();
  const keyboard = useKeyboard();
  const keys = keysOf(item, keyboard);
  return (
    <li>
      <span>{item.label}</span>
      {keys.map((key, at) => (
        <span key={key} className="key-chip" data-asked={asked === at || undefined}>
          <button
            type="button"
            aria-label={
              asked === at
                ? `Press a key for ${item.label}`
                : `Change ${showKeys(key, isMac)} for ${item.label}`
            }
            onClick={() => onAsk(at)}
          >
            {asked === at ? 'Press a key' : showKeys(key, isMac)}
          </button>
          <button
            type="button"
            aria-label={`Remove ${showKeys(key, isMac)} from ${item.label}`}
            onClick={() => onRemove(at)}
          >
            <X size={11} />
          </button>
        </span>
      ))}
      {asked === keys.length ? (
        <span className="key-chip" data-asked>
          <span>Press a key</span>
        </span>
      ) : (
        <button
          type="button"
          className="key-add"
          aria-label={`Add a key for ${item.label}`}
          onClick={() => onAsk(keys.length)}
        >
          <Plus size={12} />
        </button>
      )}
      <button
        type="button"
        className="key-add"
        aria-label={`Reset the keys of ${item.label}`}
        disabled={!isRebound(item, keyboard)}
        onClick={onReset}
      >
        <RotateCcw size={12} />
      </button>
    </li>
  );
}
