/**
 * Arguments in, exit code out. What a command says goes to standard output; why it couldn't be done goes to
 * standard error, a sentence a line, and nothing is written then.
 */
import { parseArgs } from 'node:util';
import type { Arguments, Command, ExitCode } from './command';
import { COMMANDS } from './commands';
import { Failure, usage } from './failure';
import { helpText } from './help';
import type { Io } from './io';
import { harmless, painter } from './style';

export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(argv, io);
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    const paint = painter(io.colour.err);
    for (const sentence of thrown.sentences) io.err(`${paint('plumbline:', 'red')} ${harmless(sentence)}\n`);
    if (thrown.isUsage) io.err('Run "plumbline help" to see what it can do.\n');
    return 2;
  }
}

async function dispatch([first, ...rest]: readonly string[], io: Io): Promise<ExitCode> {
  const paint = painter(io.colour.out);
  if (first === undefined || first === 'help' || first === '--help' || first === '-h') {
    io.out(helpText(commandNamed(rest[0]), paint));
    return 0;
  }
  if (first === '--version') {
    io.out(`plumbline ${await io.version()}\n`);
    return 0;
  }
  const command = commandNamed(first);
  if (!command) throw usage('no command given.');
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(helpText(command, paint));
    return 0;
  }
  return command.run(argumentsOf(command, rest), io);
}

function commandNamed(name: string | undefined): Command | null {
  if (name === undefined) return null;
  const command = COMMANDS.find((one) => one.name === name);
  if (command) return command;
  const known = COMMANDS.map((one) => one.name).join(', ');
  throw usage(`unknown command "${name}", expected ${known}.`);
}

function argumentsOf(command: Command, args: readonly string[]): Arguments {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      options: command.options,
      allowPositionals: true,
    });
    return { positionals, values: plainValues(values) };
  } catch (thrown) {
    if (!(thrown instanceof TypeError)) throw thrown;
    const sentence = thrown.message.split('. ')[0] ?? thrown.message;
    throw usage(`${command.name}: ${sentence.replace(/\.?$/, '.')}`);
  }
}

const plainValues = (values: object): Arguments['values'] =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => typeof value === 'string' || typeof value === 'boolean'),
  );
