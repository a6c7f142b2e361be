import { describe, expect, it } from 'vitest';
import { problemSentence } from '../../src/document/documentProblem';
import { parseDiagram } from '../../src/document/parseDiagram';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import { emptyDiagram } from '../../src/model/diagram';
import { eventsOf } from '../../src/model/scenario';
import { badDocuments } from './badDocuments';
import { documentText, goodDocuments, parsed, readDocumentText } from './documents';

const problemsOf = (text: string) => {
  const result = parseDiagram(text);
  return result.ok ? [] : result.error;
};

describe('a usable document', () => {
  it.each(goodDocuments)('%s opens', (name) => {
    expect(problemsOf(readDocumentText(name)).map(problemSentence)).toEqual([]);
  });

  it('has everything of the published example', () => {
    const diagram = parsed(readDocumentText('contract-example.plumb'));
    expect(diagram.title).toBe('Two servers, one database');
    expect([...diagram.components.keys()]).toEqual(['user', 'lb', 'a', 'b', 'db']);
    expect(diagram.components.get('db')).toEqual({
      type: 'sql-database',
      name: 'Orders',
      position: { x: 660, y: 0 },
      in: ['zone-a'],
      settings: { availability: 0.999, replicas: 1, capacityRps: 500 },
    });
    expect(diagram.connections.get('c4')).toEqual({ from: 'a', to: 'db', protocol: 'sql' });
    expect(diagram.groups.get('zone-a')?.settings).toEqual({ availability: 0.9995 });
    expect(diagram.journeys.get('order')?.target).toEqual({ availability: 0.999, p99Ms: 250 });
  });

  it('fills in what is left out', () => {
    const diagram = parsed(documentText('"components":{},"connections":{}'));
    expect(diagram.title).toBe('Untitled');
    expect(diagram.groups.size + diagram.journeys.size + diagram.notes.size + diagram.pages.size).toBe(0);
    expect(diagram.extra).toEqual({});
  });

  it('may begin with a byte order mark', () => {
    expect(problemsOf(`\uFEFF${documentText('"components":{},"connections":{}')}`)).toEqual([]);
  });

  it('keeps the keys it does not know where they stood', () => {
    const diagram = parsed(readDocumentText('every-key.plumb'));
    expect(Object.keys(diagram.extra)).toEqual([
      'models',
      'requirements',
      'decisions',
      'interview',
      'x-mine',
    ]);
    expect(diagram.drawings.get('d1')).toEqual({ kind: 'foreign', record: { kind: 'pen' } });
    expect(diagram.components.get('future')?.extra).toEqual({ ownKey: { kept: true } });
    expect(diagram.components.get('future')?.settings?.qubits).toBe(7);
    expect(diagram.components.get('db')?.settings?.somethingNew).toEqual({ deep: [1, { er: null }] });
    expect(diagram.connections.get('work')?.extra).toEqual({ reviewed: '2026-01-01' });
    expect(diagram.groups.get('team')?.extra).toEqual({ colour: 'teal' });
    expect(diagram.notes.get('n1')?.extra).toEqual({ by: 'me' });
    expect(diagram.pages.get('second')?.extra).toEqual({ pageKey: 1 });
  });

  it('knows a mock interview by its shape; anything else under its keys stays as it is', () => {
    const ours =
      '"requirements":{"r":{"kind":"functional","text":"Fast","by":"me"}},"decisions":{"d":{"text":"A cache"}},' +
      '"interview":{"prompt":"p","startedAt":5,"phase":"estimate","spentMs":{},"extendedMs":{},"asked":[],"done":[],"challenges":[],"x":1}';
    const { interview, extra } = parsed(documentText(`"components":{},"connections":{},${ours}`));
    expect(interview.requirements.get('r')).toEqual({
      kind: 'functional',
      text: 'Fast',
      extra: { by: 'me' },
    });
    expect(interview.run).toMatchObject({ prompt: 'p', phase: 'estimate', extra: { x: 1 } });
    expect(extra).toEqual({});
    const theirs = '"requirements":{"r":{"text":"Fast"}},"decisions":["x"],"interview":{"prompt":7}';
    const kept = parsed(documentText(`"components":{},"connections":{},${theirs}`));
    expect(kept.interview).toEqual({ requirements: new Map(), decisions: new Map(), run: null });
    expect(kept.extra).toEqual(JSON.parse(`{${theirs}}`));
    expect(JSON.parse(serializeDiagram(kept))).toMatchObject(JSON.parse(`{${theirs}}`));
    // What is written under such a key from then on takes its place.
    const decided = { ...kept, interview: { ...kept.interview, decisions: new Map([['d', { text: 'A' }]]) } };
    expect(JSON.parse(serializeDiagram(decided)).decisions).toEqual({ d: { text: 'A' } });
  });

  it('keeps a list that an older file has under "muted", which mutes nothing', () => {
    const text = documentText('"components":{},"connections":{},"muted":["x",{"y":1}]');
    const diagram = parsed(text);
    expect(diagram.muted.size).toBe(0);
    const saved = serializeDiagram(diagram);
    expect(JSON.parse(saved).muted).toEqual(['x', { y: 1 }]);
    const muting = { rule: 'a', reason: 'b' };
    const muted = serializeDiagram({ ...diagram, muted: new Map([['m', muting]]) });
    expect(JSON.parse(muted).muted).toEqual({ m: muting });
  });

  it('reads what may go wrong, and keeps an event of a kind it doesn’t know', () => {
    const { scenarios } = parsed(readDocumentText('every-key.plumb'));
    const peak = scenarios.get('peak');
    expect(peak).toMatchObject({ name: 'A zone is lost at the peak', extra: { asked: 'by operations' } });
    expect(peak?.events).toHaveLength(9);
    expect(peak?.events.at(-1)).toEqual({
      kind: 'foreign',
      record: { kind: 'of-tomorrow', what: [1] },
    });
    expect(peak && eventsOf(peak)).toHaveLength(8);
  });

  it('reads how the document is to be reviewed', () => {
    const { muted, review, pages } = parsed(readDocumentText('every-key.plumb'));
    expect([...muted.keys()]).toEqual(['m1', 'm2']);
    expect(muted.get('m1')).toMatchObject({ components: ['db'], extra: { until: '2027-01-01' } });
    expect(review.profile).toBe('production');
    expect([...review.severities]).toEqual([
      ['untyped-box', 'off'],
      ['a-rule-of-tomorrow', 'error'],
    ]);
    expect(review.extra).toEqual({ because: 'it is live' });
    expect(pages.get('second')?.review).toBe(emptyDiagram.review);
  });

  it('keeps a key called "extra" apart from our own', () => {
    const diagram = parsed(
      documentText('"extra":1,"components":{"a":{"type":"box","extra":{"b":2}}},"connections":{}'),
    );
    expect(diagram.extra).toEqual({ extra: 1 });
    expect(diagram.components.get('a')?.extra).toEqual({ extra: { b: 2 } });
  });

  it('takes any non-empty id and pollutes nothing', () => {
    const diagram = parsed(readDocumentText('odd-ids.plumb'));
    expect(diagram.components.has('__proto__')).toBe(true);
    expect(diagram.components.get('constructor')?.type).toBe('service');
    expect(diagram.connections.get('__proto__')).toEqual({ from: '10', to: '__proto__' });
    expect('polluted' in {}).toBe(false);
    expect(Reflect.getPrototypeOf(diagram.components.get('__proto__')?.settings ?? [])).toBe(
      Object.prototype,
    );
  });

  it('leaves what a journey names to the review', () => {
    const text = documentText(
      '"components":{"a":{"type":"box"}},"connections":{},"journeys":{"j":{"entry":"gone","connections":["gone"]}}',
    );
    expect(problemsOf(text)).toEqual([]);
  });

  it('may have no replicas and a capacity of 0: that is a finding, not a mistake', () => {
    const settings =
      '{"replicas":0,"capacityRps":0,"read":{"capacityRps":0},"write":{"capacityRps":{"low":0,"likely":0,"high":9}}}';
    const text = documentText(`"components":{"a":{"type":"box","settings":${settings}}},"connections":{}`);
    const read = parseDiagram(text);
    expect(read.ok && read.value.components.get('a')?.settings).toEqual(JSON.parse(settings));
  });

  it('may require more replicas than there are: that is overload, not a mistake', () => {
    const text = documentText(
      '"components":{"a":{"type":"box","settings":{"replicas":2,"requiredReplicas":3}}},"connections":{}',
    );
    expect(problemsOf(text)).toEqual([]);
  });

  it('gives a page its id and its place where it has no name or order', () => {
    const body = '{"components":{},"connections":{}}';
    const diagram = parsed(
      documentText(`"components":{},"connections":{},"pages":{"p":${body},"q":${body}}`),
    );
    expect([...diagram.pages].map(([id, page]) => [id, page.name, page.order])).toEqual([
      ['p', 'p', 0],
      ['q', 'q', 1],
    ]);
  });
});

