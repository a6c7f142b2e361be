/** The way back from a screen with everything put away. */
import { Minimize2 } from 'lucide-react';
import { keysOf } from '../../state/bindings';
import { command } from '../../state/commands/commands';
import { Tip } from '../menus/Tip';
import { useApp } from './hooks';
import { useKeyboard } from './useKeyboard';

export function LeaveZen() {
  const app = useApp();
  const [keys] = keysOf(command('zen'), useKeyboard());
  return (
    <Tip text="Bring everything back" keys={keys}>
      <button
        type="button"
        className="icon-button zen-leave"
        aria-label="Bring everything back"
        onClick={() => app.run(command('zen'))}
      >
        <Minimize2 size={15} />
      </button>
    </Tip>
  );
}
