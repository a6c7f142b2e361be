/**
 * Which keys run which command: its own, unless somebody has chosen others. A key runs one command: choosing it for
 * one takes it from the one that had it. In a browser tab, keys the browser keeps for itself don't count among a
 * command's own where it has another.
 */
import type { Command } from './command';
import type { Rebinding } from './sessionStore';

export interface Keyboard {
  readonly rebound: readonly Rebinding[];
  readonly where: 'browser' | 'desktop';
}

export interface Rebound {
  readonly rebound: readonly Rebinding[];
  /** The commands a key was taken from. */
  readonly lost: readonly Command[];
}

/** The keys in force, the one shown first. */
export const keysOf = (item: Pick<Command, 'id' | 'keys'>, keyboard: Keyboard): readonly string[] =>
  keyboard.rebound.find(({ command }) => command === item.id)?.keys ?? ownKeys(item, keyboard.where);

export const isRebound = ({ id }: Command, { rebound }: Keyboard): boolean =>
  rebound.some(({ command }) => command === id);

/** Gives a command these keys; `clashes` says of any key whether it is one of them to whoever presses it. */
export function rebind(
  commands: readonly Command[],
  keyboard: Keyboard,
  item: Command,
  keys: readonly string[],
  clashes: (key: string) => boolean = (key) => keys.some((one) => isSameBinding(one, key)),
): Rebound {
  const lost: Command[] = [];
  let rebound = keyboard.rebound;
  for (const other of commands) {
    if (other.id === item.id) continue;
    const before = keysOf(other, { ...keyboard, rebound });
    const kept = before.filter((key) => !clashes(key));
    if (kept.length === before.length) continue;
    lost.push(other);
    rebound = put(rebound, other, kept, keyboard.where);
  }
  return { rebound: put(rebound, item, keys, keyboard.where), lost };
}

/** Gives a command its own keys back. */
export const resetKeys = (commands: readonly Command[], keyboard: Keyboard, item: Command): Rebound =>
  rebind(commands, keyboard, item, ownKeys(item, keyboard.where));

/** Whether a browser tab sees that key never, or at the cost of what everybody expects of it. */
export const browserKeeps = (binding: string): boolean =>
  BROWSER_KEYS.some((key) => isSameBinding(key, binding));

export function isSameBinding(a: string, b: string): boolean {
  return sorted(a) === sorted(b);
}

const BROWSER_KEYS: readonly string[] = [
  ...['N', 'T', 'W', 'PageUp', 'PageDown', 'Tab', 'R'].flatMap((key) => [`Mod+${key}`, `Mod+Shift+${key}`]),
  ...['Mod+Q', 'Alt+F4', 'F5', 'F11', 'F12'],
];

function ownKeys({ keys }: Pick<Command, 'keys'>, where: Keyboard['where']): readonly string[] {
  if (where === 'desktop') return keys;
  const free = keys.filter((key) => !browserKeeps(key));
  return free.length > 0 ? free : keys;
}

/** What is a command's own again is no choice any more. */
function put(
  rebound: readonly Rebinding[],
  item: Command,
  keys: readonly string[],
  where: Keyboard['where'],
): readonly Rebinding[] {
  const rest = rebound.filter(({ command }) => command !== item.id);
  const own = ownKeys(item, where);
  const isOwn = keys.length === own.length && keys.every((key, at) => key === own[at]);
  return isOwn ? rest : [...rest, { command: item.id, keys }];
}

/** A key may be `+` itself: it is what stands last. */
function sorted(binding: string): string {
  const at = binding.slice(0, -1).lastIndexOf('+');
  const modifiers = at < 0 ? [] : binding.slice(0, at).split('+').sort();
  return [...modifiers, binding.slice(at + 1).toUpperCase()].join('+');
}
