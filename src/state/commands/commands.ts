/** Every command, in the order people see them. */
import { isRebound, type Keyboard, keysOf } from '../bindings';
import type { Command } from '../command';
import type { KeyPress } from '../keys';
import { matches } from '../keys';
import { alignCommands } from './align';
import { arrangeCommands } from './arrange';
import { capacityCommands } from './capacity';
import { compareCommands } from './compare';
import { editCommands } from './edit';
import { fileCommands } from './file';
import { groupCommands } from './groups';
import { helpCommands } from './help';
import { holdCommands } from './hold';
import { interviewCommands } from './interview';
import { journeyCommands } from './journeys';
import { layOutCommands } from './layOut';
import { lineCommands } from './lines';
import { pageCommands } from './pages';
import { quickCommands } from './quick';
import { reviewCommands } from './review';
import { styleCommands } from './style';
import { toolCommands } from './tools';
import { viewCommands } from './view';
import { walkCommands } from './walk';
import { whatIfCommands } from './whatIf';

export const COMMANDS: readonly Command[] = [
  ...fileCommands,
  ...editCommands,
  ...toolCommands,
  ...quickCommands,
  ...layOutCommands,
  ...arrangeCommands,
  ...alignCommands,
  ...holdCommands,
  ...groupCommands,
  ...lineCommands,
  ...styleCommands,
  ...walkCommands,
  ...viewCommands,
  ...whatIfCommands,
  ...capacityCommands,
  ...journeyCommands,
  ...interviewCommands,
  ...compareCommands,
  ...pageCommands,
  ...reviewCommands,
  ...helpCommands,
];

const byId: ReadonlyMap<string, Command> = new Map(COMMANDS.map((command) => [command.id, command]));

/** The command of that id; naming one that doesn't exist is a bug. */
export function command(id: string): Command {
  const found = byId.get(id);
  if (!found) throw new Error(`Bug: there is no command ${id}`);
  return found;
}

/** What a press runs; what somebody chose goes before what is so by itself. */
export function commandFor(
  press: KeyPress,
  isMac: boolean,
  keyboard: Keyboard = OWN_KEYS,
): Command | undefined {
  const runs = (item: Command) => keysOf(item, keyboard).some((binding) => matches(binding, press, isMac));
  return COMMANDS.find((item) => isRebound(item, keyboard) && runs(item)) ?? COMMANDS.find(runs);
}

const OWN_KEYS: Keyboard = { rebound: [], where: 'desktop' };
