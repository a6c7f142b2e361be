/** Documents whose drawings or style can't be meant. */
import { type BadDocument, bad } from './badDocument';
import { documentText } from './documents';

const page = (inside: string): string => documentText(`"components":{},"connections":{},${inside}`);
const drawing = (inside: string): string => page(`"drawings":{"d":{${inside}}}`);

export const badDrawings: readonly BadDocument[] = [
  bad('a stroke without points', drawing('"kind":"stroke"'), 'missing-key', 'drawings.d.points', ''),
  bad(
    'a point of one number',
    drawing('"kind":"stroke","points":[[0,0],[1]]'),
    'wrong-value',
    'drawings.d.points[1]',
    'a list',
  ),
  bad(
    'a pressure above 1',
    drawing('"kind":"stroke","points":[[0,0,2]]'),
    'wrong-value',
    'drawings.d.points[0][2]',
    '2',
  ),
  bad('an image without bytes', drawing('"kind":"image"'), 'missing-key', 'drawings.d.source', ''),
  bad(
    'an image from elsewhere',
    drawing('"kind":"image","source":"https://example.com/a.png"'),
    'wrong-value',
    'drawings.d.source',
    'https://example.com/a.png',
  ),
  bad('drawings as a text', page('"drawings":"none"'), 'wrong-value', 'drawings', '"none"'),
  bad('a style as a text', page('"style":"sketch"'), 'wrong-value', 'style', '"sketch"'),
  bad('lines nobody knows', page('"style":{"lines":"wavy"}'), 'wrong-value', 'style.lines', '"wavy"'),
  bad('a name that is a number', page('"name":7'), 'wrong-value', 'name', '7'),
];
