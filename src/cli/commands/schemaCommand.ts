import { documentSchema } from '../../document/documentSchema';
import type { Command } from '../command';
import { usage } from '../failure';

export const schemaCommand: Command = {
  name: 'schema',
  synopsis: '',
  summary: 'the JSON Schema of a .plumb file',
  details: [],
  options: {},
  run: async ({ positionals }, io) => {
    if (positionals.length > 0) throw usage(`schema takes no file, found "${positionals[0]}".`);
    io.out(`${JSON.stringify(documentSchema(), null, 2)}\n`);
    return 0;
  },
};
