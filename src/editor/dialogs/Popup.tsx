/** A small dialog at a point of the screen, without a veil: a press elsewhere or Escape closes it. */
import { type ReactNode, useEffect, useRef } from 'react';
import type { Point, Size } from '../../shared/geometry';
import { focusCanvas } from '../app/focus';
import { useApp } from '../app/hooks';

interface Props {
  readonly label: string;
  readonly screen: Point;
  /** What it takes at most: it is kept on the screen. */
  readonly size: Size;
  readonly children: ReactNode;
}

const EDGE = 14;

export function Popup({ label, screen, size, children }: Props) {
  const app = useApp();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const leave = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target))
        app.apply({ session: { dialog: null } });
    };
    window.addEventListener('pointerdown', leave, true);
    return () => window.removeEventListener('pointerdown', leave, true);
  }, [app]);
  const within = (wanted: number, length: number, room: number) =>
    Math.max(EDGE, Math.min(wanted, room - length - EDGE));
  return (
    <div
      ref={box}
      className="popup menu"
      role="dialog"
      aria-label={label}
      style={{
        width: size.width,
        left: within(screen.x + 6, size.width, window.innerWidth),
        top: within(screen.y - 12, size.height, window.innerHeight),
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        app.apply({ session: { dialog: null } });
        focusCanvas();
      }}
    >
      {children}
    </div>
  );
}
