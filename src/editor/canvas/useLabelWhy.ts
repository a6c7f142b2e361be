/**
 * A click on a number of a label asks why it is what it is; elsewhere on the label a click only selects, and a press that
 * moves drags the label. So far the question is about the journey, as the number is on its way to what the
 * journey gets, and says what it came to here. Of a line that stands for several it is about the one whose number is shown;
 * so it is where what is selected stands for several, and is asked about by a key.
 */
import { useEffect } from 'react';
import { shownMember } from '../../estimate/bundleLabel';
import { soFarJourney } from '../../estimate/connectionLabel';
import { connectionsIn } from '../../layout/visibleDiagram';
import type { Point } from '../../shared/geometry';
import { subjectAmong } from '../../state/subjectAmong';
import { subjectOf } from '../../state/subjectOf';
import type { Why } from '../../state/why';
import { useAnalysis, useApp } from '../app/hooks';
import { useEffectHandlers } from '../app/useEffectHandlers';
import { useLatest } from '../app/useLatest';
import { measureIn } from './labelNumbers';

const THRESHOLD = 3;

export function useLabelWhy(): void {
  const app = useApp();
  const analysis = useLatest(useAnalysis());
  useEffectHandlers({
    'ask-why': () => {
      const context = app.context();
      const { estimate } = analysis();
      const subject = subjectAmong(context, estimate) ?? subjectOf(context);
      if (subject) app.apply({ session: { why: { subject, measure: 'availability' } } });
    },
  });
  useEffect(() => {
    let pressed: Point | null = null;
    const press = ({ clientX, clientY }: PointerEvent) => {
      pressed = { x: clientX, y: clientY };
    };
    const ask = ({ target, shiftKey, ctrlKey, metaKey, clientX, clientY }: MouseEvent) => {
      if (!(target instanceof SVGElement) || shiftKey || ctrlKey || metaKey) return;
      const measure = measureIn(target.closest<SVGElement>('[data-measure]')?.dataset['measure']);
      const line = target.closest<SVGElement>('[data-connection]')?.dataset['connection'];
      const { diagram, session } = app.context();
      const { estimate } = analysis();
      if (measure === undefined || line === undefined || session.tool !== 'select') return;
      if (pressed && Math.hypot(clientX - pressed.x, clientY - pressed.y) >= THRESHOLD) return;
      const { reading, journey } = session;
      if (reading === 'none') return;
      const about =
        measure === 'requestsPerSecond' ? 'load' : measure === 'availability' ? measure : 'latency';
      const shown = shownMember(estimate, connectionsIn(diagram, line), journey, about, reading);
      if (shown === undefined) return;
      const along = reading === 'so-far' ? soFarJourney(estimate, journey) : undefined;
      const why: Why =
        along === undefined
          ? { subject: { kind: 'connection', id: shown }, measure }
          : { subject: { kind: 'journey', id: along }, measure, soFar: shown };
      app.apply({ session: { why } });
    };
    window.addEventListener('pointerdown', press, true);
    window.addEventListener('click', ask);
    return () => {
      window.removeEventListener('pointerdown', press, true);
      window.removeEventListener('click', ask);
    };
  }, [app, analysis]);
}
