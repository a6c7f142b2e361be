#!/usr/bin/env node
/** The command `plumbline`: the arguments of this process to its exit code. */
import { nodeIo } from './io';
import { run } from './run';

/** What no design and no input can cause: a bug of ours, told apart from findings (EX_SOFTWARE of sysexits.h). */
const BUG = 70;

// Whoever reads us may have had enough, as `head` does; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  process.exitCode = await run(process.argv.slice(2), nodeIo(process));
} catch (bug) {
  process.exitCode = BUG;
  const trace = bug instanceof Error ? (bug.stack ?? bug.message) : String(bug);
  process.stderr.write(`plumbline: this is a bug of Plumbline itself, please report it.\n${trace}\n`);
}
