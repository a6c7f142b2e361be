/** A file's diagrams, one for each page, with their numbers and what the rules find in them. */
import type { Estimate } from '../estimate/answer';
import { estimate } from '../estimate/estimate';
import type { Diagram } from '../model/diagram';
import type { Finding } from '../model/finding';
import { review } from '../rules/review';

export interface Reviewed {
  readonly file: string;
  /** The id of a further page; the first one has none. */
  readonly page?: string;
  readonly diagram: Diagram;
  readonly answer: Estimate;
  readonly findings: readonly Finding[];
}

export function reviewFile(file: string, diagram: Diagram): readonly Reviewed[] {
  const pages = [...diagram.pages].sort(([, a], [, b]) => a.order - b.order);
  return [reviewOne(file, diagram), ...pages.map(([page, it]) => ({ ...reviewOne(file, it), page }))];
}

function reviewOne(file: string, diagram: Diagram): Reviewed {
  const answer = estimate(diagram);
  return { file, diagram, answer, findings: review(diagram, answer) };
}
