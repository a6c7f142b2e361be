/** What a command of the command line is; `commands.ts` lists them. */
import type { ParseArgsConfig } from 'node:util';
import { usage } from './failure';
import type { Io } from './io';

/** 0: fine · 1: it says something is wrong with the design · 2: it couldn't be done (thrown as a `Failure`). */
export type ExitCode = 0 | 1 | 2;

export interface Arguments {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

export interface Command {
  readonly name: string;
  readonly synopsis: string;
  /** What it does, in a few words. */
  readonly summary: string;
  /** One line for each option. */
  readonly details: readonly (readonly [option: string, meaning: string])[];
  readonly options: NonNullable<ParseArgsConfig['options']>;
  readonly run: (args: Arguments, io: Io) => Promise<ExitCode>;
}

export function oneFile({ positionals }: Arguments, command: string): string {
  const [file, ...others] = positionals;
  if (file === undefined) throw usage(`${command} needs a file; "-" reads standard input.`);
  if (others.length > 0) throw usage(`${command} takes one file, found ${positionals.length}.`);
  return file;
}

export function textOption({ values }: Arguments, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}
