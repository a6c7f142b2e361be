/** Whether what is selected keeps its place: locked or not, and the other way by a click. */
import './arrange.css';
import { Lock, LockOpen } from 'lucide-react';
import { memo } from 'react';
import { byLock } from '../../model/locks';
import { bodiesOf } from '../../state/locks';
import { useOfDiagram, useSession } from '../app/hooks';
import { CommandButton } from '../menus/CommandButton';

export const LockButton = memo(function LockButton() {
  const selection = useSession((session) => session.selection);
  const isLocked = useOfDiagram((diagram) => {
    const { free, locked } = byLock(diagram, bodiesOf(selection));
    return free.size === 0 && locked.length > 0;
  });
  const icon = isLocked ? <Lock size={15} aria-hidden="true" /> : <LockOpen size={15} aria-hidden="true" />;
  return <CommandButton id="toggle-lock" icon={icon} pressed={isLocked} />;
});
