/** The running editor without a screen: two stores, and one way to change them. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Diagram } from '../model/diagram';
import type { ElementRef } from '../model/elements';
import { idOf, kindOf } from '../model/elements';
import { everything } from '../model/fragment';
import { changedPage, movedPage, type PageId, pageIn, withPage } from '../model/pages';
import { putAway } from './atTheFoot';
import type { Command, Context, Effect, Outcome, Pointed } from './command';
import { createDocumentStore, type DocumentStore } from './documentStore';
import { withRunOf } from './interview';
import { createSessionStore, emptySession, type Session, type SessionStore } from './sessionStore';

export interface View {
  readonly diagram: Diagram;
}

export interface App {
  /** The whole document, all its pages. */
  readonly document: DocumentStore;
  readonly session: SessionStore;
  /** The page in view. */
  readonly view: StoreApi<View>;
  readonly context: () => Context;
  /** Runs a command if it can run now; says whether it did. */
  readonly run: (command: Command) => boolean;
  readonly apply: (outcome: Outcome) => void;
  /** The shell's answer to effects; set once, when the screen is there. */
  readonly onEffect: (handle: (effect: Effect) => void) => void;
  /** As `onEffect`, for the place that is pointed at. */
  readonly onPointed: (where: () => Pointed) => void;
}

export function createApp(diagram: Diagram, session: Partial<Session> = {}): App {
  const document = createDocumentStore(diagram);
  const sessionStore = createSessionStore({ ...emptySession, ...session });
  sessionStore.subscribe((now, before) => {
    const away = putAway(now, before);
    if (away) sessionStore.setState(away);
  });
  // Typing in a field, going elsewhere and coming back are two steps.
  sessionStore.subscribe((now, before) => {
    if (!sameSelection(now.selection, before.selection)) document.endGesture();
    // What is tried goes on on the next page, whose saved scenarios are others, under the same ids even.
    if (now.page !== before.page && now.scenarioId !== null) sessionStore.setState({ scenarioId: null });
  });
  let handle: (effect: Effect) => void = () => {};
  let pointed: (() => Pointed) | null = null;

  const view = createStore<View>(() => ({ diagram: pageIn(diagram, session.page ?? null) }));
  const look = (): void => {
    const { page } = sessionStore.getState();
    const diagram = pageIn(document.getState().diagram, page);
    if (diagram !== view.getState().diagram) view.setState({ diagram });
  };
  document.subscribe(look);
  sessionStore.subscribe(look);

  const context = (): Context => {
    const { diagram: whole, past, future } = document.getState();
    const { diagram } = view.getState();
    const state = sessionStore.getState();
    const selection = liveSelection(diagram, state.selection);
    return {
      diagram,
      document: whole,
      session: selection === state.selection ? state : { ...state, selection },
      canUndo: past.length > 0,
      canRedo: future.length > 0,
      ...(pointed && { pointed }),
    };
  };

  /** Another version of the document, seen where it differs. */
  const travel = (step: () => void): void => {
    const before = document.getState().diagram;
    const { page: looking } = sessionStore.getState();
    step();
    document.apply(withRunOf(document.getState().diagram, before), 'never');
    const now = document.getState().diagram;
    const page = movedPage(before, now, looking) ?? changedPage(before, now, looking);
    if (page !== looking) sessionStore.setState({ page, selection: new Set() });
    // What is there again is what one looks at; what is gone is selected no more.
    const { diagram } = view.getState();
    const back = cameBack(pageIn(before, page), diagram);
    const { selection } = sessionStore.getState();
    const kept = back.size > 0 ? back : liveSelection(diagram, selection);
    if (kept !== selection) sessionStore.setState({ selection: kept });
  };

  const apply = (outcome: Outcome): void => {
    const whole = wholeOf(document.getState().diagram, sessionStore.getState().page, outcome);
    // The session first: another selection ends the gesture before, not the one that begins here.
    if (outcome.session) sessionStore.setState(outcome.session);
    if (whole) document.apply(whole, outcome.record ?? 'commit');
    // Typed again, a name is another step.
    if (outcome.session?.renaming === null) document.endGesture();
    if (outcome.effect === 'undo') travel(document.undo);
    else if (outcome.effect === 'redo') travel(document.redo);
    else if (outcome.effect) handle(outcome.effect);
  };

  const run = (command: Command): boolean => {
    const now = context();
    if (command.enabled && !command.enabled(now)) return false;
    apply(command.run(now));
    return true;
  };

  return {
    document,
    session: sessionStore,
    view,
    context,
    run,
    apply,
    onEffect: (next) => {
      handle = next;
    },
    onPointed: (where) => {
      pointed = where;
    },
  };
}

const wholeOf = (before: Diagram, page: PageId, { diagram, document }: Outcome): Diagram | undefined =>
  document ?? (diagram && withPage(before, page, diagram));

const sameSelection = (a: Session['selection'], b: Session['selection']): boolean =>
  a === b || (a.size === b.size && [...a].every((ref) => b.has(ref)));

/** What a diagram has again: the connections only where nothing else came back, as they hang on what did. */
function cameBack(before: Diagram, now: Diagram): ReadonlySet<ElementRef> {
  const known = new Set(everything(before));
  const back = everything(now).filter((ref) => !known.has(ref));
  const bodies = back.filter((ref) => kindOf(ref) !== 'connection');
  return new Set(bodies.length > 0 ? bodies : back);
}

/** The part of a selection that still exists; the same set where all of it does. */
export function liveSelection(diagram: Diagram, selection: ReadonlySet<ElementRef>): ReadonlySet<ElementRef> {
  const alive = (ref: ElementRef): boolean => {
    const id = idOf(ref);
    switch (kindOf(ref)) {
      case 'component':
        return diagram.components.has(id);
      case 'connection':
        return diagram.connections.has(id);
      case 'group':
        return diagram.groups.has(id);
      case 'note':
        return diagram.notes.has(id);
      case 'drawing':
        return diagram.drawings.has(id);
    }
  };
  return [...selection].every(alive) ? selection : new Set([...selection].filter(alive));
}
