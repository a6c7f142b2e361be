/** A page and its workers for live analyses, with everything that comes by itself in the test's hands. */
import type { Diagram } from '../../../src/model/diagram';
import { createAnalyser, type Wanted } from '../../../src/state/analysis';
import type { OpenPort } from '../../../src/state/live/analysisClient';
import { answerRequests } from '../../../src/state/live/answerRequests';
import type { Later } from '../../../src/state/live/delayed';
import { createLiveAnalysis } from '../../../src/state/live/liveAnalysis';
import type { AnalysisReply, AnalysisRequest } from '../../../src/state/live/protocol';

/** A worker whose answers come when the test says so, a clock that stands still unless told, timers fired by hand. */
export function surroundings({ workers = true, analysisMs = 0 } = {}) {
  const ports: TestPort[] = [];
  let now = 0;
  const passes: Wanted[] = [];
  const timers = new Map<() => void, number>();
  const openPort: OpenPort = (hear, died) => {
    if (!workers) return null;
    const port = testPort(hear, died);
    ports.push(port);
    return port;
  };
  const later: Later = (run, ms) => {
    timers.set(run, now + ms);
    return () => timers.delete(run);
  };
  const live = createLiveAnalysis({
    openPort,
    nowMs: () => now,
    later,
    // Nothing moves in a test but what the test moves.
    idle: later,
    analyser: () => {
      const analyse = createAnalyser();
      return (diagram, wanted) => {
        passes.push(wanted ?? 'everything');
        now += analysisMs;
        return analyse(diagram, wanted);
      };
    },
  });
  return {
    // Edits are apart in time, unless they flow.
    live: {
      ...live,
      update(diagram: Diagram): void {
        now += 1000;
        live.update(diagram);
      },
    },
    flow: live.update,
    ports,
    port: (): TestPort =>
      ports.at(-1) ??
      testPort(
        () => {},
        () => {},
      ),
    passesHere: () => passes.length,
    wantedHere: () => passes,
    shown: () => live.store.getState(),
    availabilityOf: (id: string) =>
      rounded(live.store.getState().analysis.estimate.components.get(id)?.availability),
    pass(ms: number): void {
      now += ms;
      for (const [run, due] of [...timers]) if (due <= now && timers.delete(run)) run();
    },
  };
}

const rounded = (share = Number.NaN): number => Math.round(share * 1e9) / 1e9;

type TestPort = ReturnType<typeof testPort>;

function testPort(hear: (message: unknown) => void, died: () => void) {
  const answer = answerRequests();
  const requests: AnalysisRequest[] = [];
  const replies: AnalysisReply[] = [];
  const port = {
    requests,
    closed: false,
    broken: false,
    died,
    hear,
    post(request: AnalysisRequest): void {
      if (port.broken) throw new Error('gone');
      requests.push(structuredClone(request));
      replies.push(structuredClone(answer(structuredClone(request))));
    },
    close(): void {
      port.closed = true;
    },
    wanted: (): string[] => requests.map(({ version, wanted }) => `${version} ${wanted}`),
    /** Lets all answers arrive, those to what is asked on their arrival too. */
    settle(): void {
      while (replies.length > 0) port.arrive();
    },
    /** Lets the oldest answer arrive. */
    arrive(): void {
      const reply = replies.shift();
      if (!reply) throw new Error('Nothing was asked.');
      hear(reply);
    },
  };
  return port;
}
