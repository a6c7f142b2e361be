/**
 * Carries out automatic layout: the engine runs in a worker while the canvas stays live. What takes a while says so, and
 * can be cancelled. The answer changes the document once; on the canvas things glide there.
 */
import './glide.css';
import { useRef } from 'react';
import { arrange } from '../../layout/arrange';
import type { FlowDirection } from '../../model/style';
import type { App } from '../../state/app';
import {
  type LayoutRequest,
  type LayoutWish,
  laidOut,
  layoutRequest,
  nothingToLayOut,
} from '../../state/layingOut';
import type { LayingOut } from '../../state/sessionStore';
import { useApp } from '../app/hooks';
import { useEffectHandlers } from '../app/useEffectHandlers';
import { layoutEngine, stopLayoutEngine } from '../workers/layoutEngine';
import { glide } from './glide';

/** What takes no longer needs no word. */
const SAID_AFTER_MS = 300;

export function useLayOut(): void {
  const app = useApp();
  const saying = useRef<ReturnType<typeof setTimeout>>(undefined);

  const layOut = (wish: LayoutWish, direction?: FlowDirection): void => {
    cancel();
    const request = layoutRequest(app.context(), wish, direction);
    if (!request) {
      app.apply(nothingToLayOut(app.context()));
      return;
    }
    const count = request.scope?.size ?? request.diagram.components.size;
    const run: LayingOut = { components: count };
    app.apply({ session: { layingOut: run, notice: null } });
    const timer = setTimeout(() => {
      if (isRunning(app, run)) app.apply({ session: { notice: underWay(count) } });
    }, SAID_AFTER_MS);
    saying.current = timer;
    void carryOut(app, request, run).finally(() => clearTimeout(timer));
  };

  const cancel = (): void => {
    clearTimeout(saying.current);
    if (app.session.getState().layingOut === null) return;
    stopLayoutEngine();
    app.apply({ session: { layingOut: null, notice: null } });
  };

  useEffectHandlers({
    'lay-out': () => layOut('what-is-meant'),
    'lay-out-selection': () => layOut('selection'),
    'lay-out-page': () => layOut('page'),
    'lay-out-right': () => layOut('page', 'right'),
    'lay-out-down': () => layOut('page', 'down'),
    'cancel-layout': () => {
      cancel();
      app.apply({
        session: { notice: { tone: 'info', text: 'The layout was cancelled. Nothing was moved.' } },
      });
    },
  });
}

/** Another document, or another layout, takes a run's place. */
const isRunning = (app: App, run: LayingOut): boolean => app.session.getState().layingOut === run;

async function carryOut(app: App, request: LayoutRequest, run: LayingOut): Promise<void> {
  try {
    const made = await arrange(request.diagram, request.scope, layoutEngine());
    if (!isRunning(app, run)) return;
    const outcome = laidOut(app.context(), request, made);
    if (outcome.effect) glide(request.diagram.components.size);
    app.apply({ ...outcome, session: { ...outcome.session, layingOut: null } });
  } catch (thrown) {
    if (!isRunning(app, run)) return;
    const cause = thrown instanceof Error ? thrown.message : String(thrown);
    const text = `The layout couldn’t be made: ${cause}. Nothing was moved. Try again, or select a part and lay that out.`;
    app.apply({ session: { layingOut: null, notice: { tone: 'problem', text, command: 'lay-out' } } });
  }
}

function underWay(count: number) {
  const parts = count === 1 ? '1 component' : `${count.toLocaleString('en')} components`;
  return { tone: 'info', text: `Laying out ${parts}…`, command: 'cancel-layout', underWay: true } as const;
}
