/** The patterns with their documents, as the tests read them. */
import { readFileSync } from 'node:fs';
import { parseDiagram } from '../../src/document/parseDiagram';
import { PATTERNS, pattern } from '../../src/library/patterns';
import type { PatternPiece } from '../../src/state/patterns/insertPattern';
import { repositoryPath } from './repository';

export const patternFolder = repositoryPath('src/library/patterns');

export const patternText = (file: string): string => readFileSync(`${patternFolder}/${file}`, 'utf8');

export function patternPiece(id: string): PatternPiece {
  const found = pattern(id);
  const parsed = parseDiagram(patternText(found?.file ?? ''));
  if (!found || !parsed.ok) throw new Error(`${id} can't be read: ${JSON.stringify(parsed)}`);
  return { pattern: found, piece: parsed.value };
}

export const allPatternPieces = (): readonly PatternPiece[] => PATTERNS.map(({ id }) => patternPiece(id));
