/** Why a command can't do what it was asked: sentences for standard error, and exit code 2. */
export class Failure extends Error {
  constructor(
    readonly sentences: readonly string[],
    /** Whether a line on how to get help would help. */
    readonly isUsage = false,
  ) {
    super(sentences.join('\n'));
  }
}

export const usage = (sentence: string): Failure => new Failure([sentence], true);

/** What the system says of a file, in words. */
export function fileFailure(thrown: unknown, doing: 'read' | 'written'): string {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  switch (code) {
    case 'ENOENT':
      return doing === 'read' ? 'there is no such file' : "can't be written: there is no such folder";
    case 'EISDIR':
      return doing === 'read'
        ? 'found a folder, expected a .plumb file'
        : 'is a folder, expected a file to write';
    case 'ENOTDIR':
      return `can't be ${doing}: a part of its path is not a folder`;
    case 'EACCES':
    case 'EPERM':
      return `can't be ${doing}: permission denied`;
    case 'EROFS':
      return "can't be written: the disk is read-only";
    case 'ENOSPC':
      return "can't be written: the disk is full";
    default:
      return `can't be ${doing}: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
  }
}
