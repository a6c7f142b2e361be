import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  browserKeeps,
  isSameBinding,
  type Keyboard,
  keysOf,
  rebind,
  resetKeys,
} from '../../src/state/bindings';
import { COMMANDS, command, commandFor } from '../../src/state/commands/commands';
import { bindingOf, isBinding, type KeyPress, matches } from '../../src/state/keys';

const desktop: Keyboard = { rebound: [], where: 'desktop' };
const press = (key: string, code: string, held = ''): KeyPress => ({
  key,
  code,
  ctrlKey: held.includes('c'),
  metaKey: held.includes('m'),
  shiftKey: held.includes('s'),
  altKey: held.includes('a'),
});
const rebound = (id: string, keys: readonly string[], keyboard = desktop): Keyboard => ({
  ...keyboard,
  rebound: rebind(COMMANDS, keyboard, command(id), keys).rebound,
});

describe('chosen keys', () => {
  test('run the command, and its own no longer do', () => {
    const keyboard = rebound('lay-out', ['Mod+Shift+J']);
    expect(commandFor(press('J', 'KeyJ', 'cs'), false, keyboard)?.id).toBe('lay-out');
    expect(commandFor(press('F', 'KeyF', 'sa'), false, keyboard)).toBeUndefined();
    expect(keysOf(command('lay-out'), keyboard)).toEqual(['Mod+Shift+J']);
  });

  test('are taken from the command that had them, which is said', () => {
    const { rebound: next, lost } = rebind(COMMANDS, desktop, command('lay-out'), ['Mod+D']);
    expect(lost.map(({ id }) => id)).toEqual(['duplicate']);
    const keyboard = { ...desktop, rebound: next };
    expect(keysOf(command('duplicate'), keyboard)).toEqual([]);
    const back = resetKeys(COMMANDS, keyboard, command('duplicate'));
    expect(back.lost.map(({ id }) => id)).toEqual(['lay-out']);
    expect(keysOf(command('duplicate'), { ...desktop, rebound: back.rebound })).toEqual(['Mod+D']);
  });

  test('leave the other keys of a command alone', () => {
    const keyboard = rebound('zen', ['Mod+Y']);
    expect(keysOf(command('redo'), keyboard)).toEqual(['Mod+Shift+Z']);
  });

  test('leave nothing behind once a command has its own again', () => {
    const keyboard = rebound('zen', ['Mod+J']);
    expect(resetKeys(COMMANDS, keyboard, command('zen')).rebound).toEqual([]);
  });

  test('never run two commands, whatever is chosen', () => {
    const key = fc.constantFrom(...COMMANDS.flatMap(({ keys }) => keys), 'Mod+J', 'Q');
    const choice = fc.tuple(fc.constantFrom(...COMMANDS), key);
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 8 }), (choices) => {
        const keyboard = choices.reduce((now, [item, one]) => rebound(item.id, [one], now), desktop);
        const all = COMMANDS.flatMap((item) => keysOf(item, keyboard));
        for (const one of all) expect(all.filter((other) => isSameBinding(one, other))).toHaveLength(1);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a browser', () => {
  const browser: Keyboard = { rebound: [], where: 'browser' };

  test('keeps some keys: a command shows another, and F5 is left to it', () => {
    expect(keysOf(command('page-next'), browser)).toEqual(['Alt+PageDown']);
    expect(keysOf(command('page-next'), desktop)[0]).toBe('Mod+PageDown');
    expect(commandFor(press('F5', 'F5'), false, browser)).toBeUndefined();
    expect(commandFor(press('F5', 'F5'), false, desktop)?.id).toBe('present');
  });

  test.each(['Mod+T', 'Shift+Mod+N', 'F5'])('keeps %s', (key) => expect(browserKeeps(key)).toBe(true));
  test.each(['Mod+D', 'Alt+N', 'T'])('leaves %s', (key) => expect(browserKeeps(key)).toBe(false));
});

describe('a press as a binding', () => {
  test.each([
    [press('j', 'KeyJ', 'c'), 'Mod+J'],
    [press('J', 'KeyJ', 'cs'), 'Mod+Shift+J'],
    [press('!', 'Digit1', 's'), 'Shift+1'],
    [press('?', 'Slash', 's'), '?'],
    [press('{', 'BracketLeft', 'cs'), 'Mod+Shift+['],
    [press('PageDown', 'PageDown', 'a'), 'Alt+PageDown'],
    [press('F9', 'F9'), 'F9'],
    [press('я', 'KeyZ', 'c'), 'Mod+Z'],
    [press('Control', 'ControlLeft', 'c'), null],
    [press('Escape', 'Escape'), null],
    [press('Tab', 'Tab'), null],
    [press(' ', 'Space'), null],
    [press('Enter', 'Enter'), null],
    [press('k', 'KeyK', 'm'), null],
  ])('%o is %s', (pressed, binding) => {
    expect(bindingOf(pressed, false)).toBe(binding);
    if (binding !== null)
      expect([isBinding(binding), matches(binding, pressed, false)]).toEqual([true, true]);
  });

  test('every key that commands have is one', () => {
    for (const key of COMMANDS.flatMap(({ keys }) => keys))
      expect([key, isBinding(key)]).toEqual([key, true]);
    for (const text of ['', 'Hyper+K', 'Mod+', 'Mod+Space bar'])
      expect([text, isBinding(text)]).toEqual([text, false]);
  });
});
