import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepJournal } from '../../../src/editor/files/keepJournal';
import { type Diagram, emptyDiagram } from '../../../src/model/diagram';
import {
  err,
  type FileProblem,
  type JournalDraft,
  ok,
  type Platform,
  type Result,
} from '../../../src/platform/contract';
import { type App, createApp } from '../../../src/state/app';

type Kept = Result<void, FileProblem>;

/** A journal whose writes end when the test says so. */
function testJournal() {
  const drafts: JournalDraft[] = [];
  const ends: ((kept: Kept) => void)[] = [];
  let flushed = 0;
  const journal: Platform['journal'] = {
    write(draft) {
      drafts.push(draft);
      return new Promise((resolve) => ends.push(resolve));
    },
    flush: () => {
      flushed += 1;
    },
    read: async () => ok({ own: null, orphans: [] }),
    setAside: async () => ok(undefined),
    discard: async () => ok(undefined),
  };
  return {
    journal,
    titles: () => drafts.map(({ title }) => title),
    drafts,
    flushed: () => flushed,
    /** Ends the write under way and lets what follows from it happen. */
    async end(kept: Kept = ok(undefined)): Promise<void> {
      ends.shift()?.(kept);
      await vi.runAllTimersAsync();
    },
  };
}

const full: Kept = err({ kind: 'disk-full', name: 'x', cause: 'no space' });
const notOfThisTest = () => Promise.reject(new Error('not of this test'));

describe('keeping the journal', () => {
  let app: App;
  let disk: ReturnType<typeof testJournal>;
  let stop: () => void;
  const page = new EventTarget();
  const change = (title: string, how: 'commit' | 'merge:drag' = 'commit') =>
    app.apply({ diagram: titled(title), record: how });
  const titled = (title: string): Diagram => ({ ...emptyDiagram, title });
  const settle = () => vi.runAllTimersAsync();

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
    vi.stubGlobal('window', page);
    vi.stubGlobal('document', page);
    disk = testJournal();
    const saved = titled('saved');
    app = createApp(saved, { file: { handle: null, name: null, saved } });
    const platform: Platform = {
      kind: 'browser',
      desktop: null,
      elsewhere: null,
      journal: disk.journal,
      preferences: { read: notOfThisTest, write: notOfThisTest },
      openFile: notOfThisTest,
      openDropped: notOfThisTest,
      rereadFile: notOfThisTest,
      reopenFile: notOfThisTest,
      saveFile: notOfThisTest,
      exportFile: notOfThisTest,
    };
    stop = keepJournal({ app, platform });
  });
  afterEach(() => {
    stop();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('keeps a change at once, while one is being written too, and the last of many in a moment', async () => {
    change('one');
    await Promise.resolve();
    expect(disk.titles()).toEqual(['one']);
    await settle();
    change('two');
    await Promise.resolve();
    expect(disk.titles()).toEqual(['one', 'two']);
    for (let frame = 0; frame < 100; frame += 1) change(`frame ${frame}`, 'merge:drag');
    await vi.advanceTimersByTimeAsync(20);
    expect(disk.titles().at(-1)).toBe('frame 99');
    expect(disk.titles().length).toBeLessThan(6);
  });

  it('lets a large document wait for a few changes of a drag, but not long', async () => {
    const slow = vi.spyOn(disk.journal, 'write').mockResolvedValue(ok(undefined));
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 30));
    for (let frame = 0; frame < 10; frame += 1) {
      change(`frame ${frame}`, 'merge:drag');
      await vi.advanceTimersByTimeAsync(10);
    }
    await vi.advanceTimersByTimeAsync(20);
    expect(slow.mock.calls.length).toBeLessThan(8);
    expect(slow.mock.lastCall?.[0].title).toBe('frame 9');
  });

  it('keeps several changes of one event in one draft, with what the file holds', async () => {
    change('one');
    change('two');
    await settle();
    expect(disk.drafts).toMatchObject([{ title: 'two', unsaved: true }]);
    await disk.end();
    app.session.setState({
      file: { handle: 'h', name: 'two.plumb', saved: app.document.getState().diagram },
    });
    await settle();
    expect(disk.drafts.at(-1)).toMatchObject({ handle: 'h', fileName: 'two.plumb', unsaved: false });
  });

  it('starts what waits when the page goes, whatever is under way', async () => {
    change('one');
    await Promise.resolve();
    change('two');
    expect(disk.titles()).toEqual(['one']);
    page.dispatchEvent(new Event('pagehide'));
    expect(disk.titles()).toEqual(['one', 'two']);
    expect(disk.flushed()).toBe(1);
  });

  it('says once that nothing can be kept, tries again with the next change, and may say it anew', async () => {
    const notice = () => app.session.getState().notice?.text ?? null;
    change('one');
    await settle();
    await disk.end(full);
    expect(notice()).toMatch(/can’t be kept as a draft: the disk is full/);
    expect(app.session.getState().draftProblem).toBe('disk full');
    app.apply({ session: { notice: null } });
    change('two');
    await settle();
    await disk.end(full);
    expect(notice()).toBeNull();
    change('three');
    await settle();
    await disk.end();
    expect(app.session.getState().draftProblem).toBeNull();
    change('four');
    await settle();
    await disk.end(full);
    expect(notice()).toMatch(/can’t be kept/);
    expect(disk.titles()).toEqual(['one', 'two', 'three', 'four']);
  });

  it('asks before the page goes only while the work is nowhere', async () => {
    const leave = () => {
      const event = new Event('beforeunload', { cancelable: true });
      page.dispatchEvent(event);
      return event.defaultPrevented;
    };
    change('one');
    await settle();
    await disk.end();
    expect(leave()).toBe(false);
    change('two');
    await settle();
    await disk.end(full);
    expect(leave()).toBe(true);
    app.apply({ effect: 'undo' });
    app.apply({ effect: 'undo' });
    expect(leave()).toBe(false); // as it is in its file
  });
});
