/** The text of a file as a page got it: by a picker, a form field, or dropped. */
import { readingProblem } from './browserProblem';
import {
  type DroppedFile,
  err,
  type FileProblem,
  maximumFileBytes,
  type OpenedFile,
  ok,
  type Result,
} from './contract';

export async function readFile(
  file: DroppedFile,
  handle: string | null,
): Promise<Result<OpenedFile, FileProblem>> {
  const { name, size, lastModified } = file;
  if (size > maximumFileBytes)
    return err({ kind: 'too-large', name, bytes: size, maximumBytes: maximumFileBytes });
  try {
    const text = decode(await file.arrayBuffer());
    return text === null
      ? err({ kind: 'not-text', name })
      : ok({ handle, name, text, modifiedAt: lastModified });
  } catch (thrown) {
    return err(readingProblem(name, thrown));
  }
}

function decode(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
