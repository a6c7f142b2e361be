/**
 * Dragging a handle: the thing changes its size as the hand goes, the document when it lets go, and with Escape nothing
 * does. The side in hand lines up with what it passes. Shift keeps the ratio; an image keeps it without, and loses it with.
 */
import { useReactFlow } from '@xyflow/react';
import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef } from 'react';
import { rectsOf } from '../../layout/bodyRects';
import { createGuides, type Guides } from '../../layout/guides';
import { guideTargets } from '../../layout/guideTargets';
import { leastSize } from '../../layout/leastSize';
import { type Handle, type ResizeLimits, resizedRect, sidesOf } from '../../layout/resizeRect';
import { snappedSides } from '../../layout/snapping';
import type { Diagram } from '../../model/diagram';
import { type ElementRef, idOf, kindOf } from '../../model/elements';
import type { Point, Rect, Size } from '../../shared/geometry';
import { resizeTo } from '../../state/resizing';
import { useApp } from '../app/hooks';
import { hold, keepFromCommands, letGo, showGuides } from './handStore';
import { type HeldKeys, useSnapping } from './useSnapping';

interface Resizing {
  readonly handle: Handle;
  readonly rect: Rect;
  readonly least: Size;
  readonly guides: Guides;
  readonly from: Point;
  pointer: Point;
  changed: boolean;
  last: Rect;
}

/** What a handle's pointer-down starts. */
export function useResizing(ref: ElementRef): (event: ReactPointerEvent, handle: Handle) => void {
  const app = useApp();
  const { screenToFlowPosition } = useReactFlow();
  const { isFree, snapping } = useSnapping();

  const follow = useCallback(
    (now: Resizing, keys: HeldKeys) => {
      const limits: ResizeLimits = {
        least: now.least,
        keepsRatio: keys.shiftKey !== isImage(app.context().diagram, ref),
      };
      const hand = { x: now.pointer.x - now.from.x, y: now.pointer.y - now.from.y };
      const to = resizedRect(now.rect, now.handle, hand, limits);
      const how = snapping(now.guides, isFree(keys), kindOf(ref) === 'group');
      const snapped = limits.keepsRatio ? null : snappedSides(to, hand, how, sidesOf(now.handle));
      showGuides(snapped?.lines ?? [], []);
      const last = snapped ? resizedRect(now.rect, now.handle, snapped.by, limits) : to;
      if (!now.changed && last.width === now.rect.width && last.height === now.rect.height) return;
      now.changed = true;
      now.last = last;
      hold(resizeTo(app.context(), ref, last).diagram ?? null);
    },
    [app, isFree, ref, snapping],
  );

  const end = useRef<() => void>(() => {});
  useEffect(() => () => end.current(), []);

  return useCallback(
    (event, handle) => {
      const { diagram } = app.context();
      const rect = rectsOf(diagram, [ref]).get(ref);
      if (event.button !== 0 || !rect) return;
      event.stopPropagation();
      event.preventDefault();
      const from = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const now: Resizing = {
        handle,
        rect,
        least: leastSize(diagram, ref),
        guides: createGuides(guideTargets(diagram, new Set([ref]))),
        from,
        pointer: from,
        changed: false,
        last: rect,
      };
      const onMove = (moved: PointerEvent) => {
        now.pointer = screenToFlowPosition({ x: moved.clientX, y: moved.clientY });
        follow(now, moved);
      };
      const onKey = (pressed: KeyboardEvent) => {
        if (pressed.type === 'keydown' && !HOLDS.has(pressed.key)) keepFromCommands(pressed);
        if (pressed.key === 'Escape' && pressed.type === 'keydown') {
          now.changed = false;
          end.current();
        } else if (now.changed && HOLDS.has(pressed.key)) follow(now, pressed);
      };
      end.current = () => {
        end.current = () => {};
        letGo();
        if (now.changed) app.apply(resizeTo(app.context(), ref, now.last));
        window.removeEventListener('pointermove', onMove);
        window.removeEventListener('keydown', onKey, true);
        window.removeEventListener('keyup', onKey, true);
        window.removeEventListener('pointerup', onUp);
        window.removeEventListener('pointercancel', onUp);
      };
      const onUp = () => end.current();
      window.addEventListener('pointermove', onMove);
      window.addEventListener('pointerup', onUp);
      window.addEventListener('pointercancel', onUp);
      window.addEventListener('keydown', onKey, true);
      window.addEventListener('keyup', onKey, true);
    },
    [app, follow, ref, screenToFlowPosition],
  );
}

const HOLDS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Meta']);

const isImage = (diagram: Diagram, ref: ElementRef): boolean =>
  kindOf(ref) === 'drawing' && diagram.drawings.get(idOf(ref))?.kind === 'image';
