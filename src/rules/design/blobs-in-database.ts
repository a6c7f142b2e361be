import type { Diagram } from '../../model/diagram';
import { freshConnectionId, freshId, putComponent, putConnection, putSetting } from '../../model/edits';
import type { Remedy } from '../../model/finding';
import { fieldOf } from '../fieldOf';
import { spotBeside } from '../remedies';
import type { DesignRule } from '../rule';
import { link, part, sketch } from '../sketch';
import { recordStores } from '../stores';

const user = part('client', 'User');
const photos = part('service', 'Photos', { replicas: 2 });
const pictures = (dataKind: string) => part('sql-database', 'Pictures', { replicas: 2, dataKind });
const links = [link('user', 'photos'), link('photos', 'pictures')];

export const rule: DesignRule = {
  id: 'blobs-in-database',
  about: 'design',
  severity: 'warning',
  topic: 'data',
  profile: 'whiteboard',
  named: ['interview-guide'],
  title: 'Files are kept in an object store, and a database keeps where they are',
  why: 'Pictures and films fill a database’s memory, its backups and its copies with bytes it never looks into; an object store keeps them for a fraction, and clients fetch them past the service.',
  source:
    'Sears, van Ingen and Gray, “To BLOB or Not To BLOB” (Microsoft Research, 2006); AWS, “Best practices for storing large items in DynamoDB”',
  exceptions:
    'Only where the kind of data is said to be files. Files of less than about 256 KB are as well off in a database: say “general”.',
  refused: sketch({ parts: { user, photos, pictures: pictures('blobs') }, links }),
  allowed: sketch({
    parts: { user, photos, pictures: pictures('catalogue'), files: part('object-store', 'Files') },
    links: [...links, link('photos', 'files')],
  }),
  check: ({ facts }) =>
    recordStores(facts).flatMap(([id, store]) =>
      fieldOf(store, 'dataKind') !== 'blobs'
        ? []
        : [
            {
              message: `${store.name || id} keeps files and media: put them in an object store, and here where they are.`,
              components: [id],
              remedy: moveFiles(id),
            },
          ],
    ),
};

/** An object store beside it, for the code that calls it. */
const moveFiles = (storeId: string): Remedy => ({
  label: 'Add object store',
  apply: (diagram) => {
    const store = diagram.components.get(storeId);
    if (!store) return diagram;
    const id = freshId(diagram, 'object-store');
    const position = spotBeside(diagram, storeId);
    const callers = new Set(
      [...diagram.connections.values()].filter(({ to }) => to === storeId).map(({ from }) => from),
    );
    const files = { type: 'object-store', name: 'Files', ...(position && { position }) };
    const added = putSetting(putComponent(diagram, id, files), storeId, 'dataKind', undefined);
    return [...callers].reduce<Diagram>(
      (next, from) => putConnection(next, freshConnectionId(next), { from, to: id }),
      added,
    );
  },
});
