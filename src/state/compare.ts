/**
 * Another version beside the one on the screen: the file as it was saved, a moment of this session's history, another
 * page, or another file. Chosen once, it stays what it was while the document is edited on.
 */
import { pageWords } from '../formats/compare/pageWords';
import { type Comparison, compareDiagrams } from '../model/compare';
import type { Diagram } from '../model/diagram';
import { type Merged, mergeCompared } from '../model/mergeCompared';
import { hasPage, type PageId, pageIn } from '../model/pages';
import { type Pages, pagesApart } from '../model/pagesApart';

export interface OtherVersion {
  readonly kind: 'saved' | 'moment' | 'page' | 'file';
  /** As people know it: a file's name, `3 steps ago`. */
  readonly label: string;
  /** All of it. */
  readonly document: Diagram;
  /** Which page of it, whatever page is in view; absent: that very page. */
  readonly page?: PageId;
}

/** The other version of the page in view; a page that isn't there is compared with the first one. */
export function otherPage({ document, page }: OtherVersion, looking: PageId): Diagram {
  const wanted = page === undefined ? looking : page;
  return pageIn(document, hasPage(document, wanted) ? wanted : null);
}

export interface Compared extends Merged {
  readonly before: Diagram;
  readonly after: Diagram;
  readonly comparison: Comparison;
}

export function compared(before: Diagram, after: Diagram): Compared {
  const comparison = compareDiagrams(before, after);
  return { before, after, comparison, ...mergeCompared(before, after, comparison) };
}

/** What a person probably means: what was saved, else how it was at the start; null: there is no other version yet. */
export function likelyVersion(
  now: Diagram,
  saved: Diagram | null,
  fileName: string | null,
  past: readonly Diagram[],
): OtherVersion | null {
  if (saved && saved !== now)
    return {
      kind: 'saved',
      label: fileName === null ? 'As opened' : `${fileName}, as saved`,
      document: saved,
    };
  const [first] = past;
  return first ? moment(past, 0) : null;
}

/** So many steps back from now; `index` counts from the first step kept. */
export function moment(past: readonly Diagram[], index: number): OtherVersion | null {
  const document = past[index];
  const steps = past.length - index;
  if (!document) return null;
  return { kind: 'moment', label: steps === 1 ? '1 step ago' : `${steps} steps ago`, document };
}

/** The pages that one side alone has, where all of a document is compared with all of another. */
export const apartFrom = ({ document, page }: OtherVersion, now: Diagram): Pages =>
  page === undefined ? pagesApart(document, now) : { added: [], removed: [] };

/** `2 added, 1 changed`; looks are counted last, if at all. */
export function differenceCounts(
  { before, after, comparison }: Pick<Compared, 'before' | 'after' | 'comparison'>,
  pages: Pages,
): string {
  const { parts } = comparison;
  const all = [...parts.filter(({ isLook }) => !isLook), ...pageWords(before, after, comparison, pages)];
  const looks = parts.filter(({ isLook }) => isLook).length;
  const said = [
    ...(['added', 'removed', 'changed'] as const).flatMap((difference) => {
      const found = all.filter((one) => one.difference === difference).length;
      return found > 0 ? [`${found} ${difference}`] : [];
    }),
    ...(looks > 0 ? [`${looks} moved or drawn otherwise`] : []),
  ];
  return said.length > 0 ? said.join(', ') : 'Nothing differs';
}
