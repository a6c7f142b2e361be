/** What differs of a page beside its parts, in words: its title, worksheet and look, how it is reviewed, what is muted. */
import type { Comparison } from '../../model/compare';
import type { Diagram } from '../../model/diagram';
import type { FieldChange } from '../../model/fieldChange';
import type { Pages } from '../../model/pagesApart';
import { type Muting, PLACE_KINDS } from '../../model/reviewSettings';
import { comparedName } from './changeWords';

export interface PageChange {
  readonly difference: 'added' | 'removed' | 'changed';
  /** What it is, and what became of it. */
  readonly text: string;
  readonly detail: string;
}

export function pageWords(
  before: Diagram,
  after: Diagram,
  { fields }: Comparison,
  pages: Pages = { added: [], removed: [] },
): readonly PageChange[] {
  return [
    ...pages.added.map((detail): PageChange => ({ difference: 'added', text: 'Page', detail })),
    ...pages.removed.map((detail): PageChange => ({ difference: 'removed', text: 'Page', detail })),
    ...fields.map((field) => wordsOf(before, after, field)),
  ];
}

function wordsOf(before: Diagram, after: Diagram, { path, before: was, after: is }: FieldChange): PageChange {
  const [key, inside, rule] = path;
  switch (key) {
    case 'title':
      return changed('Title', `${before.title} → ${after.title}`);
    case 'capacity':
      return changed('The capacity worksheet');
    case 'muted':
      return mutingWords(before, after, isMuting(was) ? was : undefined, isMuting(is) ? is : undefined);
    case 'review':
      return inside === 'profile'
        ? changed('Review', `${was ?? 'whiteboard'} → ${is ?? 'whiteboard'}`)
        : changed(`Rule ${rule}`, `${was ?? 'by itself'} → ${is ?? 'by itself'}`);
    default:
      return changed('How it is drawn');
  }
}

const changed = (text: string, detail = ''): PageChange => ({ difference: 'changed', text, detail });

function mutingWords(
  before: Diagram,
  after: Diagram,
  was: Muting | undefined,
  is: Muting | undefined,
): PageChange {
  const muting = is ?? was;
  const text = `Muted: ${muting?.rule ?? ''}${muting ? placeWords(is ? after : before, muting) : ''}`;
  if (was && is) return changed(text, `${was.reason} → ${is.reason}`);
  return { difference: is ? 'added' : 'removed', text, detail: muting?.reason ?? '' };
}

function placeWords(diagram: Diagram, muting: Muting): string {
  const names = PLACE_KINDS.flatMap((kind) =>
    (muting[kind] ?? []).map((id) => comparedName(diagram, kind, id)),
  );
  return names.length === 0 ? '' : ` at ${names.join(', ')}`;
}

const isMuting = (value: unknown): value is Muting =>
  typeof value === 'object' && value !== null && 'rule' in value && 'reason' in value;
