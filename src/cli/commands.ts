/** Every command, in the order the help shows them. */
import type { Command } from './command';
import { checkCommand } from './commands/checkCommand';
import { estimateCommand } from './commands/estimateCommand';
import { exportCommand } from './commands/exportCommand';
import { schemaCommand } from './commands/schemaCommand';

export const COMMANDS: readonly Command[] = [checkCommand, estimateCommand, exportCommand, schemaCommand];
