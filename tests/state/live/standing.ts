/** Diagrams of parts that stand alone, and what an analysis of them says. */
import type { Estimate } from '../../../src/estimate/answer';
import { type Diagram, emptyDiagram } from '../../../src/model/diagram';
import { putSetting } from '../../../src/model/edits';
import { createAnalyser } from '../../../src/state/analysis';
import { inFull } from '../../support/inFull';

export function alone(count: number): Diagram {
  const components = new Map(Array.from({ length: count }, (_, index) => [`s${index}`, { type: 'service' }]));
  return { ...emptyDiagram, components, journeys: new Map([['j', { entry: 's0' }]]) };
}

export const withNines = (diagram: Diagram, id: string, availability: number): Diagram =>
  putSetting(diagram, id, 'availability', availability);

/** Without what a worker keeps to itself. */
export function sent(estimate: Estimate): Estimate {
  const { burstStorms: _, ...rest } = inFull(estimate);
  return rest;
}

export const cold = (diagram: Diagram) => sent(createAnalyser()(diagram).estimate);
