/**
 * What the diagram says back: its estimate and its findings, derived and never stored. Moving things
 * changes nothing it says, so the last answer is kept while nothing that counts has changed.
 */
import type { Estimate } from '../estimate/answer';
import { createEstimator } from '../estimate/estimator';
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

/** `numbers`: what changes while a slider moves. `everything`: the findings too, which can wait until it rests. */
export type Wanted = 'numbers' | 'everything';

/** Everything, if nothing is said; numbers alone come with no findings. */
export type Analyse = (diagram: Diagram, wanted?: Wanted) => Analysis;

/** Of a diagram nobody has looked at yet. */
export const NO_ANALYSIS: Analysis = {
  estimate: {
    journeys: new Map(),
    components: new Map(),
    connections: new Map(),
    problems: [],
    backlogs: new Map(),
    effects: new Map(),
  },
  findings: [],
  failure: null,
};

/** An analyser that remembers its last answer and what the next can take over from it; one for each document on screen. */
export function createAnalyser(): Analyse {
  let last: Answered | null = null;
  let estimator = createEstimator();
  return (diagram, wanted = 'everything') => {
    const same = last !== null && sameMeaning(last.diagram, diagram) ? last : null;
    if (same && (same.complete || wanted === 'numbers')) return same.analysis;
    const analysis = attempt(() => {
      const estimate = same ? same.analysis.estimate : estimator.estimate(diagram);
      const findings = wanted === 'everything' ? review(diagram, estimate) : NO_ANALYSIS.findings;
      return { estimate, findings, failure: null };
    });
    const broke = analysis.failure !== null;
    // One that failed half-way may not know what it has.
    if (broke) estimator = createEstimator();
    last = { diagram, analysis, complete: broke || wanted === 'everything' };
    return analysis;
  };
}

interface Answered {
  readonly diagram: Diagram;
  readonly analysis: Analysis;
  /** With its own findings. */
  readonly complete: boolean;
}

/** An analysis, or why there is none. */
export function attempt(analyse: () => Analysis): Analysis {
  try {
    return analyse();
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
