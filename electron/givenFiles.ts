/**
 * Files given to the app from outside (a double-click, the command line) wait here until the window they are for
 * asks for them: it may not have loaded yet.
 */
import { extname, resolve } from 'node:path';

export interface GivenFiles {
  give(windowId: number, path: string): void;
  /** The file that waited longest; null: none. */
  take(windowId: number): string | null;
  forgetWindow(windowId: number): void;
}

export function createGivenFiles(): GivenFiles {
  const waiting = new Map<number, readonly string[]>();
  return {
    give(windowId, path) {
      waiting.set(windowId, [...(waiting.get(windowId) ?? []), path]);
    },
    take(windowId) {
      const [first, ...rest] = waiting.get(windowId) ?? [];
      waiting.set(windowId, rest);
      return first ?? null;
    },
    forgetWindow(windowId) {
      waiting.delete(windowId);
    },
  };
}

/** The diagrams a command line names, as whole paths; switches, and the app's own folder, are none. */
export function filesInArguments(args: readonly string[], workingFolder: string): string[] {
  return args
    .slice(1)
    .filter((argument) => !argument.startsWith('-') && diagramEndings.has(extname(argument).toLowerCase()))
    .map((argument) => resolve(workingFolder, argument));
}

const diagramEndings: ReadonlySet<string> = new Set(['.plumb', '.json']);
