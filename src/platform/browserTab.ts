/**
 * Whose is an entry of the browser's journal? Each page has one of its own, under an id that it holds a Web Lock for
 * while it lives. The tab's `sessionStorage` says which entries the pages before it had there, which are this page's
 * now: it says so at once where that page said that it goes; else, and there may have been a crash or the tab may be
 * the copy of a living one, which copies the storage as well, as soon as their lock is free and nobody says "here".
 */
export interface TabParts {
  readonly locks: LockManager;
  /** Says `beforeunload` and `pagehide`. */
  readonly page: EventTarget;
  /** The other tabs. */
  readonly tabs: BroadcastChannel;
  /** Called late: where cookies are off, naming it throws. */
  readonly session: () => Storage;
  readonly newId: () => string;
  readonly now: () => number;
}

export interface EntryClaim {
  /** Of the entry this page writes. */
  readonly id: string;
  /** It, and those before it that it takes the place of, the newest first. */
  ids(): readonly string[];
  /** It is there, in the place of the others. */
  written(): void;
  /** Leaves all of them to whoever wants them. */
  release(): void;
}

export interface BrowserTab {
  /** Of a page that starts: with what the page before it left. */
  start(): Promise<EntryClaim>;
  /** For another document: with nothing before it. */
  startAnew(): Promise<EntryClaim>;
}

const lockPrefix = 'plumbline.journal.';
/** The tab's entries, the newest first. */
const entriesKey = 'plumbline.journal';
/** Set by a page that goes: these entries have nobody who writes them. */
const leftKey = 'plumbline.journal.left';
/** A page that went holds its locks until it is taken down, which takes its time on a busy machine. */
const patienceMs = 10_000;
/** What it was writing when it went comes before what its successor reads, but let it be gone if it can be. */
const leftPatienceMs = 500;
const askAgainMs = 1000;
/** More are never there: an entry that is written takes the place of those before it. */
const mostEntries = 8;

const whoHas = (id: string): string => `who has ${id}`;
const hereIs = (id: string): string => `here is ${id}`;

type Release = () => void;

/** A page that holds a lock is never kept by the browser to come back to: one that goes is gone. */
export function browserTab(parts: TabParts): BrowserTab {
  let own: Promise<EntryClaim> | null = null;
  let started = false;
  // A page that is being left still hears its successor ask for the entry, and must not say that it lives.
  let leavingAt = Number.NEGATIVE_INFINITY;
  parts.page.addEventListener('beforeunload', () => {
    leavingAt = parts.now();
  });
  parts.page.addEventListener('pagehide', () => {
    leavingAt = parts.now();
    if (started) note(parts, leftKey, remembered(parts, entriesKey));
  });
  parts.tabs.addEventListener('message', async ({ data }: MessageEvent<unknown>) => {
    const claim = await own?.catch(() => null);
    if (parts.now() - leavingAt < patienceMs) return;
    for (const id of claim?.ids() ?? []) if (data === whoHas(id)) parts.tabs.postMessage(hereIs(id));
  });
  const keep = (claim: Promise<EntryClaim>): Promise<EntryClaim> => {
    own = claim;
    claim.then(
      () => {
        started = true;
      },
      () => undefined,
    );
    return claim;
  };
  return {
    start: () => keep(startPage(parts)),
    startAnew: () => keep(claimAnew(parts, [])),
  };
}

/** The entries whose pages live. */
export async function livingEntries(locks: LockManager): Promise<ReadonlySet<string>> {
  const { held = [] } = await locks.query();
  return new Set(
    held.flatMap(({ name = '' }) => (name.startsWith(lockPrefix) ? [name.slice(lockPrefix.length)] : [])),
  );
}

async function startPage(parts: TabParts): Promise<EntryClaim> {
  const left = new Set(remembered(parts, leftKey));
  const before = await Promise.all(
    remembered(parts, entriesKey).map(async (id) => {
      const release = await (left.has(id) ? takeOver(parts, id) : takeWhenFree(parts, id));
      return release === null ? [] : [{ id, release }];
    }),
  );
  parts.session().removeItem(leftKey);
  return claimAnew(parts, before.flat());
}

interface Taken {
  readonly id: string;
  readonly release: Release;
}

async function claimAnew(parts: TabParts, before: readonly Taken[]): Promise<EntryClaim> {
  const id = parts.newId();
  const release = await hold(parts.locks, id, AbortSignal.timeout(patienceMs));
  if (release === null) throw new Error('The lock of a new journal entry is taken.');
  let taken: readonly Taken[] = before;
  const ids = () => [id, ...taken.map((one) => one.id)];
  note(parts, entriesKey, ids());
  return {
    id,
    ids,
    written() {
      if (taken.length === 0) return;
      for (const one of taken) one.release();
      taken = [];
      note(parts, entriesKey, ids());
    },
    release() {
      release();
      for (const one of taken) one.release();
    },
  };
}

/** The page before said that it goes. Its lock is still asked for, so that nobody else takes the entry for an orphan. */
async function takeOver({ locks }: TabParts, id: string): Promise<Release> {
  const holding = hold(locks, id, new AbortController().signal);
  await Promise.race([holding, new Promise((resolve) => setTimeout(resolve, leftPatienceMs))]);
  return () => void holding.then((release) => release?.());
}

/** Null: the tab it was copied from lives and has it, or somebody who says nothing. */
async function takeWhenFree({ locks, tabs }: TabParts, id: string): Promise<Release | null> {
  const alive = new AbortController();
  const hear = ({ data }: MessageEvent<unknown>): void => {
    if (data === hereIs(id)) alive.abort();
  };
  const ask = (): void => tabs.postMessage(whoHas(id));
  const late = setTimeout(() => alive.abort(), patienceMs);
  const again = setInterval(ask, askAgainMs);
  tabs.addEventListener('message', hear);
  ask();
  try {
    return await hold(locks, id, alive.signal);
  } finally {
    clearTimeout(late);
    clearInterval(again);
    tabs.removeEventListener('message', hear);
  }
}

/** Takes an entry's lock until the page goes or `release` is called; null when the signal came first. */
function hold(locks: LockManager, id: string, signal: AbortSignal): Promise<Release | null> {
  return new Promise((resolve, reject) => {
    const untilReleased = (): Promise<void> =>
      new Promise((release) => {
        resolve(release);
      });
    locks.request(`${lockPrefix}${id}`, { signal }, untilReleased).catch((thrown: unknown) => {
      if (signal.aborted) resolve(null);
      else reject(thrown);
    });
  });
}

const remembered = ({ session }: TabParts, key: string): string[] =>
  (session().getItem(key) ?? '').split(' ').filter((id) => id !== '');

const note = ({ session }: TabParts, key: string, ids: readonly string[]): void =>
  session().setItem(key, ids.slice(0, mostEntries).join(' '));
