import { describe, expect, test } from 'vitest';
import { COMMANDS, command, commandFor } from '../../src/state/commands/commands';
import { type KeyPress, matches, showKeys } from '../../src/state/keys';

const press = (key: string, code: string, held = ''): KeyPress => ({
  key,
  code,
  ctrlKey: held.includes('c'),
  metaKey: held.includes('m'),
  shiftKey: held.includes('s'),
  altKey: held.includes('a'),
});

/** What a US keyboard sends for a binding. */
function typedOnUs(binding: string): KeyPress {
  const key = binding.at(-1) === '+' ? '+' : (binding.split('+').at(-1) ?? '');
  const before = binding.slice(0, binding.length - key.length);
  const shift = before.includes('Shift') || '?+'.includes(key);
  const held = `${before.includes('Mod') ? 'c' : ''}${shift ? 's' : ''}${before.includes('Alt') ? 'a' : ''}`;
  const symbols = new Map([
    ['?', 'Slash'],
    ['/', 'Slash'],
    ['=', 'Equal'],
    ['+', 'Equal'],
    ['-', 'Minus'],
  ]);
  if (/^[A-Z]$/.test(key)) return press(shift ? key : key.toLowerCase(), `Key${key}`, held);
  if (/^\d$/.test(key)) return press(shift ? ')!@#$%^&*('.charAt(Number(key)) : key, `Digit${key}`, held);
  return press(key, symbols.get(key) ?? key, held);
}

describe('a binding', () => {
  test.each([
    ['Mod is Ctrl', 'Mod+Z', press('z', 'KeyZ', 'c'), true],
    ['and no other modifier may be held', 'Mod+Z', press('Z', 'KeyZ', 'cs'), false],
    ['nor Alt', 'Mod+Z', press('z', 'KeyZ', 'ca'), false],
    ['nor the system key', 'Mod+Z', press('z', 'KeyZ', 'cm'), false],
    ['with Shift', 'Mod+Shift+Z', press('Z', 'KeyZ', 'cs'), true],
    ['a letter alone', 'V', press('v', 'KeyV'), true],
    ['with caps lock', 'V', press('V', 'KeyV'), true],
    ['not with Ctrl', 'V', press('v', 'KeyV', 'c'), false],
    ['not with the system key', 'V', press('v', 'KeyV', 'm'), false],
    ['not with Shift', 'V', press('V', 'KeyV', 's'), false],
    ['the letter typed, on QWERTZ', 'Mod+Z', press('z', 'KeyY', 'c'), true],
    ['and not its place', 'Mod+Y', press('z', 'KeyY', 'c'), false],
    ['on AZERTY', 'A', press('a', 'KeyQ'), true],
    ['the place, where another script is typed', 'Mod+Z', press('я', 'KeyZ', 'c'), true],
    ['Shift+1 by its place', 'Shift+1', press('!', 'Digit1', 's'), true],
    ['also where Shift gives digits', 'Shift+1', press('1', 'Digit1', 's'), true],
    ['not without Shift', 'Shift+1', press('1', 'Digit1'), false],
    ['the number pad', 'Mod+0', press('0', 'Numpad0', 'c'), true],
    ['? as typed', '?', press('?', 'Slash', 's'), true],
    ['wherever it is', '?', press('?', 'Minus', 's'), true],
    ['/ is not ?', '/', press('?', 'Slash', 's'), false],
    ['/ with Shift on QWERTZ', '/', press('/', 'Digit7', 's'), true],
    ['/ not with Ctrl', '/', press('/', 'Slash', 'c'), false],
    ['+ is a key too', 'Mod++', press('+', 'Equal', 'cs'), true],
    ['and alone', '+', press('+', 'NumpadAdd'), true],
    ['arrows by name', 'Shift+ArrowLeft', press('ArrowLeft', 'ArrowLeft', 's'), true],
    ['not without what is held', 'Shift+ArrowLeft', press('ArrowLeft', 'ArrowLeft'), false],
  ])('%s: %s', (_, binding, pressed, fires) => expect(matches(binding, pressed, false)).toBe(fires));

  test('Mod is Cmd on a Mac, where Alt changes what is typed', () => {
    expect(matches('Mod+Z', press('z', 'KeyZ', 'm'), true)).toBe(true);
    expect(matches('Mod+Z', press('z', 'KeyZ', 'c'), true)).toBe(false);
    expect(matches('Alt+L', press('¬', 'KeyL', 'a'), true)).toBe(true);
    expect(matches('Alt+N', press('Dead', 'KeyN', 'a'), true)).toBe(true);
    expect(matches('Alt+1', press('¡', 'Digit1', 'a'), true)).toBe(true);
  });

  test.each([
    ['Mod+Shift+Z', 'Ctrl+Shift+Z', '⇧⌘Z'],
    ['Shift+Alt+F', 'Shift+Alt+F', '⌥⇧F'],
    ['Alt+ArrowLeft', 'Alt+Left', '⌥←'],
    ['Mod++', 'Ctrl++', '⌘+'],
    ['?', '?', '?'],
    ['+', '+', '+'],
    ['Delete', 'Delete', '⌦'],
  ])('%s reads %s, on a Mac %s', (binding, elsewhere, onMac) => {
    expect([showKeys(binding, false), showKeys(binding, true)]).toEqual([elsewhere, onMac]);
  });
});

describe('the commands', () => {
  test('have ids of their own, and a label', () => {
    expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length);
    expect(new Set(COMMANDS.map(({ label }) => label)).size).toBe(COMMANDS.length);
    expect(COMMANDS.filter(({ label }) => label.trim() === '')).toEqual([]);
    expect(() => command('no such')).toThrow('no such');
    for (const one of COMMANDS) expect(command(one.id)).toBe(one);
  });

  test('name keys that exist', () => {
    const key =
      /^([A-Z0-9?/=+<>'[\]-]|F\d+|Arrow(Left|Right|Up|Down)|Delete|Backspace|Enter|Escape|ContextMenu|PageUp|PageDown)$/;
    for (const binding of COMMANDS.flatMap(({ keys }) => keys)) {
      const parts = binding === '+' ? ['+'] : binding.replace(/\+\+$/, '+plus').split('+');
      const last = parts.at(-1) === 'plus' ? '+' : (parts.at(-1) ?? '');
      expect([binding, key.test(last)]).toEqual([binding, true]);
      for (const modifier of parts.slice(0, -1)) expect(['Mod', 'Shift', 'Alt']).toContain(modifier);
    }
  });

  test('share no key: what is typed runs the one that shows it', () => {
    for (const one of COMMANDS)
      for (const binding of one.keys) {
        const typed = typedOnUs(binding);
        const found = COMMANDS.filter(({ keys }) => keys.some((other) => matches(other, typed, false)));
        expect([binding, ...found.map(({ id }) => id)]).toEqual([binding, one.id]);
        expect(commandFor(typed, false)).toBe(one);
      }
  });

  test('leave other keys alone', () => {
    expect(commandFor(press('q', 'KeyQ', 'c'), false)).toBeUndefined();
    expect(commandFor(press('Shift', 'ShiftLeft', 's'), false)).toBeUndefined();
  });
});
