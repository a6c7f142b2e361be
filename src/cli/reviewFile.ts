/** A file's diagrams, one for each page, with their numbers and what the rules find in them. */
import type { Estimate } from '../estimate/answer';
import { estimate } from '../estimate/estimate';
import type { Diagram } from '../model/diagram';
import type { Finding } from '../model/finding';
import { pageIn, pagesOf } from '../model/pages';
import { type ReviewOptions, reviewAll } from '../rules/review';

export interface Reviewed {
  readonly file: string;
  /** The id of a further page; the first one has none. */
  readonly page?: string;
  readonly diagram: Diagram;
  readonly answer: Estimate;
  readonly findings: readonly Finding[];
  /** Those that the document accepts, each with its reason. */
  readonly muted: readonly Finding[];
}

/** How strictly is a matter of the whole document, and holds on its further pages too. */
export function reviewFile(file: string, diagram: Diagram, options: ReviewOptions = {}): readonly Reviewed[] {
  return pagesOf(diagram).map(({ id }) => ({
    ...reviewOne(file, pageIn(diagram, id), options),
    ...(id !== null && { page: id }),
  }));
}

function reviewOne(file: string, diagram: Diagram, options: ReviewOptions): Reviewed {
  const answer = estimate(diagram);
  const all = reviewAll(diagram, answer, options);
  return {
    file,
    diagram,
    answer,
    findings: all.filter(({ muted }) => !muted),
    muted: all.filter(({ muted }) => muted),
  };
}
