/**
 * The edge of a number's field by which it is dragged up and down, as with a slider: to the right is more, with Shift ten
 * times as fast. All of it is one step to undo; Escape puts back what it was. By keys the arrows do the same.
 */
import './scrub.css';
import { ChevronsLeftRight } from 'lucide-react';
import { type PointerEvent as ReactPointerEvent, type RefObject, useRef } from 'react';
import { useApp } from '../app/hooks';
import { type StepRules, scrubbed } from './numberSteps';

interface Props {
  readonly value: number;
  readonly rules: StepRules;
  /** Takes the keyboard: arrows go on from where the hand left it. */
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onChange: (value: number) => void;
}

interface Hold {
  readonly pointer: number;
  readonly value: number;
  /** Steps taken so far, and where the hand was then: Shift may come and go on the way. */
  steps: number;
  x: number;
  readonly listening: AbortController;
}

const STEP_PX = 4;

export function ScrubHandle({ value, rules, input, onChange }: Props) {
  const { document } = useApp();
  const hold = useRef<Hold | null>(null);
  const end = () => {
    hold.current?.listening.abort();
    hold.current = null;
    if (input.current) input.current.readOnly = false;
  };
  const take = (event: ReactPointerEvent<HTMLElement>) => {
    if (event.button !== 0 || hold.current) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    // What was typed in here or elsewhere is a step of its own.
    if (globalThis.document.activeElement === input.current) input.current?.blur();
    input.current?.focus();
    // Nothing is typed meanwhile, and a caret would be placed anew, which paints all of the page's layers.
    if (input.current) input.current.readOnly = true;
    const listening = new AbortController();
    hold.current = { pointer: event.pointerId, value, steps: 0, x: event.clientX, listening };
    // The field itself takes back what was done; what the hand does from there on is nothing.
    window.addEventListener('keydown', ({ key }) => key === 'Escape' && end(), {
      capture: true,
      signal: listening.signal,
    });
  };
  const follow = ({ pointerId, clientX, shiftKey }: ReactPointerEvent) => {
    const now = hold.current;
    if (now?.pointer !== pointerId) return;
    const moved = Math.trunc((clientX - now.x) / STEP_PX);
    if (moved === 0) return;
    now.x += moved * STEP_PX;
    now.steps += moved * (shiftKey ? 10 : 1);
    const next = scrubbed(now.value, now.steps, rules);
    if (next !== value) onChange(next);
  };
  const drop = ({ pointerId }: ReactPointerEvent) => {
    if (hold.current?.pointer !== pointerId) return;
    end();
    document.endGesture();
  };
  return (
    <span
      className="number-scrub"
      aria-hidden="true"
      title="Drag to change it, with Shift faster"
      onPointerDown={take}
      onPointerMove={follow}
      onPointerUp={drop}
      onPointerCancel={drop}
    >
      <ChevronsLeftRight size={10} />
    </span>
  );
}
