/** All the command line touches of the world, so that tests can hand it another one. */
import { readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { replaceFile } from './replaceFile';

export interface Io {
  /** Rejects with a Node error (`ENOENT`, `EISDIR`, …). */
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly readStdin: () => Promise<Uint8Array>;
  /** All of it or nothing: a failure leaves what was there. */
  readonly writeFile: (path: string, data: string | Uint8Array) => Promise<void>;
  readonly isSameFile: (a: string, b: string) => Promise<boolean>;
  /** Of the package this command belongs to. */
  readonly version: () => Promise<string>;
  readonly out: (data: string | Uint8Array) => void;
  /** Whether somebody reads what goes out on a screen. */
  readonly isTerminal: boolean;
  readonly err: (text: string) => void;
  readonly colour: { readonly out: boolean; readonly err: boolean };
}

export function nodeIo(process: NodeJS.Process): Io {
  const { stdin, stdout, stderr, env } = process;
  return {
    readFile,
    readStdin: async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
      return Buffer.concat(chunks);
    },
    writeFile: replaceFile,
    isSameFile: async (a, b) => {
      const [real, other] = await Promise.all([a, b].map((path) => realpath(path).catch(() => null)));
      return real !== null && real === other;
    },
    version: async () => {
      const manifest: unknown = JSON.parse(await readFile(MANIFEST, 'utf8'));
      const isObject = typeof manifest === 'object' && manifest !== null;
      return isObject && 'version' in manifest ? String(manifest.version) : 'unknown';
    },
    out: (data) => stdout.write(data),
    isTerminal: stdout.isTTY === true,
    err: (text) => stderr.write(text),
    colour: { out: wantsColour(env, stdout.isTTY), err: wantsColour(env, stderr.isTTY) },
  };
}

const MANIFEST = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'package.json');

/** FORCE_COLOR before NO_COLOR (https://no-color.org), and else only on a terminal that has colours. */
export function wantsColour(
  env: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean | undefined,
): boolean {
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  if (env.NO_COLOR) return false;
  return isTerminal === true && env.TERM !== 'dumb';
}
