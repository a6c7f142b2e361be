import { estimate } from '../../estimate/estimate';
import { savedScenarios } from '../../estimate/whatif/savedScenarios';
import { EXPORTERS, exporter } from '../../formats/exporters/exporters';
import { SCALES } from '../../formats/exporters/pictureSize';
import { DEFAULT_SCALE, type PngOptions } from '../../formats/exporters/png';
import { layOutMissing } from '../../layout/layOutMissing';
import type { LayoutEngine } from '../../layout/layoutGraph';
import { missingPositions } from '../../layout/quickPlace';
import type { Diagram } from '../../model/diagram';
import { pageIn, pagesOf } from '../../model/pages';
import { type Arguments, type Command, oneFile, textOption } from '../command';
import { Failure, fileFailure, usage } from '../failure';
import { figureTools } from '../figureTools';
import { openDiagram } from '../openDiagram';

const formats = EXPORTERS.map(({ id }) => id);

export const exportCommand: Command = {
  name: 'export',
  synopsis: `FILE --to ${formats.join('|')} [-o OUT]`,
  summary: 'the diagram with its numbers in another format',
  details: [
    ['--to FORMAT', formats.join(', ')],
    ['-o, --out OUT', 'the file to write; without it, standard output'],
    ['--page ID', 'that page of it; without it, the first'],
    ['--scale 1..4', `png: pixels for each pixel of the svg (${DEFAULT_SCALE})`],
    ['--theme THEME', 'svg, png: light, which is safe to print, or dark (light)'],
    [
      '--reading NUMBERS',
      'svg, png: on connections caller (what callers see), so-far, load or none (caller)',
    ],
    ['--transparent', 'svg, png: without the ground behind the drawing'],
    ['--drawing-only', 'svg, png: without title and journeys'],
    ['--without-diagram', "svg, png: don't carry the diagram, which opens from the picture again"],
  ],
  options: {
    to: { type: 'string' },
    out: { type: 'string', short: 'o' },
    page: { type: 'string' },
    scale: { type: 'string' },
    theme: { type: 'string' },
    reading: { type: 'string' },
    transparent: { type: 'boolean' },
    'drawing-only': { type: 'boolean' },
    'without-diagram': { type: 'boolean' },
  },
  run: async (args, io) => {
    const file = oneFile(args, 'export');
    const format = textOption(args, 'to');
    if (format === undefined) throw usage(`export needs --to with a format: ${formats.join(', ')}.`);
    const chosen = exporter(format);
    if (!chosen) throw usage(`export --to: found "${format}", expected ${formats.join(', ')}.`);
    const options = figureOptions(args, format);
    const out = textOption(args, 'out');
    if (out === '') throw usage('export -o: found an empty path, expected a file to write.');
    const isBytes = format === 'png';
    if (isBytes && out === undefined && io.isTerminal)
      throw usage(`export --to ${format} writes bytes: name a file with -o, or send them on.`);
    const { diagram } = await openDiagram(file, io);
    if (out !== undefined && file !== '-' && (await io.isSameFile(file, out)))
      throw new Failure([`${out}: is the diagram itself, expected another file to write.`]);
    const placed = await placedDiagram(pageAsked(diagram, textOption(args, 'page')));
    const { data, remark } = await chosen.export(placed, estimate(placed), figureTools(), {
      ...options,
      scenarios: savedScenarios(placed),
    });
    if (out === undefined) io.out(data);
    else
      await io.writeFile(out, data).catch((thrown: unknown) => {
        throw new Failure([`${out}: ${fileFailure(thrown, 'written')}.`]);
      });
    if (remark !== undefined) io.err(`${remark}\n`);
    return 0;
  },
};

function pageAsked(document: Diagram, id: string | undefined): Diagram {
  if (id === undefined) return document;
  if (document.pages.has(id)) return pageIn(document, id);
  const ids = pagesOf(document).flatMap((page) => (page.id === null ? [] : [page.id]));
  const expected = ids.length > 0 ? ids.join(', ') : 'none: the diagram has one page only';
  throw usage(`export --page: found "${id}", expected ${expected}.`);
}

/** The options of the picture; one that the format has no use for is a mistake to be told. */
function figureOptions(args: Arguments, format: string): PngOptions {
  const allowed = FORMAT_OPTIONS.get(format) ?? [];
  const unused = OPTIONS.find((name) => args.values[name] !== undefined && !allowed.includes(name));
  if (unused !== undefined) throw usage(`export --${unused} is not for --to ${format}.`);
  const theme = textOption(args, 'theme') ?? 'light';
  if (theme !== 'light' && theme !== 'dark')
    throw usage(`export --theme: found "${theme}", expected light or dark.`);
  const asked = textOption(args, 'reading') ?? 'caller';
  const reading = READINGS.find((one) => one === asked);
  if (reading === undefined)
    throw usage(`export --reading: found "${asked}", expected ${READINGS.join(', ')}.`);
  const scale = textOption(args, 'scale');
  if (scale !== undefined && !SCALES.includes(Number(scale)))
    throw usage(`export --scale: found "${scale}", expected ${SCALES.join(', ')}.`);
  return {
    theme,
    reading,
    titled: args.values['drawing-only'] !== true,
    transparent: args.values.transparent === true,
    withDocument: args.values['without-diagram'] !== true,
    ...(scale === undefined ? {} : { scale: Number(scale) }),
  };
}

const READINGS = ['caller', 'so-far', 'load', 'none'] as const;
const FIGURE_OPTIONS: readonly string[] = [
  'theme',
  'reading',
  'transparent',
  'drawing-only',
  'without-diagram',
];
const OPTIONS: readonly string[] = [...FIGURE_OPTIONS, 'scale'];
const FORMAT_OPTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['svg', FIGURE_OPTIONS],
  ['png', OPTIONS],
]);

/** The layout engine is large: it is loaded only for a diagram that needs it. */
async function placedDiagram(diagram: Diagram): Promise<Diagram> {
  if (missingPositions(diagram).length === 0) return diagram;
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  const engine: LayoutEngine = new Elk();
  return layOutMissing(diagram, engine);
}