describe('a document that is none', () => {
  it.each(badDocuments)('$name', ({ text, kind, path, found }) => {
    const [problem, ...others] = problemsOf(text);
    if (!problem) throw new Error('accepted');
    expect(problem).toMatchObject({ kind, path });
    const sentence = problemSentence(problem);
    expect(sentence).toContain(found);
    expect(sentence).toContain(path);
    expect(sentence).toMatch(/^[^\n]{10,300}\.$/);
    expect(others).toEqual([]);
  });

  it('says where in the text it is', () => {
    const text =
      '{\n  "format": "plumbline",\n  "version": 1,\n  "connections": {},\n  "components": {\n    "db": { "type": 7 }\n  }\n}';
    expect(problemsOf(text).map(problemSentence)).toEqual([
      'components.db.type (line 6, column 13): found 7, expected the id of a component type.',
    ]);
  });

  it('lists all problems of a file at once', () => {
    const text = documentText(
      '"components":{"a":{"type":1},"b":{"type":"box","settings":{"replicas":-1}}},"connections":[]',
    );
    expect(problemsOf(text).map((problem) => problem.path)).toEqual([
      'components.a.type',
      'components.b.settings.replicas',
      'connections',
    ]);
  });

  it('lists twenty of them and counts the rest', () => {
    const many = Array.from({ length: 500 }, (_, n) => `"c${n}":{}`).join();
    const problems = problemsOf(documentText(`"components":{${many}},"connections":{}`));
    expect(problems).toHaveLength(21);
    expect(problems.map(problemSentence).at(-1)).toBe('And 480 more problems.');
  });

  it('stops counting where nobody would read on', () => {
    const many = Array.from({ length: 5000 }, (_, n) => `"c${n}":{}`).join();
    const problems = problemsOf(documentText(`"components":{${many}},"connections":{}`));
    expect(problems.map(problemSentence).at(-1)).toBe('And at least 980 more problems.');
  });

  it('survives a list of a million wrong entries', () => {
    const text = documentText(
      `"components":{"a":{"type":"box","in":[${'1,'.repeat(1_000_000)}1]}},"connections":{}`,
    );
    expect(problemsOf(text).map(problemSentence)).toEqual([
      'components.a.in (line 1, column 67): found a list, expected a list of group ids of at most 50000 entries.',
    ]);
  });

  it('survives nesting of groups as long as the file', () => {
    const chain = (last: string) =>
      Array.from(
        { length: 20_000 },
        (_, n) => `"g${n}":{"type":"x","in":["${n === 19_999 ? last : `g${n + 1}`}"]}`,
      ).join();
    const of = (last: string) =>
      problemsOf(documentText(`"components":{},"connections":{},"groups":{${chain(last)}}`));
    expect(of('g0').map((problem) => problem.kind)).toEqual(['group-cycle']);
    expect(of('g0').map(problemSentence).join().length).toBeLessThan(300);
    expect(of('nowhere').map((problem) => problem.kind)).toEqual(['missing-reference']);
  });

  it('keeps control characters of an id out of its sentence', () => {
    const text = documentText('"components":{"\\u001b[31mred":{}},"connections":{}');
    expect(problemsOf(text).map((problem) => problem.path)).toEqual(['components["\\u001b[31mred"].type']);
  });
});
