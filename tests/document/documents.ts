/** The good documents of the tests, from files, and what makes others. */
import { readdirSync, readFileSync } from 'node:fs';
import { problemSentence } from '../../src/document/documentProblem';
import { parseDiagram } from '../../src/document/parseDiagram';
import type { Diagram } from '../../src/model/diagram';

const folder = new URL('../fixtures/documents/', import.meta.url);

export const readDocumentText = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

export const goodDocuments: readonly string[] = readdirSync(folder).filter((name) => name.endsWith('.plumb'));

export const frozenDocuments: readonly string[] = readdirSync(new URL('frozen/', folder)).map(
  (name) => `frozen/${name}`,
);

/** The diagram of a text that must be usable. */
export function parsed(text: string): Diagram {
  const result = parseDiagram(text);
  if (!result.ok) throw new Error(result.error.map(problemSentence).join('\n'));
  return result.value;
}

export const documentText = (body: string): string => `{"format":"plumbline","version":1,${body}}`;
