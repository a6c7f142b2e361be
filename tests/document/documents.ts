/** Documents for the tests: the good ones from files, the bad ones each with the reason it must be refused for. */
import { readdirSync, readFileSync } from 'node:fs';
import { type DocumentProblem, problemSentence } from '../../src/document/documentProblem';
import { parseDiagram } from '../../src/document/parseDiagram';
import type { Diagram } from '../../src/model/diagram';

const folder = new URL('../fixtures/documents/', import.meta.url);

export const readDocumentText = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

export const goodDocuments: readonly string[] = readdirSync(folder).filter((name) => name.endsWith('.plumb'));

export const frozenDocuments: readonly string[] = readdirSync(new URL('frozen/', folder)).map(
  (name) => `frozen/${name}`,
);

/** The diagram of a text that must be usable. */
export function parsed(text: string): Diagram {
  const result = parseDiagram(text);
  if (!result.ok) throw new Error(result.error.map(problemSentence).join('\n'));
  return result.value;
}

export const documentText = (body: string): string => `{"format":"plumbline","version":1,${body}}`;

const component = (inside: string): string =>
  documentText(`"components":{"db":{"type":"service"${inside}}},"connections":{}`);
const settings = (inside: string): string => component(`,"settings":{${inside}}`);
const connection = (inside: string): string =>
  documentText(
    `"components":{"a":{"type":"service"},"b":{"type":"service"},"q":{"type":"message-queue"}},"connections":{"c":{"from":"a","to":"b"${inside}}}`,
  );
const calls = (groups: string): string =>
  documentText(
    `"components":{"a":{"type":"service","settings":{"calls":${groups}}},"b":{"type":"service"},"q":{"type":"message-queue"}},
     "connections":{"c1":{"from":"a","to":"b"},"c2":{"from":"a","to":"b"},"back":{"from":"b","to":"a"},"later":{"from":"a","to":"b","mode":"async"}}`,
  );
const groups = (inside: string): string =>
  documentText(`"components":{},"connections":{},"groups":{${inside}}`);
const journey = (inside: string): string =>
  documentText(
    `"components":{"a":{"type":"client"}},"connections":{},"journeys":{"j":{"entry":"a"${inside}}}`,
  );

export interface BadDocument {
  readonly name: string;
  readonly text: string;
  readonly kind: DocumentProblem['kind'];
  readonly path: string;
  /** A part of the sentence: what was found. */
  readonly found: string;
}

const bad = (
  name: string,
  text: string,
  kind: DocumentProblem['kind'],
  path: string,
  found: string,
): BadDocument => ({ name, text, kind, path, found });

const AVAILABILITY = 'components.db.settings.availability';

