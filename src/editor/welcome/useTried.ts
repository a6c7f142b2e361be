/** Notices what a newcomer tries. */
import { useEffect } from 'react';
import { pageIn } from '../../model/pages';
import type { App } from '../../state/app';
import type { Thing } from '../../state/sessionStore';
import { useApp } from '../app/hooks';
import { connectingStore } from '../canvas/connecting';
import { triedIn } from './thingsToTry';

export function useTried(): void {
  const app = useApp();
  useEffect(() => {
    const stops = [
      app.document.subscribe((now, before) => {
        // A step of the person's own, no other document.
        const isStep = now.past.length === before.past.length + 1 || now.gesture !== null;
        const { page, welcome, tried } = app.session.getState();
        if (!welcome || tried.includes('change')) return;
        const thing = isStep && triedIn(pageIn(before.diagram, page), pageIn(now.diagram, page));
        if (thing) tryOff(app, thing);
      }),
      connectingStore.subscribe(({ refusal }) => {
        if (refusal) tryOff(app, 'refusal');
      }),
      app.session.subscribe(({ dialog }) => {
        if (dialog?.kind === 'connect') tryOff(app, 'refusal');
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [app]);
}

/** Ticks one off, where they are shown. */
export function tryOff(app: App, thing: Thing): void {
  const { tried, welcome } = app.session.getState();
  if (welcome && !tried.includes(thing)) app.session.setState({ tried: [...tried, thing] });
}
