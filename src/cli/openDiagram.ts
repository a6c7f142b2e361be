/** A diagram from a file or, as `-`, from standard input; or the sentences that say why not. */
import { notText, problemSentence } from '../document/documentProblem';
import { parseDiagram } from '../document/parseDiagram';
import type { Diagram } from '../model/diagram';
import { Failure, fileFailure } from './failure';
import type { Io } from './io';

export interface OpenedDiagram {
  /** As people know it: the path, or "standard input". */
  readonly name: string;
  readonly diagram: Diagram;
}

export async function openDiagram(path: string, io: Io): Promise<OpenedDiagram> {
  const name = path === '-' ? 'standard input' : path;
  const bytes = await (path === '-' ? io.readStdin() : io.readFile(path)).catch((thrown: unknown) => {
    throw new Failure([`${name}: ${fileFailure(thrown, 'read')}.`]);
  });
  const text = decode(bytes);
  const parsed = text === null ? null : parseDiagram(text);
  if (parsed?.ok) return { name, diagram: parsed.value };
  const problems = parsed ? parsed.error : [notText('bytes that are no UTF-8')];
  throw new Failure(problems.map((problem) => `${name}: ${problemSentence(problem)}`));
}

/** All of them, or every sentence about those that can't be opened. */
export async function openDiagrams(paths: readonly string[], io: Io): Promise<readonly OpenedDiagram[]> {
  const opened: OpenedDiagram[] = [];
  const sentences: string[] = [];
  for (const path of paths) {
    try {
      opened.push(await openDiagram(path, io));
    } catch (thrown) {
      if (!(thrown instanceof Failure)) throw thrown;
      sentences.push(...thrown.sentences);
    }
  }
  if (sentences.length > 0) throw new Failure(sentences);
  return opened;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
