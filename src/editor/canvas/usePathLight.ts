/**
 * What a number is made of, lit up while its label is pointed at, all else dimmed a little; of the one connection that is
 * selected it is lit without dimming the rest. Marked on the elements themselves: what is drawn stays as it is, so that
 * pointing about draws nothing anew.
 */
import { useEffect, useState } from 'react';
import type { NumberReading } from '../../estimate/connectionLabel';
import { numberPath } from '../../estimate/progress/numberPath';
import { connectionsIn, visibleDiagram } from '../../layout/visibleDiagram';
import { type ElementRef, idOf, kindOf } from '../../model/elements';
import { useAnalysis, useDiagram, useSession } from '../app/hooks';
import { lightPath } from './lightPath';
import { seenLighting } from './seenLighting';
import { useDetail } from './useDetail';

const NO_NUMBERS: ReadonlySet<ElementRef> = new Set();

export function usePathLight(): void {
  const page = useDiagram();
  const { estimate } = useAnalysis();
  const journey = useSession((session) => session.journey);
  const reading = useSession((session) => session.reading);
  const selected = useSession(({ selection }) => onlyConnection(selection));
  // What is presented or played has light of its own.
  const isTaken = useSession(({ presenting, trace, path }) => presenting !== null || trace || path !== null);
  const isReadable = useDetail() === 'full';
  const hovered = useHoveredLabel();

  const line = hovered ?? selected;
  useEffect(() => {
    if (line === null || reading === 'none' || isTaken || !isReadable) return;
    return lightPath(pathOf(line, reading), hovered === null ? 'lit' : 'dims');

    function pathOf(of: string, kind: NumberReading): ReadonlySet<string> {
      const all = connectionsIn(page, of).flatMap((id) => [...numberPath(page, estimate, id, journey, kind)]);
      return seenLighting(visibleDiagram(page), { lit: new Set(all), now: NO_NUMBERS }).lit ?? NO_NUMBERS;
    }
  }, [line, hovered, reading, isTaken, isReadable, page, estimate, journey]);
}

function onlyConnection(selection: ReadonlySet<ElementRef>): string | null {
  const [only, ...others] = selection;
  return only !== undefined && others.length === 0 && kindOf(only) === 'connection' ? idOf(only) : null;
}

function useHoveredLabel(): string | null {
  const [hovered, setHovered] = useState<string | null>(null);
  useEffect(() => {
    const over = ({ target, buttons }: PointerEvent) => {
      const label = target instanceof Element ? target.closest<SVGElement>('.connection-label') : null;
      if (buttons === 0 || label === null) setHovered(label?.dataset['connection'] ?? null);
    };
    document.addEventListener('pointerover', over);
    return () => document.removeEventListener('pointerover', over);
  }, []);
  return hovered;
}
