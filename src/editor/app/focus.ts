/** Who owns the keyboard. */
import { flushSync } from 'react-dom';

const TEXT_INPUTS = new Set(['text', 'search', 'number', 'email', 'url', 'tel', 'password']);

/** Whether what has the focus is typed into, and so keeps the keyboard to itself. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return TEXT_INPUTS.has(target.type);
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  );
}

const PRESSES: ReadonlySet<string> = new Set(['Enter', ' ']);
const WALKS: ReadonlySet<string> = new Set([...PRESSES, 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);
const POPUPS = '[role="menu"], [role="dialog"], [role="alertdialog"], [role="listbox"]';

/** Whether what has the focus uses that plain key itself: a button Enter, a list its arrows, a menu Escape too. */
export function usesKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(POPUPS)) return WALKS.has(key) || key === 'Escape';
  if (target.closest('input, select, textarea, [role="combobox"], [role="radio"]')) return WALKS.has(key);
  return target.closest('button, a, summary') !== null && PRESSES.has(key);
}

/** Gives the keyboard back to the canvas, the one tab stop of the drawing. */
export function focusCanvas(): void {
  document.querySelector<HTMLElement>('[data-canvas]')?.focus({ preventScroll: true });
}

/**
 * Gives the keyboard to the first of these there is, once what was just asked for is on the page. Within the event, not a
 * frame later: the key pressed next is meant for it.
 */
export function focusDrawn(...selectors: readonly string[]): void {
  flushSync(() => undefined);
  const found = selectors.map((selector) => document.querySelector<HTMLElement>(selector));
  found.find((element) => element !== null)?.focus();
}

/** For what closes: the canvas has the keyboard again, unless what was asked for in it has taken it by then. */
export function returnKeyboard(event: Event): void {
  event.preventDefault();
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) focusCanvas();
}

/** What was pressed with the mouse doesn't keep the keyboard; what opens something does. */
export function leavePressed(event: MouseEvent): void {
  const isByKey = event.detail === 0;
  if (isByKey || !(event.target instanceof Element) || event.target.closest(POPUPS)) return;
  const pressed = event.target.closest('button, summary');
  if (pressed && pressed === document.activeElement && !pressed.matches(OPENERS)) focusCanvas();
}

const OPENERS = '[aria-haspopup], [role="combobox"]';

/** Before what has the focus goes away: the panel it was in has it then, where nothing else takes it. */
export function keepFocusNear(element: HTMLElement): void {
  const panel = element.closest<HTMLElement>('[data-keeps-focus]');
  // What closes gives the focus back a moment later; only then is it known to be lost.
  setTimeout(() => {
    if (document.activeElement === document.body || document.activeElement === null)
      panel?.focus({ preventScroll: true });
  }, 50);
}
