import { estimate } from '../../src/estimate/estimate';
import type { Diagram } from '../../src/model/diagram';
import type { Finding } from '../../src/model/finding';
import { review } from '../../src/rules/review';
import { type Sketch, sketch } from '../../src/rules/sketch';

/** What one rule says of a little design, in the strictest profile. */
export const saidBy = (rule: string, drawn: Sketch | Diagram): readonly Finding[] => {
  const diagram = 'parts' in drawn ? sketch(drawn) : drawn;
  return review(diagram, estimate(diagram), { profile: 'production' }).filter(
    (finding) => finding.rule === rule,
  );
};

export const timesSaid = (rule: string, drawn: Sketch | Diagram): number => saidBy(rule, drawn).length;
