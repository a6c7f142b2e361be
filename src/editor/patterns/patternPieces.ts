/** The patterns that ship with the editor, each read when it is first asked for. */
import { problemSentence } from '../../document/documentProblem';
import { parseDiagram } from '../../document/parseDiagram';
import type { Pattern } from '../../library/pattern';
import { pattern } from '../../library/patterns';
import { kept } from '../../shared/kept';
import type { PatternPiece } from '../../state/patterns/insertPattern';

const texts = import.meta.glob<string>('../../library/patterns/*.plumb', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const read = new Map<Pattern, PatternPiece>();

/** One that can't be read is a bug: they are all tested. */
export function pieceOf(one: Pattern): PatternPiece {
  return kept(read, one, () => {
    const parsed = parseDiagram(texts[`../../library/patterns/${one.file}`] ?? '');
    if (!parsed.ok)
      throw new Error(
        `Bug: the pattern ${one.id} can't be read: ${parsed.error.map(problemSentence).join(' ')}`,
      );
    return { pattern: one, piece: parsed.value };
  });
}

/** null: no pattern has that id. */
export function patternPiece(id: string): PatternPiece | null {
  const found = pattern(id);
  return found ? pieceOf(found) : null;
}
