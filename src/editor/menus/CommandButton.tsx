/** A command as an icon: its tooltip names it and its key. */
import type { ReactNode } from 'react';
import { keysOf } from '../../state/bindings';
import { command } from '../../state/commands/commands';
import { useApp, useEnabled } from '../app/hooks';
import { useKeyboard } from '../app/useKeyboard';
import { Tip } from './Tip';

interface Props {
  readonly id: string;
  readonly icon: ReactNode;
  /** Of a command that is turned on and off. */
  readonly pressed?: boolean;
}

export function CommandButton({ id, icon, pressed }: Props) {
  const app = useApp();
  const item = command(id);
  const enabled = useEnabled(item);
  return (
    <Tip text={item.label} keys={keysOf(item, useKeyboard())[0]}>
      <button
        type="button"
        className="icon-button"
        aria-label={item.label}
        aria-pressed={pressed}
        disabled={!enabled}
        onClick={() => app.run(item)}
      >
        {icon}
      </button>
    </Tip>
  );
}
