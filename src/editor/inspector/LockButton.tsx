/** Whether what is selected keeps its place: locked or not, and the other way by a click. */
import './arrange.css';
import { Lock, LockOpen } from 'lucide-react';
import { byLock } from '../../model/locks';
import { bodiesOf } from '../../state/locks';
import { useDiagram, useSession } from '../app/hooks';
import { CommandButton } from '../menus/CommandButton';

export function LockButton() {
  const diagram = useDiagram();
  const selection = useSession((session) => session.selection);
  const { free, locked } = byLock(diagram, bodiesOf(selection));
  const isLocked = free.size === 0 && locked.length > 0;
  const icon = isLocked ? <Lock size={15} aria-hidden="true" /> : <LockOpen size={15} aria-hidden="true" />;
  return <CommandButton id="toggle-lock" icon={icon} pressed={isLocked} />;
}
