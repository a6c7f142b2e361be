import { estimate } from '../../estimate/estimate';
import { compareDiagrams } from '../../model/compare';
import { hasPage, pageIn, pagesOf } from '../../model/pages';
import { pagesApart } from '../../model/pagesApart';
import type { Command } from '../command';
import { type ComparedPage, diffJson, diffReport } from '../diffReport';
import { usage } from '../failure';
import { openDiagrams } from '../openDiagram';
import { painter } from '../style';

export const diffCommand: Command = {
  name: 'diff',
  synopsis: 'A B [--json]',
  summary: 'what changed from A to B, in parts and in numbers',
  details: [['--json', 'the same for other programs, numbers unrounded']],
  options: { json: { type: 'boolean' } },
  run: async ({ positionals, values }, io) => {
    if (positionals.length !== 2)
      throw usage(`diff takes two files, found ${positionals.length}; "-" reads standard input.`);
    const [before, after] = await openDiagrams(positionals, io);
    if (!before || !after) throw usage('diff takes two files.');
    // Those that are in one alone have nothing to be compared with, and are named.
    const apart = pagesApart(before.diagram, after.diagram);
    const pages = pagesOf(after.diagram)
      .filter(({ id }) => hasPage(before.diagram, id))
      .map(({ id, name }): ComparedPage => {
        const [was, is] = [pageIn(before.diagram, id), pageIn(after.diagram, id)];
        return {
          ...{ id, name },
          before: { diagram: was, journeys: estimate(was).journeys },
          after: { diagram: is, journeys: estimate(is).journeys },
          comparison: compareDiagrams(was, is),
        };
      });
    io.out(
      values.json
        ? diffJson(pages, apart)
        : diffReport(pages, apart, [before.name, after.name], painter(io.colour.out)),
    );
    return 0;
  },
};
