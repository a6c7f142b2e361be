/**
 * For a moment, what is given another place on the canvas goes there instead of being there: the style sheet does it, so
 * that nothing is drawn more than once. Whoever wants stillness has it.
 */
import { prefersStillness } from '../canvas/useViewEffects';

const GLIDE_MS = 250;
/** More than that would stutter. */
const MOST_CARDS = 600;

let ending: ReturnType<typeof setTimeout> | undefined;

export function glide(cards: number): void {
  const canvas = document.querySelector<HTMLElement>('[data-canvas]');
  if (!canvas || cards > MOST_CARDS || prefersStillness()) return;
  clearTimeout(ending);
  canvas.dataset.gliding = '';
  ending = setTimeout(() => {
    delete canvas.dataset.gliding;
  }, GLIDE_MS + 100);
}
