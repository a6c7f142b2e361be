/** Documents that say how they are to be reviewed in a way that can't be meant. */
import { type BadDocument, bad } from './badDocument';
import { documentText } from './documents';

export const badReviews: readonly BadDocument[] = [
  bad(
    'a muting without a reason',
    documentText('"components":{},"connections":{},"muted":{"m":{"rule":"client-to-store"}}'),
    'missing-key',
    'muted.m.reason',
    'missing',
  ),
  bad(
    'a muting with an empty reason',
    documentText('"components":{},"connections":{},"muted":{"m":{"rule":"client-to-store","reason":" "}}'),
    'wrong-value',
    'muted.m.reason',
    '" "',
  ),
  bad(
    'a muting of no rule',
    documentText('"components":{},"connections":{},"muted":{"m":{"reason":"so"}}'),
    'missing-key',
    'muted.m.rule',
    'missing',
  ),
  bad(
    'a muting whose places are one',
    documentText(
      '"components":{},"connections":{},"muted":{"m":{"rule":"a","reason":"so","components":"db"}}',
    ),
    'wrong-value',
    'muted.m.components',
    '"db"',
  ),
  bad(
    'mutings that are a number',
    documentText('"components":{},"connections":{},"muted":3'),
    'wrong-value',
    'muted',
    '3',
  ),
  bad(
    'a review that is a text',
    documentText('"components":{},"connections":{},"review":"strict"'),
    'wrong-value',
    'review',
    '"strict"',
  ),
  bad(
    'a profile nobody knows',
    documentText('"components":{},"connections":{},"review":{"profile":"lax"}'),
    'wrong-value',
    'review.profile',
    '"lax"',
  ),
  bad(
    'a severity nobody knows',
    documentText('"components":{},"connections":{},"review":{"severities":{"a-rule":"fatal"}}'),
    'wrong-value',
    'review.severities.a-rule',
    '"fatal"',
  ),
  bad(
    'severities in a list',
    documentText('"components":{},"connections":{},"review":{"severities":[]}'),
    'wrong-value',
    'review.severities',
    'an empty list',
  ),
];
