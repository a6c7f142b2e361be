/** Documents that must be refused, each with the problem it must be refused for. */

import { badConnections } from './badConnections';
import { AVAILABILITY, type BadDocument, bad, settings } from './badDocument';
import { badDrawings } from './badDrawings';
import { badRecords } from './badRecords';
import { badReviews } from './badReviews';
import { badScenarios } from './badScenarios';
import { badWorksheets } from './badWorksheets';
import { documentText } from './documents';

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
  ...badDrawings,
  ...badRecords,
  ...badConnections,
  ...badReviews,
  ...badWorksheets,
  ...badScenarios,
];
