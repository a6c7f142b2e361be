/**
 * What the bench does within a page: hands that move by one step per frame, so that a page that takes longer for a frame
 * shows it as fewer frames a second, and nothing outside the page sets the pace. Runs in the page; names nothing outside
 * itself.
 */
export interface Driver {
  /** Milliseconds from `since` until so many cards and lines are drawn and painted. */
  drawn(cards: number, lines: number, since: number): Promise<number>;
  pan(steps: number, by: number): Promise<GestureTimes>;
  drag(selector: string, steps: number): Promise<GestureTimes>;
  type(selector: string, texts: readonly string[], steps: number): Promise<GestureTimes>;
}

export interface GestureTimes {
  readonly ms: number;
  readonly steps: number;
  /** Tasks of the main thread of more than 50 ms, in milliseconds. */
  readonly longTasks: readonly number[];
}

export function installDriver(): void {
  const MOST_MS = 2500;
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

  /** A `step` for each frame. */
  const gesture = async (steps: number, step: (index: number) => void): Promise<GestureTimes> => {
    const longTasks: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasks.push(Math.round(duration));
    });
    observer.observe({ entryTypes: ['longtask'] });
    await frame();
    const start = performance.now();
    let taken = 0;
    // On a slow machine fewer steps tell as much; a gesture takes a few at least.
    while (taken < steps && (taken < 6 || performance.now() - start < MOST_MS)) {
      step(taken);
      taken++;
      await frame();
    }
    const ms = performance.now() - start;
    await frame();
    observer.disconnect();
    return { ms, steps: taken, longTasks };
  };

  const elementAt = (selector: string): Element => {
    const element = document.querySelector(selector);
    if (!element) throw new Error(`nothing on the page is ${selector}`);
    return element;
  };

  /** As a browser tells of a mouse: once as a pointer, once as a mouse. */
  const mouse = (target: EventTarget, kind: 'down' | 'move' | 'up', x: number, y: number): void => {
    const about = {
      bubbles: true,
      cancelable: true,
      composed: true,
      view: window,
      clientX: x,
      clientY: y,
      button: 0,
      buttons: kind === 'up' ? 0 : 1,
    };
    const pointer = { pointerId: 1, pointerType: 'mouse', isPrimary: true };
    target.dispatchEvent(new PointerEvent(`pointer${kind}`, { ...about, ...pointer }));
    target.dispatchEvent(new MouseEvent(`mouse${kind}`, about));
  };

  const count = (selector: string): number => document.querySelectorAll(selector).length;
  /** Drawn as an element each, or all together by a layer that says how many it drew. */
  const drawnNow = (selector: string, name: 'cards' | 'lines'): number => {
    const layer = document.querySelector<HTMLElement>('[data-far-layer]');
    return layer ? Number(layer.dataset[name] ?? 0) : count(selector);
  };

  const driver: Driver = {
    async drawn(cards, lines, since) {
      while (
        drawnNow('.react-flow__node-component, .react-flow__node-plain', 'cards') < cards ||
        drawnNow('.react-flow__edge', 'lines') < lines
      )
        await frame();
      // The frame after the next begins when that has been painted.
      await frame();
      await frame();
      return performance.now() - since;
    },
    pan(steps, by) {
      const pane = elementAt('.react-flow__pane');
      return gesture(steps, (index) => {
        const delta = index % 12 < 6 ? by : -by;
        pane.dispatchEvent(
          new WheelEvent('wheel', {
            bubbles: true,
            cancelable: true,
            view: window,
            clientX: innerWidth / 2,
            clientY: innerHeight / 2,
            deltaX: delta,
            deltaY: delta / 2,
          }),
        );
      });
    },
    async drag(selector, steps) {
      const card = elementAt(selector);
      const box = card.getBoundingClientRect();
      const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      mouse(card, 'down', from.x, from.y);
      mouse(window, 'move', from.x + 8, from.y);
      await frame();
      const times = await gesture(steps, (index) => {
        const turn = (2 * Math.PI * (index + 1)) / steps;
        mouse(card, 'move', from.x + 8 + 120 * Math.sin(turn), from.y + 90 * (1 - Math.cos(turn)));
      });
      mouse(card, 'up', from.x + 8, from.y);
      return times;
    },
    type(selector, texts, steps) {
      const field = elementAt(selector);
      if (!(field instanceof HTMLInputElement)) throw new Error(`${selector} can't be typed into`);
      field.focus();
      const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      return gesture(steps, (index) => {
        write?.call(field, texts[index % texts.length]);
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      });
    },
  };
  Reflect.set(window, 'driver', driver);
}
