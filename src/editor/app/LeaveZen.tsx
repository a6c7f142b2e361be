/** The way back from a screen with everything put away. */
import { Minimize2 } from 'lucide-react';
import { command } from '../../state/commands/commands';
import { Tip } from '../menus/Tip';
import { useApp } from './hooks';

export function LeaveZen() {
  const app = useApp();
  const { keys } = command('zen');
  return (
    <Tip text="Bring everything back" keys={keys[0]}>
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
