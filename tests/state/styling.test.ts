import { describe, expect, test } from 'vitest';
import { plainTextSize } from '../../src/layout/plainText';
import type { Image, Note, Stroke } from '../../src/model/diagram';
import { refOf } from '../../src/model/elements';
import type { Context } from '../../src/state/command';
import { command } from '../../src/state/commands/commands';
import { textSizeNow } from '../../src/state/commands/style';
import { addText } from '../../src/state/drawing';
import { addGroup, addNote } from '../../src/state/gestures';
import { nameImage } from '../../src/state/styling';
import { at, diagramOf } from '../layout/diagrams';
import { contextOf } from './context';

const words: Note = { text: 'two\nlines', plain: true, position: { x: 0, y: 0 } };
const stroke: Stroke = { kind: 'stroke', points: [[0, 0]], width: 4 };
const image: Image = { kind: 'image', source: 'data:image/png;base64,AA==' };
const shop = diagramOf(
  { api: at(0, 0), store: at(300, 0, { accent: 'red', locked: true }) },
  { c: ['api', 'store'] },
  {
    notes: new Map([
      ['sticky', { text: 'ask' }],
      ['words', words],
      ['legend', { text: '', legend: true }],
    ]),
    drawings: new Map<string, Image | Stroke>([
      ['ink', stroke],
      ['photo', image],
    ]),
  },
);
const all = [
  refOf('component', 'api'),
  refOf('component', 'store'),
  refOf('connection', 'c'),
  refOf('note', 'sticky'),
  refOf('note', 'words'),
  refOf('note', 'legend'),
  refOf('drawing', 'ink'),
  refOf('drawing', 'photo'),
];
const run = (id: string, context: Context) => command(id).run(context);
const holding = (tool: Context['session']['tool'], ...selection: typeof all): Context => {
  const context = contextOf(shop, ...selection);
  return { ...context, session: { ...context.session, tool } };
};

describe('a colour', () => {
  test('goes to all that is selected and can wear one, locked or not, in one step', () => {
    const { diagram, record } = run('accent-blue', contextOf(shop, ...all));
    expect([...(diagram?.components.values() ?? [])].map(({ accent }) => accent)).toEqual(['blue', 'blue']);
    expect([...(diagram?.notes.values() ?? [])].map(({ accent }) => accent)).toEqual([
      'blue',
      'blue',
      undefined,
    ]);
    expect(diagram?.drawings.get('ink')).toEqual({ ...stroke, accent: 'blue' });
    expect(diagram?.drawings.get('photo')).toBe(image);
    expect(diagram?.connections).toBe(shop.connections);
    expect(record).toBeUndefined();
  });

  test('is taken away without a trace, and nothing is recorded where nothing changes', () => {
    const { diagram } = run('accent-none', contextOf(shop, refOf('component', 'store')));
    expect(diagram?.components.get('store')).not.toHaveProperty('accent');
    expect(run('accent-none', contextOf(shop, refOf('component', 'api')))).toEqual({});
    expect(run('accent-red', contextOf(shop, refOf('component', 'store')))).toEqual({});
  });

  test('needs something that can wear it, or the pen in hand, which then draws in it', () => {
    const { enabled } = command('accent-red');
    expect(enabled?.(contextOf(shop))).toBe(false);
    expect(enabled?.(contextOf(shop, refOf('connection', 'c'), refOf('drawing', 'photo')))).toBe(false);
    expect(enabled?.(holding('pen'))).toBe(true);
    expect(run('accent-red', holding('pen', ...all))).toEqual({
      session: { pen: { accent: 'red', width: 4 } },
    });
    expect(run('ink-thick', holding('pen'))).toEqual({ session: { pen: { accent: null, width: 8 } } });
  });
});

test('ink is made wider where it is selected', () => {
  const { diagram } = run('ink-thin', contextOf(shop, ...all));
  expect(diagram?.drawings.get('ink')).toEqual({ ...stroke, width: 2 });
});

describe('the size of text', () => {
  const chosen = contextOf(shop, ...all);

  test('is of words on the canvas alone, whose box follows; medium is not said', () => {
    const { diagram, session } = run('text-huge', chosen);
    const note = diagram?.notes.get('words');
    expect(note).toEqual({ ...words, textSize: 'huge', size: plainTextSize({ ...words, textSize: 'huge' }) });
    expect(plainTextSize({ ...words, textSize: 'huge' }).height).toBe(92);
    expect(diagram?.notes.get('sticky')).toEqual({ text: 'ask' });
    expect(session?.textSize).toBe('huge');
    const back = run('text-medium', contextOf(diagram ?? shop, refOf('note', 'words'))).diagram;
    expect(back?.notes.get('words')).not.toHaveProperty('textSize');
  });

  test('goes up and down by steps, to the ends and no further', () => {
    let context = contextOf(shop, refOf('note', 'words'));
    const sizes = [
      'text-larger',
      'text-larger',
      'text-larger',
      'text-smaller',
      'text-smaller',
      'text-smaller',
    ].map((id) => {
      context = { ...context, diagram: run(id, context).diagram ?? context.diagram };
      return textSizeNow(context);
    });
    expect(sizes).toEqual(['large', 'huge', 'huge', 'large', 'medium', 'small']);
  });

  test('is what the text tool writes next', () => {
    const { session, diagram } = run('text-large', holding('text'));
    expect(diagram).toBeUndefined();
    const context = contextOf(shop);
    const added = addText({ ...context, session: { ...context.session, ...session } }, { x: 50, y: 50 });
    expect(added.diagram?.notes.get('text')).toMatchObject({
      plain: true,
      textSize: 'large',
      position: { y: 34 },
    });
    expect(command('text-large').enabled?.(contextOf(shop, refOf('note', 'sticky')))).toBe(false);
  });
});

test('the look of a page is said only where it is not the clean one', () => {
  const sketched = run('look-sketch', contextOf(shop)).diagram;
  expect(sketched?.style).toEqual({ look: 'sketch' });
  expect(run('look-clean', contextOf(sketched ?? shop)).diagram?.style).toEqual({});
});

test('a picture says what it shows; white space says nothing', () => {
  const named = nameImage(contextOf(shop), 'photo', ' The rack ');
  expect(named.diagram?.drawings.get('photo')).toEqual({ ...image, name: 'The rack' });
  expect(named.session).toEqual({ renaming: null });
  expect(nameImage(contextOf(named.diagram ?? shop), 'photo', '  ').diagram?.drawings.get('photo')).toEqual(
    image,
  );
  expect(nameImage(contextOf(shop), 'ink', 'x').diagram).toBeUndefined();
});

test('a tool that is kept stays in hand when it has done its work', () => {
  const keeps = (context: Context): Context => ({
    ...context,
    session: { ...context.session, ...run('keep-tool', context).session },
  });
  const place = { x: 50, y: 50 };
  const frame = { x: 500, y: 500, width: 90, height: 90 };
  expect(addNote(holding('note'), place).session?.tool).toBe('select');
  expect(addNote(keeps(holding('note')), place).session?.tool).toBe('note');
  expect(addText(keeps(holding('text')), place).session?.tool).toBe('text');
  expect(addGroup(keeps(holding('group')), frame, 'zone').session?.tool).toBe('group');
  expect(keeps(keeps(holding('note'))).session.keepsTool).toBe(false);
});
