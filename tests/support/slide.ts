/**
 * A number dragged up and down by its handle, a step for each frame, and what is on the screen at the end of each: the field
 * and all labels in view. Held to the engine afterwards, as estimates of hundreds of values take longer than frames.
 */
import type { Page } from '@playwright/test';

export interface SlideFrame {
  /** What the field says. */
  readonly value: string;
  /** By connection, numbers alone. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface Slide {
  readonly ms: number;
  readonly frames: readonly SlideFrame[];
  /** Tasks of the page's thread of more than 50 ms. */
  readonly longTasks: readonly number[];
}

export interface Hand {
  /** What is pressed, and the field that says the value. */
  readonly handle: string;
  readonly field: string;
  /** For so long, at least. */
  readonly forMs: number;
  /** Out and back again over so many pixels, by so many each frame. */
  readonly widthPx: number;
  readonly stepPx: number;
}

/** Runs in the page and names nothing outside itself. */
export async function slideInPage({ handle, field, forMs, widthPx, stepPx }: Hand): Promise<Slide> {
  const element = document.querySelector(handle);
  const input = document.querySelector(field);
  if (!element || !(input instanceof HTMLInputElement)) throw new Error(`no ${handle} or no ${field}`);
  const box = element.getBoundingClientRect();
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const pointer = (kind: 'down' | 'move' | 'up', x: number) =>
    element.dispatchEvent(
      new PointerEvent(`pointer${kind}`, {
        bubbles: true,
        cancelable: true,
        composed: true,
        view: window,
        clientX: x,
        clientY: from.y,
        button: kind === 'move' ? -1 : 0,
        buttons: kind === 'up' ? 0 : 1,
        pointerId: 1,
        pointerType: 'mouse',
        isPrimary: true,
      }),
    );
  const read = (): SlideFrame => {
    const labels: Record<string, string> = {};
    for (const label of document.querySelectorAll<SVGElement>('.connection-label')) {
      const of = (kind: string) => label.querySelector(`.label-${kind}`)?.textContent ?? '';
      labels[label.dataset['connection'] ?? ''] = `${of('strong')} | ${of('plain')}`;
    }
    return { value: input.value, labels };
  };
  const longTasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(Math.round(duration));
  });
  observer.observe({ entryTypes: ['longtask'] });
  const frames: SlideFrame[] = [read()];
  pointer('down', from.x);
  const start = performance.now();
  let ms = 0;
  for (let turn = 1; ms < forMs; turn++) {
    const at = (turn * stepPx) % (2 * widthPx);
    // Two in one frame: what the first does is on the page when the second looks, as it is when the frame is painted.
    await new Promise<void>((resolve) => {
      requestAnimationFrame(() => pointer('move', from.x + (at <= widthPx ? at : 2 * widthPx - at)));
      requestAnimationFrame(() => {
        frames.push(read());
        resolve();
      });
    });
    ms = performance.now() - start;
  }
  pointer('up', from.x);
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
  return { ms, frames, longTasks };
}

export const slide = (page: Page, hand: Hand): Promise<Slide> => page.evaluate(slideInPage, hand);

export interface Judged {
  /** Of each frame, how many frames ago the value was current that the label furthest behind speaks of; 0: it is this one's. */
  readonly lags: readonly number[];
  /** What a label said that no value up to then gives, or only one older than what it had said already. */
  readonly wrong: readonly string[];
}

/** `said`: what each label says by the engine at a value of the field. */
export function judged(
  frames: readonly SlideFrame[],
  said: (value: string) => ReadonlyMap<string, string>,
): Judged {
  const lags = frames.map(() => 0);
  const wrong: string[] = [];
  const ids = new Set(frames.flatMap(({ labels }) => Object.keys(labels)));
  const expected = frames.map(({ value }) => said(value));
  for (const id of ids) {
    const wanted = expected.map((labels) => labels.get(id));
    // The oldest it may be of without going back, for order; the newest, for how far behind it is.
    let oldest = 0;
    frames.forEach(({ labels }, at) => {
      const text = labels[id];
      if (text === undefined) return;
      const newest = wanted.lastIndexOf(text, at);
      if (newest < oldest) {
        const instead = `${wanted[at]} at ${frames[at]?.value}`;
        wrong.push(
          `${id} in frame ${at}: ${text} in place of ${instead}${newest < 0 ? '' : `, of frame ${newest}`}`,
        );
        return;
      }
      while (wanted[oldest] !== text) oldest++;
      lags[at] = Math.max(lags[at] ?? 0, at - newest);
    });
  }
  return { lags, wrong };
}
