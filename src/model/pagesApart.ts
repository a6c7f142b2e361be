/** The pages that only one of two versions of a document has, by name. Pages are paired by id, those left over by name. */
import type { Diagram } from './diagram';
import { type PageEntry, pagesOf } from './pages';

export interface Pages {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export function pagesApart(before: Diagram, after: Diagram): Pages {
  const [earlier, later] = [pagesOf(before), pagesOf(after)];
  const ids = (pages: readonly PageEntry[]) => new Set(pages.map(({ id }) => id));
  const [was, is] = [ids(earlier), ids(later)];
  const gone = earlier.filter(({ id }) => !is.has(id)).map(({ name }) => name);
  const come = later.filter(({ id }) => !was.has(id)).map(({ name }) => name);
  return {
    added: come.filter((name) => !gone.includes(name)),
    removed: gone.filter((name) => !come.includes(name)),
  };
}
