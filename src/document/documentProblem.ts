/**
 * Why a text is no usable diagram: each problem names its place, what was found there and what was expected.
 * `problemSentence` makes the one sentence a person reads, on the command line and in the editor alike.
 */
export type DocumentProblem = TextProblem | ShapeProblem;

/** The text itself is wrong; the place is always known, but for a file with nothing to point at. */
export interface TextProblem extends Facts {
  readonly kind:
    | 'empty-file'
    | 'not-text'
    | 'broken-json'
    | 'too-deep'
    | 'duplicate-key'
    | 'number-too-large';
}

/** The text is JSON and says something a diagram can't be. */
export interface ShapeProblem extends Facts {
  readonly kind:
    | 'not-a-diagram'
    | 'newer-version'
    | 'missing-key'
    | 'wrong-value'
    | 'empty-id'
    | 'missing-reference'
    | 'group-cycle'
    | 'call-group'
    | 'more';
}

interface Facts {
  /** As a person would write it: `components.db.settings.availability`; empty for the file as a whole. */
  readonly path: string;
  readonly found: string;
  readonly expected: string;
  /** From 1; where the text says it. */
  readonly line?: number;
  readonly column?: number;
}

/** For bytes that can't be text; whoever reads the file decodes it. */
export const notText = (found: string): DocumentProblem => ({
  kind: 'not-text',
  path: '',
  found,
  expected: 'a .plumb file, which is JSON in UTF-8',
});

/** More would not be read; the last entry then counts the rest. */
export const MAX_PROBLEMS = 20;

/** One sentence: what is wrong, where, and what would be right. */
export function problemSentence(problem: DocumentProblem): string {
  const { path, found, expected } = problem;
  const place = problem.line === undefined ? '' : ` (line ${problem.line}, column ${problem.column})`;
  switch (problem.kind) {
    case 'empty-file':
      return `The file is empty: found ${found}, expected ${expected}.`;
    case 'not-text':
      return `This is not a text file: found ${found}, expected ${expected}.`;
    case 'broken-json':
      return `The JSON is broken at line ${problem.line}, column ${problem.column}: found ${found}, expected ${expected}.`;
    case 'too-deep':
      return `The nesting under ${path} is too deep${place}: found ${found}, expected ${expected}.`;
    case 'duplicate-key':
      return `${path}${place} stands twice: found ${found}, expected ${expected}.`;
    case 'not-a-diagram':
      return path === ''
        ? `This is not a Plumbline diagram: found ${found}, expected ${expected}.`
        : `This is not a Plumbline diagram: ${path}${place} is ${found}, expected ${expected}.`;
    case 'newer-version':
      return `The file is too new: ${path}${place} is ${found}, expected ${expected}; open it with a newer Plumbline.`;
    case 'missing-key':
      return `${path} is missing${place}: expected ${expected}.`;
    case 'group-cycle':
      return `${path}${place} makes a circle: found ${found}, expected ${expected}.`;
    case 'more':
      return `And ${found}.`;
    case 'number-too-large':
    case 'wrong-value':
    case 'empty-id':
    case 'missing-reference':
    case 'call-group':
      return `${path}${place}: found ${found}, expected ${expected}.`;
  }
}
