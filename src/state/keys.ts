/**
 * Key bindings as text: `Mod+Shift+Z`, `Alt+P`, `Shift+1`, `?`, `Mod++`, `Delete`. Mod is Ctrl, and Cmd on a Mac.
 * A letter is the one typed, wherever the keyboard has it (Ctrl+Z undoes on QWERTZ and AZERTY too); where what is
 * typed is no Latin letter (another script, Alt on a Mac), its place on a US keyboard counts. Digits go by
 * place, as Shift changes them; symbols by what is typed, whatever it takes to type them.
 */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export function matches(binding: string, press: KeyPress, isMac: boolean): boolean {
  const { key, modifiers } = parseBinding(binding);
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const otherMod = isMac ? press.ctrlKey : press.metaKey;
  if (otherMod || mod !== modifiers.includes('Mod') || press.altKey !== modifiers.includes('Alt'))
    return false;
  if (isSymbol(key)) {
    const isShifted = press.shiftKey && SHIFTED.has(key);
    if (!modifiers.includes('Shift')) return press.key === key && !isShifted;
    return press.shiftKey && (press.key === key || press.key === SHIFTED.get(key));
  }
  return press.shiftKey === modifiers.includes('Shift') && isKey(key, press);
}

/** The binding that a press is; null: a modifier alone, or a key that can't be bound. */
export function bindingOf(press: KeyPress, isMac: boolean): string | null {
  const mod = isMac ? press.metaKey : press.ctrlKey;
  if (isMac ? press.ctrlKey : press.metaKey) return null;
  const key = keyOf(press);
  if (key === null || (key === 'Enter' && !mod && !press.altKey)) return null;
  const unshifted = [...SHIFTED].find(([, shifted]) => press.shiftKey && shifted === key)?.[0];
  const named = unshifted ?? key;
  const isShift = press.shiftKey && (!isSymbol(named) || unshifted !== undefined);
  const modifiers = [mod && 'Mod', press.altKey && 'Alt', isShift && 'Shift'].filter((one) => one !== false);
  return [...modifiers, named].join('+');
}

/** Whether a text is a binding at all: stored ones may say anything. */
export function isBinding(text: string): boolean {
  const { key, modifiers } = parseBinding(text);
  return BINDABLE.test(key) && modifiers.every((one) => MAC_MODIFIERS.some(([known]) => known === one));
}

/** As people read it: `Ctrl+Shift+Z`, or `⇧⌘Z` on a Mac. */
export function showKeys(binding: string, isMac: boolean): string {
  const { key, modifiers } = parseBinding(binding);
  if (!isMac)
    return [
      ...modifiers.map((one) => (one === 'Mod' ? 'Ctrl' : one)),
      SHOWN.get(key) ?? key.replace('Arrow', ''),
    ].join('+');
  const symbols = MAC_MODIFIERS.filter(([modifier]) => modifiers.includes(modifier)).map(
    ([, symbol]) => symbol,
  );
  return [...symbols, MAC_KEYS.get(key) ?? key].join('');
}

/** What some symbols turn into with Shift held, so that a binding can name the key people press. */
const SHIFTED: ReadonlyMap<string, string> = new Map([
  ['[', '{'],
  [']', '}'],
]);

/** In the order a Mac shows them. */
const MAC_MODIFIERS = [
  ['Alt', '⌥'],
  ['Shift', '⇧'],
  ['Mod', '⌘'],
] as const;

const SHOWN: ReadonlyMap<string, string> = new Map([
  ['ContextMenu', 'Menu'],
  ['Mod', 'Ctrl'],
]);

const MAC_KEYS: ReadonlyMap<string, string> = new Map([
  ['Mod', '⌘'],
  ['Shift', '⇧'],
  ['Delete', '⌦'],
  ['Backspace', '⌫'],
  ['Escape', 'esc'],
  ['Enter', '↩'],
  ['ArrowLeft', '←'],
  ['ArrowRight', '→'],
  ['ArrowUp', '↑'],
  ['ArrowDown', '↓'],
]);

/** What stands after the last `+` that parts something: the key may be `+` itself. */
function parseBinding(binding: string): { readonly key: string; readonly modifiers: readonly string[] } {
  const at = binding.slice(0, -1).lastIndexOf('+');
  return { key: binding.slice(at + 1), modifiers: at < 0 ? [] : binding.slice(0, at).split('+') };
}

const isSymbol = (key: string): boolean => key.length === 1 && !/[a-z0-9]/i.test(key);

function isKey(key: string, press: KeyPress): boolean {
  if (/^[a-z]$/i.test(key)) {
    const isLatin = /^[a-z]$/i.test(press.key);
    return isLatin ? press.key.toUpperCase() === key.toUpperCase() : press.code === `Key${key.toUpperCase()}`;
  }
  if (/^\d$/.test(key)) return press.code === `Digit${key}` || press.key === key;
  return press.key === key;
}

const BINDABLE =
  /^([^\s\p{C}]|F\d{1,2}|Arrow(Left|Right|Up|Down)|Delete|Backspace|Enter|Escape|Insert|Home|End|PageUp|PageDown|ContextMenu)$/u;

/** What is pressed, as bindings name it. */
function keyOf({ key, code, altKey, ctrlKey, metaKey }: KeyPress): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  // Another script, or Alt on a Mac: its place counts.
  if (letter !== undefined && (key.length > 1 || altKey || ctrlKey || metaKey || !/^[\x21-\x7e]$/.test(key)))
    return letter;
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  return key !== 'Escape' && BINDABLE.test(key) ? key : null;
}
