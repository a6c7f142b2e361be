/**
 * The page's half of the worker that draws lines: one request under way at a time, each sent as the difference to the
 * last; of those that wait meanwhile only the newest is sent. A worker that dies, or says nothing for too long, is replaced
 * at the next request; twice with no answer in between, and there is none any more.
 */
import type { LabelPlace, LabelSizes } from '../../layout/labelPlaces';
import { sameEnds } from '../../layout/lineEnds';
import type { Drawing } from '../../layout/routeAmong';
import { type Component, type Connection, type Diagram, emptyDiagram } from '../../model/diagram';
import type { Rect, Size } from '../../shared/geometry';
import { delayed, type Later } from '../live/delayed';
import { entriesDelta, withEntries } from '../live/entriesDelta';
import { isLinesReply, LINES_PROTOCOL, type LinesRequest } from './protocol';

/** What a page's lines and labels hang on. */
export interface LinesQuestion {
  readonly diagram: Diagram;
  readonly sizes: LabelSizes;
  readonly obstacles: readonly Rect[];
}

export interface LinesAnswer extends Drawing {
  readonly question: LinesQuestion;
  /** null: they follow. */
  readonly places: ReadonlyMap<string, LabelPlace> | null;
}

export interface LinesPort {
  /** A throw counts as the worker's death. */
  post(request: LinesRequest): void;
  close(): void;
}

/** Starts a worker; null or a throw where there is none to be had. */
export type OpenLinesPort = (hear: (message: unknown) => void, died: () => void) => LinesPort | null;

export interface LinesClient {
  /** Whether there is somebody to answer. */
  ask(question: LinesQuestion): boolean;
  close(): void;
}

interface Listener {
  readonly answered: (answer: LinesAnswer) => void;
  /** The question that nobody answers any more. */
  readonly lost: (question: LinesQuestion) => void;
  readonly later: Later;
}

interface Line {
  readonly port: LinesPort;
  sent: LinesQuestion;
  received: { readonly routes: LinesAnswer['routes']; readonly places: ReadonlyMap<string, LabelPlace> };
  version: number;
  busy: boolean;
}

const MOST_DEATHS = 2;
/** Many times what the largest page takes on a slow machine. */
const HUNG_AFTER_MS = 60_000;

const NOTHING: LinesQuestion = {
  diagram: emptyDiagram,
  sizes: { full: new Map(), bare: new Map() },
  obstacles: [],
};

export function createLinesClient(openPort: OpenLinesPort, listener: Listener): LinesClient {
  let line: Line | null = null;
  let waiting: LinesQuestion | null = null;
  let deaths = 0;
  const patience = delayed(listener.later);

  const drop = (): void => {
    patience.cancel();
    line?.port.close();
    line = null;
  };
  const lose = (): void => {
    const question = waiting ?? (line?.busy ? line.sent : null);
    waiting = null;
    drop();
    deaths += 1;
    if (question && !ask(question)) listener.lost(question);
  };
  const start = (): Line | null => {
    let own: Line | null = null;
    const port = openPort(
      (message) => {
        if (own !== null && own === line) hear(own, message);
      },
      () => {
        if (own !== null && own === line) lose();
      },
    );
    if (!port) return null;
    own = {
      port,
      sent: NOTHING,
      received: { routes: new Map(), places: new Map() },
      version: 0,
      busy: false,
    };
    return own;
  };
  const hear = (to: Line, message: unknown): void => {
    if (!isLinesReply(message) || message.version !== to.version || !to.busy) {
      lose();
      return;
    }
    const { routes, places } = to.received;
    to.received = {
      routes: withEntries(routes, message.routes),
      places: message.places ? withEntries(places, message.places) : places,
    };
    const answer = { question: to.sent, diagram: to.sent.diagram, ...to.received };
    if (message.places !== null) finish(to);
    listener.answered(message.places === null ? { ...answer, places: null } : answer);
  };
  const finish = (to: Line): void => {
    patience.cancel();
    deaths = 0;
    to.busy = false;
    const next = waiting;
    waiting = null;
    if (next) ask(next);
  };
  const ask = (question: LinesQuestion): boolean => {
    if (line?.busy) {
      waiting = sameQuestion(line.sent, question) ? null : question;
      return true;
    }
    if (deaths >= MOST_DEATHS) return false;
    try {
      line ??= start();
      if (!line) return false;
      line.port.post(requestOf(line, question));
    } catch {
      drop();
      deaths = MOST_DEATHS;
      return false;
    }
    line.sent = question;
    line.version += 1;
    line.busy = true;
    patience.start(lose, HUNG_AFTER_MS);
    return true;
  };
  return {
    ask,
    close() {
      waiting = null;
      drop();
    },
  };
}

function requestOf({ sent, version }: Line, { diagram, sizes, obstacles }: LinesQuestion): LinesRequest {
  return {
    protocol: LINES_PROTOCOL,
    version: version + 1,
    components: entriesDelta(sent.diagram.components, diagram.components, drawnSame),
    connections: entriesDelta(sent.diagram.connections, diagram.connections, sameLine),
    style: diagram.style.lines ?? null,
    full: entriesDelta(sent.sizes.full, sizes.full, sameSize),
    bare: entriesDelta(sent.sizes.bare, sizes.bare, sameSize),
    obstacles: sent.obstacles === obstacles ? null : obstacles,
  };
}

const drawnSame = (a: Component, b: Component): boolean =>
  a.type === b.type && a.position === b.position && a.size === b.size && a.settings === b.settings;

const sameLine = (a: Connection, b: Connection): boolean => sameEnds(a, b) && a.labelAt === b.labelAt;

const sameSize = (a: Size, b: Size): boolean => a.width === b.width && a.height === b.height;

const sameQuestion = (a: LinesQuestion, b: LinesQuestion): boolean =>
  a.diagram === b.diagram && a.sizes === b.sizes && a.obstacles === b.obstacles;
