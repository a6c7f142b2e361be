/** Problems as sentences: what happened, where, and what to do. The one place the editor words them. */
import type { FileProblem } from '../platform/contract';
import { formatBytes } from '../shared/formatBytes';

/** The journal couldn't be written: nothing but a file keeps the work now. */
export function journalProblemText(problem: FileProblem): string {
  const reason =
    problem.kind === 'disk-full' ? 'the disk is full' : 'cause' in problem ? problem.cause : problem.kind;
  return `Your changes can’t be kept as a draft: ${reason}. Save to a file to be safe.`;
}

/** For the status, after "Not saved:". */
export const problemInShort = (problem: FileProblem): string => inShort[problem.kind];

const inShort: Readonly<Record<FileProblem['kind'], string>> = {
  'disk-full': 'disk full',
  'changed-on-disk': 'changed by another program',
  'not-found': 'the file is gone',
  'not-readable': 'the file can’t be read',
  'not-writable': 'the file can’t be written',
  'too-large': 'too large',
  'not-text': 'the file is no diagram',
  'unknown-handle': 'choose the file again',
  'journal-unavailable': 'no draft can be kept',
  refused: 'refused',
};

export function fileProblemText(problem: FileProblem): string {
  switch (problem.kind) {
    case 'not-found':
      return `${problem.name} isn’t there any more. Save it again under a name of your choice.`;
    case 'not-readable':
      return `${problem.name} can’t be read: ${problem.cause}. Check that you may open it, and try again.`;
    case 'not-writable':
      return `${problem.name} can’t be written: ${problem.cause}. The file is as it was; save under another name.`;
    case 'disk-full':
      return `${problem.name} isn’t saved: the disk is full. The file is as it was; make room or save elsewhere.`;
    case 'changed-on-disk':
      return `${problem.name} was changed by another program since you opened it. Nothing was written; save under another name, or over it.`;
    case 'too-large':
      return `${problem.name} has ${formatBytes(problem.bytes)} and was left as it is: a diagram has at most ${formatBytes(problem.maximumBytes)}. Open another file.`;
    case 'not-text':
      return `${problem.name} is not a text file, so it can’t be a diagram. It was left as it is; open another file.`;
    case 'unknown-handle':
      return `This window doesn’t hold ${problem.name} any more. Choose the file again by saving it under a name.`;
    case 'journal-unavailable':
      return journalProblemText(problem);
    case 'refused':
      return `${problem.name} was neither read nor written: the request was refused (${problem.cause}). Try again, or choose another place.`;
  }
}
