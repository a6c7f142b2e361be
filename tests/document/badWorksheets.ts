/** Documents whose capacity worksheet can't be meant. What is no interview of ours is no mistake: see readInterview. */
import { type BadDocument, bad } from './badDocument';
import { documentText } from './documents';

const withSheet = (sheet: string): string =>
  documentText(`"components":{},"connections":{},"capacity":${sheet}`);

export const badWorksheets: readonly BadDocument[] = [
  bad('a worksheet that is a list', withSheet('[]'), 'wrong-value', 'capacity', 'list'),
  bad(
    'users without their number',
    withSheet('{"users":{"u":{"name":"All"}}}'),
    'missing-key',
    'capacity.users.u.count',
    'missing',
  ),
  bad(
    'fewer users than none',
    withSheet('{"users":{"u":{"count":-1}}}'),
    'wrong-value',
    'capacity.users.u.count',
    '-1',
  ),
  bad(
    'an action without its times',
    withSheet('{"actions":{"a":{}}}'),
    'missing-key',
    'capacity.actions.a.times',
    'missing',
  ),
  bad(
    'a period nobody knows',
    withSheet('{"actions":{"a":{"times":1,"per":"fortnight"}}}'),
    'wrong-value',
    'capacity.actions.a.per',
    '"fortnight"',
  ),
  bad(
    'a peak below the average',
    withSheet('{"peakFactor":0.5}'),
    'wrong-value',
    'capacity.peakFactor',
    '0.5',
  ),
  bad('more than all of it hot', withSheet('{"hotShare":2}'), 'wrong-value', 'capacity.hotShare', '2'),
  bad(
    'users under an empty id',
    withSheet('{"users":{"":{"count":1}}}'),
    'empty-id',
    'capacity.users[""]',
    'empty',
  ),
];
