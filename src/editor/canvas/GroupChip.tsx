/** A zone without a frame of its own, on the title of what it is in: chosen by a click, it can be failed or asked about. */
import type { MouseEvent } from 'react';
import type { GroupChip as Chip } from '../../layout/groupTitle';
import { refOf } from '../../model/elements';
import { useApp, useSession } from '../app/hooks';
import { FateBadge } from '../whatif/FateBadge';
import { useFate } from '../whatif/fateStore';

export function GroupChip({ id, text }: Chip) {
  const app = useApp();
  const ref = refOf('group', id);
  const isSelected = useSession((session) => session.selection.has(ref));
  const fate = useFate(ref);
  const choose = (event: MouseEvent) => {
    event.stopPropagation();
    const { selection } = app.context().session;
    const joins = event.shiftKey || event.ctrlKey || event.metaKey;
    const others = joins ? [...selection].filter((other) => other !== ref) : [];
    app.apply({
      session: { selection: new Set(joins && selection.has(ref) ? others : [...others, ref]) },
    });
  };
  return (
    <button
      type="button"
      className="group-chip nodrag nopan"
      data-group-chip={id}
      data-selected={isSelected || undefined}
      tabIndex={-1}
      onClick={choose}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      {text}
      {fate && <FateBadge fate={fate} />}
    </button>
  );
}
