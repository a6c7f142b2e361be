/** A world of files in memory, and all that was said. */
import type { Io } from '../../src/cli/io';
import { run } from '../../src/cli/run';

export interface Outcome {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  /** What was written, by path. */
  readonly written: ReadonlyMap<string, string | Uint8Array>;
  /** What went out in bytes. */
  readonly bytes: readonly Uint8Array[];
}

export interface World {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly stdin?: string;
  readonly hasColour?: boolean;
  readonly isTerminal?: boolean;
  /** The error code every write fails with. */
  readonly writeFails?: string;
}

export async function plumbline(argv: readonly string[], world: World = {}): Promise<Outcome> {
  let out = '';
  let err = '';
  const written = new Map<string, string | Uint8Array>();
  const sent: Uint8Array[] = [];
  const bytes = (content: string | Uint8Array) =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const hasColour = world.hasColour ?? false;
  const io: Io = {
    readFile: async (path) => {
      const content = world.files?.[path];
      if (content === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
      return bytes(content);
    },
    readStdin: async () => bytes(world.stdin ?? ''),
    writeFile: async (path, text) => {
      if (world.writeFails) throw Object.assign(new Error('refused'), { code: world.writeFails });
      written.set(path, text);
    },
    version: async () => '1.2.3',
    isSameFile: async (a, b) => a === b,
    out: (data) => {
      if (typeof data === 'string') out += data;
      else sent.push(data);
    },
    isTerminal: world.isTerminal ?? false,
    err: (text) => {
      err += text;
    },
    colour: { out: hasColour, err: hasColour },
  };
  const exit = await run(argv, io);
  return { exit, out, err, written, bytes: sent };
}
