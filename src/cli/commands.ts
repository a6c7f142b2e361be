/** Every command, in the order the help shows them. */
import type { Command } from './command';
import { checkCommand } from './commands/checkCommand';
import { diffCommand } from './commands/diffCommand';
import { estimateCommand } from './commands/estimateCommand';
import { exportCommand } from './commands/exportCommand';
import { schemaCommand } from './commands/schemaCommand';

export const COMMANDS: readonly Command[] = [
  checkCommand,
  estimateCommand,
  exportCommand,
  diffCommand,
  schemaCommand,
];
