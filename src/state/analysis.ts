/**
 * What the diagram says back: its estimate and its findings, derived and never stored. Moving things
 * changes nothing it says, so the last answer is kept while nothing that counts has changed.
 */
import type { Estimate } from '../estimate/answer';
import { createEstimator, type Estimator } from '../estimate/estimator';
import type { Component, Diagram, Group } from '../model/diagram';
import type { Finding } from '../model/finding';
import { review } from '../rules/review';
import { sameEntries } from '../shared/sameEntries';

export interface Analysis {
  readonly estimate: Estimate;
  readonly findings: readonly Finding[];
  /** What kept the numbers from being made, TOO_LONG or a bug of ours: the drawing goes on without them. */
  readonly failure: string | null;
}

/** The failure of numbers that nobody waits for any longer. */
export const TOO_LONG = 'working them out takes too long';

export type Analyse = (diagram: Diagram) => Analysis;

/** Of a diagram nobody has looked at yet. */
export const NO_ANALYSIS: Analysis = {
  estimate: { journeys: new Map(), components: new Map(), connections: new Map(), problems: [] },
  findings: [],
  failure: null,
};

/** An analyser that remembers its last answer and what the next can take over from it; one for each document on screen. */
export function createAnalyser(): Analyse {
  let last: { readonly diagram: Diagram; readonly analysis: Analysis } | null = null;
  let estimator = createEstimator();
  return (diagram) => {
    if (last && sameMeaning(last.diagram, diagram)) return last.analysis;
    const analysis = analysisOf(diagram, estimator);
    // One that failed half-way may not know what it has.
    if (analysis.failure !== null) estimator = createEstimator();
    last = { diagram, analysis };
    return analysis;
  };
}

function analysisOf(diagram: Diagram, estimator: Estimator): Analysis {
  try {
    const estimate = estimator.estimate(diagram);
    return { estimate, findings: review(diagram, estimate), failure: null };
  } catch (error) {
    return failed(error);
  }
}

export const failed = (error: unknown): Analysis => ({
  ...NO_ANALYSIS,
  failure: error instanceof Error ? error.message : String(error),
});

/** Whether two diagrams differ in nothing but where things stand on the canvas. */
export function sameMeaning(a: Diagram, b: Diagram): boolean {
  return (
    a.connections === b.connections &&
    a.journeys === b.journeys &&
    a.muted === b.muted &&
    a.review === b.review &&
    sameEntries(a.components, b.components, sameComponent) &&
    sameEntries(a.groups, b.groups, sameGroup)
  );
}

export const sameComponent = (a: Component, b: Component): boolean =>
  a.type === b.type && a.name === b.name && a.in === b.in && a.settings === b.settings;

export const sameGroup = (a: Group, b: Group): boolean =>
  a.type === b.type && a.name === b.name && a.in === b.in && a.settings === b.settings;
