/**
 * Every change goes to the journal at once, whatever the user saves. Only while changes follow each other within a few
 * frames does one wait a moment, and then the latest state is kept for all: a drag never spends its time on drafts.
 * A write that failed is tried again with the next change.
 */
import { type Desk, isUnsaved } from './desk';
import { keepDraft } from './keepDraft';

/** The share of the time that keeping a draft may cost while changes keep coming … */
const SHARE = 0.1;
/** … but an edit that is seen must be kept before anything is likely to happen to the page. */
const LONGEST_PAUSE_MS = 20;

/** Starts keeping; the answer stops it. */
export function keepJournal(desk: Desk): () => void {
  const { app, platform } = desk;
  let changed = false;
  let busy = false;
  const keep = () => {
    changed = false;
    return keepDraft(desk);
  };
  const keepUp = async () => {
    try {
      while (changed) {
        const start = performance.now();
        void keep();
        const costMs = performance.now() - start;
        await pause(Math.min(costMs / SHARE, LONGEST_PAUSE_MS));
      }
    } finally {
      busy = false;
    }
  };
  // When the event that changed it is done with: it may make several changes.
  const soon = () => {
    changed = true;
    if (busy) return;
    busy = true;
    queueMicrotask(() => void keepUp());
  };
  const beforeGoing = () => {
    if (changed) void keep();
    platform.journal.flush();
  };
  const askBeforeLoss = (event: BeforeUnloadEvent) => {
    if (isUnsaved(app) && app.session.getState().draftProblem !== null) event.preventDefault();
  };
  const stopDocument = app.document.subscribe((state, before) => {
    if (state.diagram !== before.diagram) soon();
  });
  const stopSession = app.session.subscribe((state, before) => {
    if (state.file !== before.file) soon();
  });
  window.addEventListener('pagehide', beforeGoing);
  document.addEventListener('visibilitychange', beforeGoing);
  // The desktop asks before it closes a window, and a page may not keep it from closing.
  if (platform.kind === 'browser') window.addEventListener('beforeunload', askBeforeLoss);
  return () => {
    stopDocument();
    stopSession();
    window.removeEventListener('pagehide', beforeGoing);
    document.removeEventListener('visibilitychange', beforeGoing);
    window.removeEventListener('beforeunload', askBeforeLoss);
  };
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
