import { describe, expect, it } from 'vitest';
import { explain } from '../../src/estimate/explain/explain';
import { refOf } from '../../src/model/elements';
import { createAnalyser } from '../../src/state/analysis';
import { createApp } from '../../src/state/app';
import { command } from '../../src/state/commands/commands';
import { subjectAmong } from '../../src/state/subjectAmong';
import { subjectOf } from '../../src/state/subjectOf';
import { takeAction } from '../../src/state/takeAction';
import { answerWhys, goalOf, type WhyAnswer, type WhyQuestion } from '../../src/state/why';
import { documentText, parsed } from '../document/documents';

const shop = parsed(
  documentText(
    '"components":{"u":{"type":"client"},"api":{"type":"service","name":"API","position":{"x":300,"y":40}},"db":{"type":"sql-database"}},' +
      '"connections":{"c":{"from":"u","to":"api"},"d":{"from":"api","to":"db"}},' +
      '"journeys":{"buy":{"entry":"u","requestsPerSecond":20},"look":{"entry":"u"}}',
  ),
);
const buy = { kind: 'journey', id: 'buy' } as const;

/** As it arrives from another thread. */
function answerTo(question: Omit<WhyQuestion, 'diagram' | 'goal'>): WhyAnswer {
  const { answer } = structuredClone(answerWhys()({ diagram: shop, goal: 'availability', ...question }));
  if (!answer) throw new Error('no answer');
  return answer;
}

describe('why, asked of a worker', () => {
  it('is the explanation, in data that crosses threads', () => {
    const answer = answerTo({ subject: buy });
    const { actions: _, ...explanation } = explain(shop, buy) ?? { actions: [] };
    const { actions, ...rest } = answer;
    expect(rest).toEqual(explanation);
    expect(actions?.length).toBeGreaterThan(0);
  });

  it('says all but what would help at once, where that is asked', () => {
    const { actions, ...quick } = answerTo({ subject: buy, isQuick: true });
    expect(actions).toBeNull();
    const { actions: _, ...whole } = answerTo({ subject: buy });
    expect(quick).toEqual(whole);
  });

  it('offers edits that do what the action does, where things stand', () => {
    const offered = answerTo({ subject: buy }).actions ?? [];
    const own = explain(shop, buy)?.actions ?? [];
    expect(offered.map(({ id }) => id)).toEqual(own.map(({ id }) => id));
    const context = createApp(shop).context();
    for (const [index, action] of offered.entries()) {
      const { diagram } = takeAction(context, action);
      expect(diagram).toEqual(own[index]?.apply(shop));
      expect(diagram?.components.get('api')?.position).toEqual({ x: 300, y: 40 });
    }
  });

  it('says how answer times are spread, all of them', () => {
    const { times, numbers } = answerTo({ subject: { kind: 'component', id: 'api' } });
    expect(times.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    const p50 = numbers.get('latencyMs.p50')?.value ?? 0;
    expect(times[0]?.fromMs).toBeLessThan(p50);
    expect(times.at(-1)?.toMs).toBeGreaterThan(p50);
  });

  it('has no answer about what isn’t there', () => {
    const gone = { kind: 'component', id: 'gone' } as const;
    expect(answerWhys()({ diagram: shop, subject: gone, goal: 'p99' })).toEqual({
      subject: gone,
      goal: 'p99',
      answer: null,
      failure: null,
    });
  });
});

describe('what is asked about', () => {
  const app = createApp(shop);
  const asked = (session: object) => {
    app.apply({ session });
    return subjectOf(app.context());
  };

  it('is what is selected, else the journey in focus, else the first', () => {
    expect(asked({ selection: new Set([refOf('component', 'db')]) })).toEqual({
      kind: 'component',
      id: 'db',
    });
    expect(asked({ selection: new Set([refOf('connection', 'd')]) })).toEqual({
      kind: 'connection',
      id: 'd',
    });
    expect(asked({ selection: new Set() })).toEqual(buy);
    expect(asked({ journey: 'look' })).toEqual({ kind: 'journey', id: 'look' });
    expect(
      subjectOf(createApp(parsed(documentText('"components":{},"connections":{}'))).context()),
    ).toBeNull();
  });

  it('is of a group, or of several lines, the one of them that is worst off', () => {
    const app = createApp(shop);
    const { estimate } = createAnalyser()(shop);
    const worst = [...shop.connections.keys()].sort(
      (a, b) =>
        (estimate.connections.get(b)?.unavailability ?? 0) -
        (estimate.connections.get(a)?.unavailability ?? 0),
    )[0];
    app.apply({
      session: { selection: new Set([...shop.connections.keys()].map((id) => refOf('connection', id))) },
    });
    expect(subjectAmong(app.context(), estimate)).toEqual({ kind: 'connection', id: worst });
    expect(command('why').run(app.context())).toEqual({ effect: 'ask-why' });
    app.apply({ session: { selection: new Set([refOf('component', 'db')]) } });
    expect(subjectAmong(app.context(), estimate)).toBeNull();

    const zoned = parsed(
      documentText(
        '"components":{"u":{"type":"client"},"a":{"type":"service","in":["z"]},"b":{"type":"service","in":["z"],"settings":{"availability":0.9}}},' +
          '"connections":{"c":{"from":"u","to":"a"},"d":{"from":"u","to":"b"}},' +
          '"groups":{"z":{"type":"zone"},"empty":{"type":"zone"}},"journeys":{"buy":{"entry":"u"}}',
      ),
    );
    const grouped = createApp(zoned);
    const numbers = createAnalyser()(zoned).estimate;
    const of = (group: string) => {
      grouped.apply({ session: { selection: new Set([refOf('group', group)]) } });
      return subjectAmong(grouped.context(), numbers);
    };
    expect(of('z')).toEqual({ kind: 'connection', id: 'd' });
    expect(of('empty')).toBeNull();
  });

  it('wants of a time that it be shorter, of all else that there be less downtime', () => {
    expect(goalOf({ subject: buy, measure: 'latencyMs.mean' })).toBe('p99');
    expect(goalOf({ subject: buy, measure: 'utilization' })).toBe('availability');
  });
});
