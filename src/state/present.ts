/**
 * Presenting: the steps a talk walks through, and beginning, walking and ending it. Pages are its chapters. On a page
 * each frame is a step, in reading order, and then the whole; where a journey is in focus and its connections are
 * numbered, its steps are walked instead, the path so far alight. Ending it leaves everything as it was before.
 */
import { bodyRects } from '../layout/bodyRects';
import { pageBounds } from '../layout/pageBounds';
import { inReadingOrder } from '../layout/readingOrder';
import { isCard } from '../layout/visibleDiagram';
import type { Connection, Diagram } from '../model/diagram';
import { type ElementRef, idOf, kindOf, refOf } from '../model/elements';
import { type PageId, pageIn, pagesOf } from '../model/pages';
import { connectionName } from '../model/queries';
import type { Context, Outcome } from './command';
import type { PresentStep } from './sessionStore';

/** `journey`: the connections of the journey in focus on the page in view; null: none is. */
export function presentSteps(
  document: Diagram,
  looking: PageId,
  journey: ReadonlySet<string> | null,
): readonly PresentStep[] {
  return pagesOf(document).flatMap(({ id, name }) => {
    const diagram = pageIn(document, id);
    const path = id === looking && journey ? pathSteps(diagram, journey) : [];
    const steps = path.length > 0 ? path : frameSteps(diagram);
    const whole = { title: '', frame: pageBounds(diagram), lit: null, now: NOTHING };
    return [...steps, whole].map((step) => ({ ...step, page: id, chapter: name }));
  });
}

/** Begins at the first step of the page in view. */
export function startPresenting(context: Context, journey: ReadonlySet<string> | null): Outcome {
  const { document, session } = context;
  if (session.presenting) return {};
  const steps = presentSteps(document, session.page, journey);
  const { page, selection, journey: focused, tool, looks, finding, renaming } = session;
  const before = { page, selection, journey: focused, tool, looks, finding, renaming };
  const at = Math.max(
    0,
    steps.findIndex((step) => step.page === page),
  );
  return {
    session: {
      presenting: { steps, at, before },
      selection: new Set(),
      tool: 'select',
      finding: null,
      renaming: null,
      dialog: null,
    },
  };
}

/** To a step by its number; there is none before the first and after the last. */
export function presentAt({ session }: Context, at: number): Outcome {
  const { presenting } = session;
  if (!presenting) return {};
  const place = Math.min(Math.max(0, at), presenting.steps.length - 1);
  const step = presenting.steps[place];
  if (!step || place === presenting.at) return {};
  const { page, journey } = presenting.before;
  // A journey is one of the page it was chosen on.
  const focused = step.page === page ? journey : null;
  return { session: { presenting: { ...presenting, at: place }, page: step.page, journey: focused } };
}

export function stopPresenting({ session }: Context): Outcome {
  return session.presenting ? { session: { ...session.presenting.before, presenting: null } } : {};
}

type Step = Omit<PresentStep, 'page' | 'chapter'>;

const NOTHING: ReadonlySet<ElementRef> = new Set();

function frameSteps(diagram: Diagram): readonly Step[] {
  const frames = [...bodyRects(diagram)].flatMap(([ref, frame]) =>
    kindOf(ref) === 'group' && !isCard(diagram, idOf(ref)) ? [[idOf(ref), frame] as const] : [],
  );
  return inReadingOrder(frames, ([, frame]) => frame).map(([id, frame]) => ({
    title: diagram.groups.get(id)?.name || id,
    frame,
    lit: null,
    now: NOTHING,
  }));
}

/** One for each number on the journey's connections; connections of the same number come together. */
function pathSteps(diagram: Diagram, journey: ReadonlySet<string>): readonly Step[] {
  const numbered = new Map<number, [id: string, connection: Connection][]>();
  for (const [id, connection] of diagram.connections) {
    if (connection.step === undefined || !journey.has(id)) continue;
    const same = numbered.get(connection.step) ?? [];
    numbered.set(connection.step, [...same, [id, connection]]);
  }
  const lit = new Set<ElementRef>([...diagram.groups.keys()].map((id) => refOf('group', id)));
  return [...numbered]
    .sort(([a], [b]) => a - b)
    .map(([step, connections]) => {
      const now = new Set(connections.map(([id]) => refOf('connection', id)));
      for (const [id, { from, to }] of connections)
        for (const ref of [refOf('connection', id), refOf('component', from), refOf('component', to)])
          lit.add(ref);
      const names = connections.map(([id]) => connectionName(diagram, id)).join(', ');
      return { title: `${step}. ${names}`, frame: pageBounds(diagram), lit: new Set(lit), now };
    });
}
