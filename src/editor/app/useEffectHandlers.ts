/** Where the parts of the screen say which effects they carry out: the canvas the view's, the files the files'. */
import { useLayoutEffect, useRef } from 'react';
import type { App } from '../../state/app';
import type { Effect } from '../../state/command';
import { useApp } from './hooks';

type Handlers = Partial<Record<Effect, () => void>>;

const handlersOf = new WeakMap<App, Set<() => Handlers>>();

/** Registers handlers while the component is on the screen; always the latest ones are called. */
export function useEffectHandlers(handlers: Handlers): void {
  const app = useApp();
  const latest = useRef(handlers);
  latest.current = handlers;
  // Before anything is painted: a key pressed at first sight is carried out.
  useLayoutEffect(() => {
    const all = handlersOf.get(app) ?? connectEffects(app);
    const mine = () => latest.current;
    all.add(mine);
    return () => {
      all.delete(mine);
    };
  }, [app]);
}

function connectEffects(app: App): Set<() => Handlers> {
  const all = new Set<() => Handlers>();
  handlersOf.set(app, all);
  app.onEffect((effect) => {
    for (const handlers of all) handlers()[effect]?.();
  });
  return all;
}
