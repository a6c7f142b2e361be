import { estimate } from '../../estimate/estimate';
import { EXPORTERS, exporter } from '../../formats/exporters/exporters';
import type { LayoutEngine } from '../../layout/autoLayout';
import { layOutMissing } from '../../layout/layOutMissing';
import { missingPositions } from '../../layout/quickPlace';
import type { Diagram } from '../../model/diagram';
import { type Command, oneFile, textOption } from '../command';
import { Failure, fileFailure, usage } from '../failure';
import { openDiagram } from '../openDiagram';

const formats = EXPORTERS.map(({ id }) => id);

export const exportCommand: Command = {
  name: 'export',
  synopsis: `FILE --to ${formats.join('|')} [-o OUT]`,
  summary: 'the diagram with its numbers in another format',
  details: [
    ['--to FORMAT', formats.join(', ')],
    ['-o, --out OUT', 'the file to write; without it, standard output'],
  ],
  options: { to: { type: 'string' }, out: { type: 'string', short: 'o' } },
  run: async (args, io) => {
    const file = oneFile(args, 'export');
    const format = textOption(args, 'to');
    if (format === undefined) throw usage(`export needs --to with a format: ${formats.join(', ')}.`);
    const chosen = exporter(format);
    if (!chosen) throw usage(`export --to: found "${format}", expected ${formats.join(', ')}.`);
    const out = textOption(args, 'out');
    if (out === '') throw usage('export -o: found an empty path, expected a file to write.');
    const { diagram } = await openDiagram(file, io);
    if (out !== undefined && file !== '-' && (await io.isSameFile(file, out)))
      throw new Failure([`${out}: is the diagram itself, expected another file to write.`]);
    const placed = await placedDiagram(diagram);
    const text = chosen.export(placed, estimate(placed));
    if (out === undefined) io.out(text);
    else
      await io.writeFile(out, text).catch((thrown: unknown) => {
        throw new Failure([`${out}: ${fileFailure(thrown, 'written')}.`]);
      });
    return 0;
  },
};

/** The layout engine is large: it is loaded only for a diagram that needs it. */
async function placedDiagram(diagram: Diagram): Promise<Diagram> {
  if (missingPositions(diagram).length === 0) return diagram;
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  const engine: LayoutEngine = new Elk();
  return layOutMissing(diagram, engine);
}
