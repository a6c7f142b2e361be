/** A sentence at the pointer that goes along with it, kept on the screen. */
import type { Point } from '../../shared/geometry';

interface PointerHintProps {
  readonly at: Point;
  readonly tone: 'problem' | 'plain';
  readonly text: string;
}

export function PointerHint({ at, tone, text }: PointerHintProps) {
  const { x, y } = besidePointer(at);
  return (
    // Moved as it is painted: with each step of a drag it would be laid out anew.
    <div className="refusal-hint" data-tone={tone} role="status" style={{ translate: `${x}px ${y}px` }}>
      {text}
    </div>
  );
}

/** The upper left corner of what is as large as such a sentence may be. */
export const besidePointer = ({ x, y }: Point): Point => ({
  x: Math.min(x + 14, window.innerWidth - 360),
  y: Math.min(y + 14, window.innerHeight - 140),
});