export const badDocuments: readonly BadDocument[] = [
  bad('an empty file', '', 'empty-file', '', 'nothing'),
  bad('only spaces', ' \n\t ', 'empty-file', '', 'nothing'),
  bad('a binary', 'PK\u0003\u0004\0\0\0', 'not-text', '', 'a NUL character'),
  bad('bytes that were no UTF-8', '\uFFFD\uFFFDPNG', 'not-text', '', 'no UTF-8'),
  bad('broken JSON', '{"format": "plumbline",\n  "version": 1,\n}', 'broken-json', '', '"}"'),
  bad('a text cut off', '{"format": "plum', 'broken-json', '', '"'),
  bad('NaN', settings('"availability":NaN'), 'broken-json', '', 'NaN'),
  bad('Infinity', settings('"availability":-Infinity'), 'broken-json', '', 'Infinity'),
  bad(
    'a number beyond all doubles',
    settings('"mine":1e999'),
    'number-too-large',
    'components.db.settings.mine',
    '1e999',
  ),
  bad('10 MB of lists', '['.repeat(10_000_000), 'too-deep', '[0][0][0]', '64'),
  bad('10 MB of objects', '{"a":'.repeat(2_000_000), 'too-deep', 'a.a.a', '64'),
  bad(
    'deep nesting in a key of its own',
    documentText(`"mine":${'['.repeat(70)}${']'.repeat(70)}`),
    'too-deep',
    'mine[0][0]',
    '64',
  ),
  bad('a list', '[]', 'not-a-diagram', '', 'an empty list'),
  bad('null', 'null', 'not-a-diagram', '', 'null'),
  bad('another format', '{"format":"drawio","version":1}', 'not-a-diagram', 'format', '"drawio"'),
  bad('no format', '{"version":1}', 'not-a-diagram', 'format', 'nothing'),
  bad('a newer version', '{"format":"plumbline","version":2,"parts":[]}', 'newer-version', 'version', '2'),
  bad('no version', '{"format":"plumbline"}', 'missing-key', 'version', ''),
  bad('a version in words', '{"format":"plumbline","version":"1"}', 'wrong-value', 'version', '"1"'),
  bad('a version of 1.5', '{"format":"plumbline","version":1.5}', 'wrong-value', 'version', '1.5'),
  bad('a version of 0', '{"format":"plumbline","version":0}', 'wrong-value', 'version', '0'),
  bad('no components', documentText('"connections":{}'), 'missing-key', 'components', ''),
  bad('no connections', documentText('"components":{}'), 'missing-key', 'connections', ''),
  bad(
    'components in a list',
    documentText('"components":[],"connections":{}'),
    'wrong-value',
    'components',
    'an empty list',
  ),
  bad(
    'a title of 7',
    documentText('"title":7,"components":{},"connections":{}'),
    'wrong-value',
    'title',
    '7',
  ),
  bad(
    'a component that is null',
    documentText('"components":{"a":null},"connections":{}'),
    'wrong-value',
    'components.a',
    'null',
  ),
  bad(
    'a component without a type',
    documentText('"components":{"a":{}},"connections":{}'),
    'missing-key',
    'components.a.type',
    '',
  ),
  bad(
    'an empty id',
    documentText('"components":{"":{"type":"box"}},"connections":{}'),
    'empty-id',
    'components[""]',
    'empty',
  ),
  bad(
    'an empty id of a journey',
    documentText('"components":{},"connections":{},"journeys":{"":{"entry":"a"}}'),
    'empty-id',
    'journeys[""]',
    'empty',
  ),
  bad(
    'a key that stands twice',
    settings('"availability":0.9,"availability":0.8'),
    'duplicate-key',
    AVAILABILITY,
    'line 1, column',
  ),
  bad(
    'an id that stands twice',
    documentText('"components":{"a":{"type":"box"},"\\u0061":{"type":"box"}},"connections":{}'),
    'duplicate-key',
    'components.a',
    'line 1',
  ),
  bad(
    '__proto__ twice',
    documentText('"components":{"__proto__":{"type":"box"},"__proto__":{"type":"box"}},"connections":{}'),
    'duplicate-key',
    'components.__proto__',
    'line 1',
  ),
  bad('a negative probability', settings('"availability":-0.1'), 'wrong-value', AVAILABILITY, '-0.1'),
  bad('a probability above 1', settings('"availability":99.9'), 'wrong-value', AVAILABILITY, '99.9'),
  bad('a probability in words', settings('"availability":"99.9%"'), 'wrong-value', AVAILABILITY, '"99.9%"'),
  bad('a null where none is due', settings('"availability":null'), 'wrong-value', AVAILABILITY, 'null'),
  bad(
    'p99 below p50',
    settings('"latencyMs":{"p50":10,"p99":5}'),
    'wrong-value',
    'components.db.settings.latencyMs.p99',
    '5',
  ),
  bad(
    'a latency without p99',
    settings('"latencyMs":{"p50":10}'),
    'missing-key',
    'components.db.settings.latencyMs.p99',
    '',
  ),
  bad(
    'a negative latency',
    settings('"read":{"latencyMs":{"p50":-1,"p99":5}}'),
    'wrong-value',
    'components.db.settings.read.latencyMs.p50',
    '-1',
  ),
  bad('no replicas', settings('"replicas":0'), 'wrong-value', 'components.db.settings.replicas', '0'),
  bad('half a replica', settings('"replicas":1.5'), 'wrong-value', 'components.db.settings.replicas', '1.5'),
  bad(
    'required replicas in words',
    settings('"requiredReplicas":"all"'),
    'wrong-value',
    'components.db.settings.requiredReplicas',
    '"all"',
  ),
  bad(
    'a capacity of 0',
    settings('"capacityRps":0'),
    'wrong-value',
    'components.db.settings.capacityRps',
    '0',
  ),
  bad(
    'managed by a planet',
    settings('"managed":"planet"'),
    'wrong-value',
    'components.db.settings.managed',
    '"planet"',
  ),
  bad('no shards', settings('"shards":0'), 'wrong-value', 'components.db.settings.shards', '0'),
  bad(
    'a common cause of 2',
    settings('"commonCause":2'),
    'wrong-value',
    'components.db.settings.commonCause',
    '2',
  ),
  bad('a hit ratio of 90', settings('"hitRatio":90'), 'wrong-value', 'components.db.settings.hitRatio', '90'),
  bad(
    'settings in a list',
    component(',"settings":[]'),
    'wrong-value',
    'components.db.settings',
    'an empty list',
  ),
  bad(
    'a position in words',
    component(',"position":{"x":"left","y":0}'),
    'wrong-value',
    'components.db.position.x',
    '"left"',
  ),
  bad('a group as a text', component(',"in":"zone-a"'), 'wrong-value', 'components.db.in', '"zone-a"'),
  bad(
    'a group that is not there',
    component(',"in":["zone-a"]'),
    'missing-reference',
    'components.db.in[0]',
    '"zone-a"',
  ),
  bad(
    'a connection from nowhere',
    documentText('"components":{"a":{"type":"box"}},"connections":{"c":{"from":"x","to":"a"}}'),
    'missing-reference',
    'connections.c.from',
    '"x"',
  ),
  bad(
    'a connection to nowhere',
    documentText('"components":{"a":{"type":"box"}},"connections":{"c":{"from":"a","to":"toString"}}'),
    'missing-reference',
    'connections.c.to',
    '"toString"',
  ),
  bad(
    'a connection without an end',
    documentText('"components":{"a":{"type":"box"}},"connections":{"c":{"from":"a"}}'),
    'missing-key',
    'connections.c.to',
    '',
  ),
  bad('a mode of its own', connection(',"mode":"later"'), 'wrong-value', 'connections.c.mode', '"later"'),
  bad(
    'both operations',
    connection(',"operation":"both"'),
    'wrong-value',
    'connections.c.operation',
    '"both"',
  ),
  bad('half a step', connection(',"step":1.5'), 'wrong-value', 'connections.c.step', '1.5'),
  bad('optional in words', connection(',"optional":"yes"'), 'wrong-value', 'connections.c.optional', '"yes"'),
  bad('a probability of 2', connection(',"probability":2'), 'wrong-value', 'connections.c.probability', '2'),
  bad(
    'half a call',
    connection(',"timesPerRequest":0.5'),
    'wrong-value',
    'connections.c.timesPerRequest',
    '0.5',
  ),
  bad('a negative timeout', connection(',"timeoutMs":-1'), 'wrong-value', 'connections.c.timeoutMs', '-1'),
  bad('retries as a number', connection(',"retries":3'), 'wrong-value', 'connections.c.retries', '3'),
  bad(
    'retries without max',
    connection(',"retries":{"backoffMs":3}'),
    'missing-key',
    'connections.c.retries.max',
    '',
  ),
  bad(
    'negative retries',
    connection(',"retries":{"max":-1}'),
    'wrong-value',
    'connections.c.retries.max',
    '-1',
  ),
  bad('an error rate of 5', connection(',"errorRate":5'), 'wrong-value', 'connections.c.errorRate', '5'),
  bad(
    'a wire p99 below p50',
    connection(',"latencyMs":{"p50":2,"p99":1}'),
    'wrong-value',
    'connections.c.latencyMs.p99',
    '1',
  ),
  bad(
    'an unknown way of calling',
    calls('[{"how":"maybe","connections":["c1"]}]'),
    'wrong-value',
    'components.a.settings.calls[0].how',
    '"maybe"',
  ),
  bad(
    'a quorum of nothing said',
    calls('[{"how":"quorum","connections":["c1","c2"]}]'),
    'missing-key',
    'components.a.settings.calls[0].need',
    '',
  ),
  bad(
    'a quorum of 0',
    calls('[{"how":"quorum","connections":["c1","c2"],"need":0}]'),
    'wrong-value',
    'components.a.settings.calls[0].need',
    '0',
  ),
  bad(
    'a quorum of 3 in 2',
    calls('[{"how":"quorum","connections":["c1","c2"],"need":3}]'),
    'wrong-value',
    'components.a.settings.calls[0].need',
    '3',
  ),
  bad(
    'a cache of one',
    calls('[{"how":"cache","connections":["c1"]}]'),
    'wrong-value',
    'components.a.settings.calls[0].connections',
    'a list',
  ),
  bad(
    'too few weights',
    calls('[{"how":"balance","connections":["c1","c2"],"weights":[1]}]'),
    'wrong-value',
    'components.a.settings.calls[0].weights',
    'a list',
  ),
  bad(
    'no weight at all',
    calls('[{"how":"shard","connections":["c1","c2"],"weights":[0,0]}]'),
    'wrong-value',
    'components.a.settings.calls[0].weights',
    'a list',
  ),
  bad(
    'a negative weight',
    calls('[{"how":"shard","connections":["c1","c2"],"weights":[1,-1]}]'),
    'wrong-value',
    'components.a.settings.calls[0].weights[1]',
    '-1',
  ),
  bad(
    'a call that is not there',
    calls('[{"how":"sequence","connections":["c9"]}]'),
    'call-group',
    'components.a.settings.calls[0].connections[0]',
    '"c9"',
  ),
  bad(
    "somebody else's call",
    calls('[{"how":"sequence","connections":["c1","back"]}]'),
    'call-group',
    'components.a.settings.calls[0].connections[1]',
    '"back"',
  ),
  bad(
    'an asynchronous call',
    calls('[{"how":"sequence","connections":["later"]}]'),
    'call-group',
    'components.a.settings.calls[0].connections[0]',
    '"later"',
  ),
  bad(
    'a call in two groups',
    calls('[{"how":"sequence","connections":["c1"]},{"how":"parallel","connections":["c2","c1"]}]'),
    'call-group',
    'components.a.settings.calls[1].connections[1]',
    '"c1"',
  ),
  bad(
    'a call twice in a group',
    calls('[{"how":"sequence","connections":["c1","c1"]}]'),
    'call-group',
    'components.a.settings.calls[0].connections[1]',
    '"c1"',
  ),
  bad('a group without a type', groups('"g":{}'), 'missing-key', 'groups.g.type', ''),
  bad(
    'a group in one that is not there',
    groups('"g":{"type":"zone","in":["h"]}'),
    'missing-reference',
    'groups.g.in[0]',
    '"h"',
  ),
  bad('a group in itself', groups('"g":{"type":"zone","in":["g"]}'), 'group-cycle', 'groups.g.in', 'g in g'),
  bad(
    'groups in a circle',
    groups('"g":{"type":"zone","in":["h"]},"h":{"type":"zone","in":["i"]},"i":{"type":"x","in":["g"]}'),
    'group-cycle',
    'groups.i.in',
    'g in h in i in g',
  ),
  bad(
    'a zone of 99.95',
    groups('"g":{"type":"zone","settings":{"availability":99.95}}'),
    'wrong-value',
    'groups.g.settings.availability',
    '99.95',
  ),
  bad(
    'a journey without an entry',
    documentText('"components":{},"connections":{},"journeys":{"j":{}}'),
    'missing-key',
    'journeys.j.entry',
    '',
  ),
  bad(
    'a negative load',
    journey(',"requestsPerSecond":-1'),
    'wrong-value',
    'journeys.j.requestsPerSecond',
    '-1',
  ),
  bad(
    'a target of 99.9',
    journey(',"target":{"availability":99.9}'),
    'wrong-value',
    'journeys.j.target.availability',
    '99.9',
  ),
  bad(
    'a target in words',
    journey(',"target":{"p99Ms":"250ms"}'),
    'wrong-value',
    'journeys.j.target.p99Ms',
    '"250ms"',
  ),
  bad(
    'a note without a text',
    documentText('"components":{},"connections":{},"notes":{"n":{}}'),
    'missing-key',
    'notes.n.text',
    '',
  ),
  bad(
    'a page without components',
    documentText('"components":{},"connections":{},"pages":{"p":{"connections":{}}}'),
    'missing-key',
    'pages.p.components',
    '',
  ),
  bad(
    'a page with a missing end',
    documentText(
      '"components":{"a":{"type":"box"}},"connections":{},"pages":{"p":{"components":{"b":{"type":"box"}},"connections":{"c":{"from":"a","to":"b"}}}}',
    ),
    'missing-reference',
    'pages.p.connections.c.from',
    '"a"',
  ),
];
