/** Around the one thing that is selected: handles to resize it by, or, where it is locked, a sign that says so. */
import { Lock } from 'lucide-react';
import { HANDLES, type Handle } from '../../layout/resizeRect';
import type { ElementRef } from '../../model/elements';
import { useSession } from '../app/hooks';
import { useResizing } from './useResizing';

interface Props {
  readonly of: ElementRef;
  readonly locked?: boolean | undefined;
  /** Its sides belong to something else. */
  readonly cornersOnly?: boolean;
}

const CORNERS: readonly Handle[] = ['nw', 'ne', 'se', 'sw'];

export function ResizeHandles({ of, locked = false, cornersOnly = false }: Props) {
  const isAlone = useSession(({ selection }) => selection.size === 1 && selection.has(of));
  const start = useResizing(of);
  if (locked)
    return (
      <span className="lock-sign" role="img" aria-label="Locked">
        <Lock size={11} strokeWidth={2.2} aria-hidden="true" />
      </span>
    );
  if (!isAlone) return null;
  return (cornersOnly ? CORNERS : HANDLES).map((handle) => (
    <i
      key={handle}
      className="resize-handle nodrag nopan"
      data-handle={handle}
      aria-hidden="true"
      onPointerDown={(event) => start(event, handle)}
    />
  ));
}
