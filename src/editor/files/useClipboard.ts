/** Copy, cut and paste through the system clipboard: the selection as the text of a document. */
import { useEffect, useRef } from 'react';
import { problemSentence } from '../../document/documentProblem';
import { parseDiagram } from '../../document/parseDiagram';
import { serializeDiagram } from '../../document/serializeDiagram';
import { removeElements } from '../../model/edits';
import { kindOf } from '../../model/elements';
import { extractFragment } from '../../model/fragment';
import type { Point } from '../../shared/geometry';
import type { App } from '../../state/app';
import { paste, pasteText } from '../../state/gestures';
import { isTextField } from '../app/focus';
import { useApp } from '../app/hooks';
import { useEffectHandlers } from '../app/useEffectHandlers';
import { useCanvasPoint } from '../canvas/useCanvasPoint';

export function useClipboard(): void {
  const app = useApp();
  const at = usePointerOnCanvas();
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => take(event, copied(app));
    const onCut = (event: ClipboardEvent) => {
      if (take(event, copied(app))) cut(app);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (isTextField(event.target)) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text === '') return;
      event.preventDefault();
      pasteAt(app, text, at());
    };
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCut);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCut);
      document.removeEventListener('paste', onPaste);
    };
  }, [app, at]);

  useEffectHandlers({
    copy: () => void navigator.clipboard.writeText(copied(app)),
    cut: () => void navigator.clipboard.writeText(copied(app)).then(() => cut(app)),
    paste: () => void navigator.clipboard.readText().then((text) => pasteAt(app, text, at())),
  });
}

const copied = (app: App): string => {
  const { diagram, session } = app.context();
  return [...session.selection].every((ref) => kindOf(ref) === 'connection')
    ? ''
    : serializeDiagram(extractFragment(diagram, session.selection));
};

function take(event: ClipboardEvent, text: string): boolean {
  if (isTextField(event.target) || text === '' || !document.getSelection()?.isCollapsed) return false;
  event.preventDefault();
  event.clipboardData?.setData('text/plain', text);
  return true;
}

function cut(app: App): void {
  const { diagram, session } = app.context();
  app.apply({
    diagram: removeElements(diagram, session.selection),
    session: { selection: new Set() },
  });
}

/** The text of a document is put in; one that is nearly so says what is wrong; any other text becomes a note. */
function pasteAt(app: App, text: string, at: Point): void {
  const parsed = parseDiagram(text);
  if (parsed.ok) app.apply(paste(app.context(), parsed.value, at));
  else if (!MEANT_AS_DOCUMENT.test(text)) app.apply(pasteText(app.context(), text, at));
  else {
    const details = parsed.error.map(problemSentence);
    app.apply({
      session: { notice: { tone: 'problem', text: "The pasted diagram can't be used.", details } },
    });
  }
}

const MEANT_AS_DOCUMENT = /^\s*\{[\s\S]*"format"\s*:\s*"plumbline"/;

/** Where a paste lands: under the pointer while it is over the canvas, else in the middle of the screen. */
function usePointerOnCanvas(): () => Point {
  const toCanvas = useCanvasPoint();
  const pointer = useRef<Point | null>(null);
  useEffect(() => {
    const follow = (event: PointerEvent) => {
      const over = event.target instanceof Element && event.target.closest('.react-flow') !== null;
      const next = { x: event.clientX, y: event.clientY };
      if (over) pointer.current = next;
    };
    window.addEventListener('pointermove', follow);
    return () => window.removeEventListener('pointermove', follow);
  }, []);
  const answer = useRef(() => ({ x: 0, y: 0 }));
  answer.current = () => toCanvas(pointer.current ?? { x: window.innerWidth / 2, y: window.innerHeight / 2 });
  const stable = useRef(() => answer.current());
  return stable.current;
}
