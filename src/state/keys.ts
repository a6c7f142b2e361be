/**
 * Key bindings as text: `Mod+Shift+Z`, `Alt+P`, `Shift+1`, `?`, `Delete`. Mod is Ctrl, and Cmd on a Mac.
 * Letters and digits are matched by their place on the keyboard where a modifier may change what they type.
 */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const MODIFIERS = ['Mod', 'Shift', 'Alt'] as const;

export function matches(binding: string, press: KeyPress, isMac: boolean): boolean {
  const parts = binding === '+' ? ['+'] : binding.split('+');
  const key = parts.at(-1) ?? '';
  const wants = (modifier: (typeof MODIFIERS)[number]) => parts.slice(0, -1).includes(modifier);
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const otherMod = isMac ? press.ctrlKey : press.metaKey;
  if (otherMod || mod !== wants('Mod') || press.altKey !== wants('Alt')) return false;
  if (isPlainSymbol(key)) return press.key === key;
  return press.shiftKey === wants('Shift') && (codeOf(key) === press.code || key === press.key);
}

/** As people read it: `Ctrl+Shift+Z`, or `⇧⌘Z` on a Mac. */
export function showKeys(binding: string, isMac: boolean): string {
  if (!isMac) return binding.replace('Mod', 'Ctrl').replace('Arrow', '');
  return binding
    .split('+')
    .map(
      (part) =>
        ({ Mod: '⌘', Shift: '⇧', Alt: '⌥', Delete: '⌦', Backspace: '⌫', Escape: 'esc' })[part] ?? part,
    )
    .join('');
}

/** Symbols such as `?` and `/` stand for what is typed, wherever the keyboard has them. */
const isPlainSymbol = (key: string): boolean => key.length === 1 && !/[a-z0-9[\]]/i.test(key);

function codeOf(key: string): string {
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`;
  if (/^\d$/.test(key)) return `Digit${key}`;
  if (key === '[') return 'BracketLeft';
  if (key === ']') return 'BracketRight';
  return key;
}
