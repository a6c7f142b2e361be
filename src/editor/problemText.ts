/** Problems as sentences: what happened, where, and what to do. The one place the editor words them. */
import type { FileProblem } from '../platform/contract';

/** The journal couldn't be written: nothing but a file keeps the work now. */
export function journalProblemText(problem: FileProblem): string {
  const reason =
    problem.kind === 'disk-full' ? 'the disk is full' : 'cause' in problem ? problem.cause : problem.kind;
  return `Your changes can't be kept as a draft: ${reason}. Save to a file to be safe.`;
}

export function fileProblemText(problem: FileProblem): string {
  switch (problem.kind) {
    case 'not-found':
      return `${problem.name} isn't there any more. Save it again under a name of your choice.`;
    case 'not-readable':
      return `${problem.name} can't be read: ${problem.cause}. Check that you may open it.`;
    case 'not-writable':
      return `${problem.name} can't be written: ${problem.cause}. The file is as it was; save under another name.`;
    case 'disk-full':
      return `${problem.name} isn't saved: the disk is full. The file is as it was; make room or save elsewhere.`;
    case 'changed-on-disk':
      return `${problem.name} was changed by another program since you opened it. Nothing was written.`;
    case 'too-large':
      return `${problem.name} is too large to be a diagram (${Math.round(problem.bytes / 1e6)} MB).`;
    case 'not-text':
      return `${problem.name} is not a text file, so it can't be a diagram. It was left as it is.`;
    case 'unknown-handle':
      return `${problem.name} has to be chosen again: this window doesn't hold it any more.`;
    case 'journal-unavailable':
      return journalProblemText(problem);
    case 'refused':
      return `${problem.name}: the request was refused (${problem.cause}).`;
  }
}
