/** The examples that ship with the editor. */
import { problemSentence } from '../../document/documentProblem';
import { parseDiagram } from '../../document/parseDiagram';
import { example } from '../../library/examples';
import type { Diagram } from '../../model/diagram';
import type { Desk } from './desk';
import { replaceDocument } from './fileActions';

const texts = import.meta.glob<string>('../../library/examples/*.plumb', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** An example by id. One that can't be read is a bug: they are all tested. */
export function exampleDiagram(id: string): Diagram {
  const found = example(id);
  const text = found && texts[`../../library/examples/${found.file}`];
  const parsed = parseDiagram(text ?? '');
  if (!parsed.ok)
    throw new Error(`Bug: the example ${id} can't be read: ${parsed.error.map(problemSentence).join(' ')}`);
  return parsed.value;
}

export async function openExample(desk: Desk, id: string): Promise<void> {
  await replaceDocument(desk, exampleDiagram(id), { handle: null, name: null });
}
