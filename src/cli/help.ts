/** What the command line can do, as a page; or one command of it. */
import type { Command } from './command';
import { COMMANDS } from './commands';
import type { Paint } from './style';

export function helpText(command: Command | null, paint: Paint): string {
  return command ? commandHelp(command, paint) : overview(paint);
}

function overview(paint: Paint): string {
  const width = Math.max(...COMMANDS.map(({ name, synopsis }) => name.length + synopsis.length + 1));
  const lines = COMMANDS.map(({ name, synopsis, summary }) => {
    const space = ' '.repeat(width - name.length - synopsis.length + 2);
    return `  ${paint(name, 'bold')} ${synopsis}${space}${summary}`;
  });
  return `${paint('plumbline', 'bold')} judges architecture diagrams and computes what they cost in time and in nines.

${lines.join('\n')}

  "-" as FILE reads standard input. "plumbline help COMMAND" says more of a command.

Exit codes
  0  fine
  1  findings at or above the level of --fail-on, or a target missed
  2  unusable input or arguments; standard error says what, where, and what was expected
`;
}

function commandHelp({ name, synopsis, summary, details }: Command, paint: Paint): string {
  const width = Math.max(0, ...details.map(([option]) => option.length));
  const lines = details.map(([option, meaning]) => `  ${option.padEnd(width)}  ${meaning}\n`);
  const usage = `${paint(`plumbline ${name}`, 'bold')} ${synopsis}`.trimEnd();
  return `${usage}\n\n  ${summary}\n${lines.length ? `\n${lines.join('')}` : ''}`;
}
