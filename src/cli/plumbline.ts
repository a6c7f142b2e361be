/** The command `plumbline`: the arguments of this process to its exit code. */
import { nodeIo } from './io';
import { run } from './run';

// Whoever reads us may have had enough, as `head` does; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await run(process.argv.slice(2), nodeIo(process));
