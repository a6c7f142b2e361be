/**
 * Every input of a journey's numbers on one sheet: what somebody set beside what it would be by itself, each default with
 * its source, and how much the journey moves when that input alone is a fifth worse (docs/estimation.md, "Assumptions").
 * Each effect is what the edited diagram's own estimate says. Plain data, the input that matters most first.
 */

import type { Diagram } from '../../model/diagram';
import { putComponent, putConnection, putGroup, putJourney, withKey } from '../../model/edits';
import { likely } from '../../model/ranged';
import { formatRate } from '../../shared/formatNumbers';
import type { Effort } from '../availability/trials';
import { createEstimator } from '../estimator';
import { askedOf, basisOf } from '../importance/basis';
import { assumptionsOf } from './assumptions';
import type { ExplainedInput } from './explanation';
import { explainInputs, isLatency } from './inputs';

export interface SheetInput extends Omit<ExplainedInput, 'kind'> {
  readonly kind: ExplainedInput['kind'] | 'journey';
  /** null: it has no worse to be, or there were too many to try. */
  readonly effect: InputEffect | null;
}

export interface InputEffect {
  /** `20 % more`, `1 fewer`: how much worse it was tried. */
  readonly step: string;
  /** The journey's numbers then over now; null: no bound then. */
  readonly p99: number | null;
  readonly downtime: number;
}

export interface AssumptionSheet {
  readonly journey: string;
  readonly inputs: readonly SheetInput[];
  /** Sentences. */
  readonly assumptions: readonly string[];
  /** Inputs beyond this many were not tried. */
  readonly tried: number;
}

const WORSE = 1.2;
const MOST_TRIED = 400;
/** What moves a number by less isn't worth a second look. */
export const MATTERS = 0.05;

/** null: there is no such journey. */
export function assumptionSheet(
  diagram: Diagram,
  journey: string,
  effort: Effort = 'live',
): AssumptionSheet | null {
  const basis = basisOf(diagram, effort);
  const asked = askedOf(basis, { kind: 'journey', id: journey });
  if (!asked) return null;
  const estimator = createEstimator({}, effort);
  const now = estimator.estimate(diagram).journeys.get(journey);
  if (!now) return null;
  const effectOf = (worse: Worse | null): InputEffect | null => {
    const then = worse && estimator.estimate(worse.diagram).journeys.get(journey);
    if (!worse || !then) return null;
    return {
      step: worse.step,
      p99: ratio(then.latencyMs.p99, now.latencyMs.p99),
      downtime: ratio(then.unavailability, now.unavailability) ?? 1,
    };
  };
  const found = explainInputs(diagram, asked);
  const inputs = [...loadsOf(diagram), ...found].map(
    (input, index): SheetInput => ({
      ...input,
      effect: index < MOST_TRIED ? effectOf(worsened(diagram, input)) : null,
    }),
  );
  return {
    journey,
    inputs: inputs.sort((a, b) => weightOf(b) - weightOf(a)),
    assumptions: assumptionsOf(diagram, basis, asked, found),
    tried: MOST_TRIED,
  };
}

/** How much of a number it moves at most: 0.2 is a fifth. */
export const weightOf = ({ effect }: Pick<SheetInput, 'effect'>): number =>
  effect === null
    ? -1
    : effect.p99 === null
      ? Number.POSITIVE_INFINITY
      : Math.max(Math.abs(effect.p99 - 1), Math.abs(effect.downtime - 1));

/** Defaults that nobody here has confirmed, and that matter; the most decisive first. */
export const unconfirmed = ({ inputs }: AssumptionSheet): readonly SheetInput[] =>
  inputs.filter((input) => input.origin !== 'user' && weightOf(input) >= MATTERS);

function ratio(then: number | null, now: number | null): number | null {
  if (then === null) return now === null ? 1 : null;
  if (now === null || now === 0) return then === now ? 1 : null;
  return then / now;
}

type AnyInput = Omit<SheetInput, 'effect'>;

/** The loads of all journeys: each slows the others down. */
const loadsOf = (diagram: Diagram): AnyInput[] =>
  [...diagram.journeys].flatMap(([id, { name, requestsPerSecond }]): AnyInput[] =>
    requestsPerSecond === undefined
      ? []
      : [
          {
            ...{ kind: 'journey', id, name: name || id, setting: 'requestsPerSecond' },
            ...{ value: requestsPerSecond, text: formatRate(likely(requestsPerSecond)) },
            ...{ origin: 'user', source: null },
          },
        ],
  );

interface Worse {
  readonly diagram: Diagram;
  readonly step: string;
}

/** null: there is nothing worse, or no telling what worse would be. */
function worsened(diagram: Diagram, { kind, id, setting, value }: AnyInput): Worse | null {
  const key = setting.slice(setting.lastIndexOf('.') + 1);
  const worse = worseValue(key, value);
  if (!worse) return null;
  const next = withValue(diagram, kind, id, setting, worse.value);
  return next === diagram ? null : { diagram: next, step: worse.step };
}

function withValue(
  diagram: Diagram,
  kind: SheetInput['kind'],
  id: string,
  setting: string,
  value: unknown,
): Diagram {
  switch (kind) {
    case 'component': {
      const component = diagram.components.get(id);
      if (!component) return diagram;
      const [part = '', inside] = setting.split('.');
      const settings = component.settings ?? {};
      if (inside === undefined)
        return putComponent(diagram, id, { ...component, settings: { ...settings, [part]: value } });
      if (part !== 'read' && part !== 'write') return diagram;
      const own = { ...settings[part], [inside]: value };
      return putComponent(diagram, id, { ...component, settings: { ...settings, [part]: own } });
    }
    case 'connection': {
      const connection = diagram.connections.get(id);
      return connection ? putConnection(diagram, id, withKey(connection, setting, value)) : diagram;
    }
    case 'group': {
      const group = diagram.groups.get(id);
      return group
        ? putGroup(diagram, id, { ...group, settings: { ...group.settings, [setting]: value } })
        : diagram;
    }
    case 'journey': {
      const journey = diagram.journeys.get(id);
      return journey ? putJourney(diagram, id, withKey(journey, setting, value)) : diagram;
    }
  }
}

const MORE = new Set([
  ...['commonCause', 'errorRate', 'requestsPerSecond', 'failoverSeconds', 'failuresPerYear'],
  ...['coldStartShare', 'coldStartLatencyMs', 'latencyMs'],
]);

function worseValue(key: string, given: unknown): { readonly value: unknown; readonly step: string } | null {
  const value = likelyOf(given);
  if (isLatency(value))
    return {
      value: { ...value, p50: value.p50 * WORSE, p99: value.p99 * WORSE },
      step: '20 % longer',
    };
  if (typeof value !== 'number') return null;
  if (key === 'availability' || key === 'hitRatio') {
    if (value >= 1) return null;
    const failing = Math.min(1, (1 - value) * WORSE);
    return { value: 1 - failing, step: key === 'hitRatio' ? '20 % more misses' : '20 % more downtime' };
  }
  if (key === 'capacityRps') return { value: value / WORSE, step: '17 % less' };
  if (key === 'replicas') return value > 1 ? { value: value - 1, step: '1 fewer' } : null;
  if (!MORE.has(key) || value === 0) return null;
  const most = key === 'commonCause' || key === 'errorRate' || key === 'coldStartShare' ? 1 : Infinity;
  return { value: Math.min(most, value * WORSE), step: '20 % more' };
}

/** Of a range its likely value: the sheet is of the likely numbers. */
const likelyOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'likely' in value ? value.likely : value;
