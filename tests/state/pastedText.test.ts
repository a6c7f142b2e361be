import { describe, expect, test } from 'vitest';
import { serializeDiagram } from '../../src/document/serializeDiagram';
import { documentElement } from '../../src/formats/exporters/svgDocument';
import { refOf } from '../../src/model/elements';
import { linksIn, selectedLink } from '../../src/state/links';
import { readPasted } from '../../src/state/pastedText';
import { at, diagramOf } from '../layout/diagrams';
import { contextOf } from './context';

const diagram = diagramOf({ a: at(0, 0) });
const text = serializeDiagram(diagram);

test.each([
  ['the text of a document', text, 'diagram'],
  ['a figure of ours', `<?xml version="1.0"?>\n<svg>${documentElement(text)}<g/></svg>`, 'diagram'],
  ['another SVG', '<svg><g/></svg>', 'svg'],
  ['a document of a newer version', '{"format":"plumbline","version":99}', 'broken'],
  ['half a document', text.slice(0, -20), 'broken'],
  [
    'a figure with a broken document in it',
    `<svg>${documentElement('{"format":"plumbline"}')}</svg>`,
    'broken',
  ],
  ['other JSON', '{"a":1}', 'text'],
  ['words', 'call the on-call first', 'text'],
  ['a web address', 'https://example.com/x', 'text'],
])('%s is taken for what it is', (_, pasted, kind) => {
  expect(readPasted(pasted).kind).toBe(kind);
});

describe('links', () => {
  test('are web addresses alone, without what ends a sentence', () => {
    expect(linksIn('See https://a.b/c?d=1#e, http://x.y). Or (https://w.org/A_(b)).')).toEqual([
      'https://a.b/c?d=1#e',
      'http://x.y',
      'https://w.org/A_(b)',
    ]);
    for (const none of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'data:text/html,x',
      'https://',
      'www.x.org',
      '',
    ])
      expect(linksIn(none)).toEqual([]);
  });

  test('the one in the note that alone is selected', () => {
    const noted = {
      ...diagram,
      notes: new Map([
        ['n', { text: 'go to https://a.b' }],
        ['m', { text: 'none' }],
      ]),
    };
    const link = (...ids: string[]) => selectedLink(contextOf(noted, ...ids.map((id) => refOf('note', id))));
    expect(link('n')).toBe('https://a.b');
    expect(link('m')).toBeNull();
    expect(link('n', 'm')).toBeNull();
    expect(link()).toBeNull();
  });
});
