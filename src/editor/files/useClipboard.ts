/**
 * Copy, cut and paste through the system clipboard. A copy puts the selection there as the text of a document at once,
 * within the browser's own event, and then, as one item, as text, PNG, SVG and our own type, whatever is pasted into next.
 */
import { useEffect } from 'react';
import type { Point } from '../../shared/geometry';
import type { App } from '../../state/app';
import type { Effect } from '../../state/command';
import { selectedLink } from '../../state/links';
import type { LiveAnalysis } from '../../state/live/liveAnalysis';
import { pointedIn } from '../../state/pointedIn';
import { removeSelected } from '../../state/removeSelected';
import { isTextField } from '../app/focus';
import { useApp, useWhole } from '../app/hooks';
import { useEffectHandlers } from '../app/useEffectHandlers';
import { failedFigure } from '../figures/exportFigure';
import { DIAGRAM, hasAsyncClipboard, type Parts, PNG, SVG, TEXT, writeClipboard } from './clipboardTypes';
import { copyAs, selectionText, takeCopy } from './copyParts';
import { pasteFilesAt, pasteTextAt } from './pasteAny';
import { pasteFromMenu } from './pasteFromMenu';

export function useClipboard(): void {
  const app = useApp();
  const whole = useWhole();
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      latest = null;
      const text = selectionText(app);
      if (take(event, text)) enrich(app, whole, text);
    };
    const onCut = (event: ClipboardEvent) => {
      latest = null;
      const text = selectionText(app);
      if (!take(event, text)) return;
      enrich(app, whole, text);
      cut(app);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (isTextField(event.target) || !event.clipboardData) return;
      const text = event.clipboardData.getData(TEXT);
      const files = [...event.clipboardData.files];
      if (text === '' && files.length === 0) return;
      event.preventDefault();
      void (text === '' ? pasteFilesAt(app, files, placeOf(app)) : pasteTextAt(app, text, placeOf(app)));
    };
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCut);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCut);
      document.removeEventListener('paste', onPaste);
    };
  }, [app, whole]);

  useEffectHandlers({
    copy: () => void copyFromMenu(app, whole),
    cut: () => void copyFromMenu(app, whole).then((copied) => (copied ? cut(app) : undefined)),
    paste: () => void pasteFromMenu(app, placeOf(app)),
    'copy-png': () => copyOne(app, whole, 'copy-png'),
    'copy-svg': () => copyOne(app, whole, 'copy-svg'),
    'copy-text': () => copyOne(app, whole, 'copy-text'),
    'open-link': () => {
      const link = selectedLink(app.context());
      if (link !== null) window.open(link, '_blank', 'noopener,noreferrer');
    },
  });
}

const placeOf = (app: App): Point => pointedIn(app.context()).at;

/** What was copied last: a picture that is ready later than that doesn't take its place. */
let latest: object | null = null;

function take(event: ClipboardEvent, text: string): boolean {
  if (isTextField(event.target) || text === '' || !document.getSelection()?.isCollapsed) return false;
  event.preventDefault();
  event.clipboardData?.setData(TEXT, text);
  return true;
}

/** Where the browser refuses, the text is there all the same. */
function enrich(app: App, whole: LiveAnalysis['whole'], text: string): void {
  if (hasAsyncClipboard()) void writeClipboard(selectionParts(app, whole, text)).catch(() => undefined);
}

function selectionParts(app: App, whole: LiveAnalysis['whole'], text: string): Parts {
  const mine = {};
  latest = mine;
  const copy = takeCopy(app, whole);
  const inTime = async <T>(part: T | Promise<T>): Promise<T> => {
    const made = await part;
    if (latest !== mine) throw new Error('something else was copied meanwhile');
    return made;
  };
  return new Map<string, Promise<string | Uint8Array>>([
    [TEXT, inTime(text)],
    [PNG, inTime(copyAs('png', copy))],
    [SVG, inTime(copyAs('svg', copy))],
    [DIAGRAM, inTime(text)],
  ]);
}

/** From a menu there is no event of the browser's to put it in. */
async function copyFromMenu(app: App, whole: LiveAnalysis['whole']): Promise<boolean> {
  const text = selectionText(app);
  if (text === '') return false;
  try {
    if (hasAsyncClipboard()) await writeClipboard(selectionParts(app, whole, text));
    else await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => refused(app),
    );
  }
}

const ONE: Partial<
  Record<Effect, { readonly format: string; readonly types: readonly string[]; readonly says: string }>
> = {
  'copy-png': { format: 'png', types: [PNG], says: 'a PNG picture' },
  'copy-svg': { format: 'svg', types: [TEXT, SVG], says: 'an SVG picture' },
  'copy-text': { format: 'markdown', types: [TEXT], says: 'text' },
};

/** The selection, or the whole page, as one thing alone. */
function copyOne(app: App, whole: LiveAnalysis['whole'], effect: Effect): void {
  const what = ONE[effect];
  if (!what) return;
  if (!hasAsyncClipboard()) return void refused(app);
  latest = null;
  const copy = takeCopy(app, whole);
  const made = copyAs(what.format, copy);
  const subject = copy.options.only ? 'The selection' : 'The page';
  const text = `${subject} was copied as ${what.says}.`;
  writeClipboard(new Map(what.types.map((type) => [type, made]))).then(
    () => app.apply({ session: { notice: { tone: 'info', text } } }),
    (thrown: unknown) => {
      // Which of the two it was: the picture can't be made, or the clipboard is not to be had.
      made.then(
        () => refused(app),
        () => failedFigure({ app }, thrown),
      );
    },
  );
}

function refused(app: App): false {
  const text = 'The clipboard can’t be reached from here. Allow this page to use it, or export to a file.';
  app.apply({ session: { notice: { tone: 'problem', text, command: 'export' } } });
  return false;
}

const cut = (app: App): void => app.apply(removeSelected(app.context()));
