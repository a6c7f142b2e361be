/**
 * A scenario as a diagram to estimate: the failed keep their place with an availability of 0, a cold cache has a hit
 * ratio of 0, load and times are multiplied. That one instance of several is down, and that load goes round a known
 * failure, is nothing a diagram says, so those two are handed to the estimator as overrides.
 */
import { effectiveSettings, hasHitRatio, typeOf, workFor } from '../../catalog/effective';
import type { Diagram, LatencyMs, Operation } from '../../model/diagram';
import { putComponent, putConnection, putGroup, putJourney, putSetting, withKey } from '../../model/edits';
import type { Ranged } from '../../model/ranged';
import { isRange, likely } from '../../model/ranged';
import type { Scenario, ScenarioEvent } from '../../model/scenario';
import type { Overrides } from '../graph/overrides';
import { defaultWire, placementOf } from '../graph/placement';
import { eventProblem } from './eventProblem';
import { leastRequired } from './leastRequired';

export interface AppliedScenario {
  readonly diagram: Diagram;
  readonly overrides: Overrides;
  /** A sentence for each event that means nothing in this diagram; those are left out. */
  readonly problems: readonly string[];
}

export function applyScenario(diagram: Diagram, scenario: Scenario): AppliedScenario {
  const problems: string[] = [];
  const events = scenario.filter((event) => {
    const problem = eventProblem(diagram, event);
    if (problem !== null) problems.push(problem);
    return problem === null;
  });
  let stressed = diagram;
  for (const event of inOneOrder(events)) stressed = applyStress(stressed, event);
  const instancesDown = new Map<string, number>();
  for (const event of events)
    if (event.kind === 'instance-down')
      instancesDown.set(event.component, (instancesDown.get(event.component) ?? 0) + 1);
  let next = stressed;
  for (const event of events) next = applyFailure(next, event);
  for (const [id, down] of instancesDown) {
    const component = diagram.components.get(id);
    if (!component || down < Math.floor(effectiveSettings(component).replicas)) continue;
    next = componentDown(next, id);
    instancesDown.delete(id);
  }
  const overrides = { instancesDown, failuresAreKnown: true, leastRequired: leastRequired(stressed) };
  return { diagram: next, overrides, problems };
}

/** So that the order of events means nothing to the last digit either. */
function inOneOrder(events: readonly ScenarioEvent[]): ScenarioEvent[] {
  const factor = (event: ScenarioEvent): number => ('factor' in event ? event.factor : 0);
  return [...events].sort((a, b) => factor(a) - factor(b));
}

function applyStress(diagram: Diagram, event: ScenarioEvent): Diagram {
  switch (event.kind) {
    case 'cold-cache':
      return coldCaches(diagram, event.component);
    case 'load':
      return moreLoad(diagram, event.factor, event.journey);
    case 'slow-component':
      return slowComponent(diagram, event.component, event.factor);
    case 'slow-connection':
      return slowConnection(diagram, event.connection, event.factor);
    default:
      return diagram;
  }
}

function applyFailure(diagram: Diagram, event: ScenarioEvent): Diagram {
  switch (event.kind) {
    case 'component-down':
      return componentDown(diagram, event.component);
    case 'group-down':
      return groupDown(diagram, event.group);
    case 'connection-down':
      return withConnection(diagram, event.connection, 'availability', 0);
    default:
      return diagram;
  }
}

/** Every instance by itself: nothing is left for a common cause to take. */
const componentDown = (diagram: Diagram, id: string): Diagram =>
  putSetting(putSetting(diagram, id, 'availability', 0), id, 'commonCause', undefined);

function groupDown(diagram: Diagram, id: string): Diagram {
  const group = diagram.groups.get(id);
  if (!group) return diagram;
  return putGroup(diagram, id, { ...group, settings: { ...group.settings, availability: 0 } });
}

function withConnection(
  diagram: Diagram,
  id: string,
  key: 'availability' | 'latencyMs',
  value: unknown,
): Diagram {
  const connection = diagram.connections.get(id);
  return connection ? putConnection(diagram, id, withKey(connection, key, value)) : diagram;
}

function coldCaches(diagram: Diagram, only: string | undefined): Diagram {
  const lookedUp = new Set<string>();
  for (const { settings } of diagram.components.values())
    for (const group of settings?.calls ?? []) {
      const first = group.how === 'cache' ? diagram.connections.get(group.connections[0] ?? '') : undefined;
      if (first) lookedUp.add(first.to);
    }
  let next = diagram;
  for (const [id, component] of diagram.components) {
    if (only !== undefined && id !== only) continue;
    if (hasHitRatio(typeOf(component)) || lookedUp.has(id)) next = putSetting(next, id, 'hitRatio', 0);
  }
  return next;
}

function moreLoad(diagram: Diagram, factor: number, only: string | undefined): Diagram {
  let next = diagram;
  for (const [id, journey] of diagram.journeys) {
    const rate = journey.requestsPerSecond;
    if (rate === undefined || (only !== undefined && id !== only)) continue;
    next = putJourney(next, id, { ...journey, requestsPerSecond: times(rate, factor) });
  }
  return next;
}

function times(value: Ranged<number>, factor: number): Ranged<number> {
  if (!isRange(value)) return value * factor;
  return { ...value, low: value.low * factor, likely: value.likely * factor, high: value.high * factor };
}

const OPERATIONS: readonly Operation[] = ['read', 'write'];

/** Its work for reads and writes too, where those have their own. */
function slowComponent(diagram: Diagram, id: string, factor: number): Diagram {
  const component = diagram.components.get(id);
  if (!component) return diagram;
  const general = workFor(component, undefined).latencyMs;
  const settings = { ...component.settings, latencyMs: slower(general, factor) };
  const own = OPERATIONS.map((operation) => {
    const latencyMs = slower(workFor(component, operation).latencyMs, factor);
    return [operation, { ...component.settings?.[operation], latencyMs }] as const;
  });
  return putComponent(diagram, id, {
    ...component,
    settings: { ...settings, ...Object.fromEntries(own) },
  });
}

function slowConnection(diagram: Diagram, id: string, factor: number): Diagram {
  const connection = diagram.connections.get(id);
  const [from, to] = [connection?.from, connection?.to].map((end) => diagram.components.get(end ?? ''));
  if (!connection || !from || !to) return diagram;
  const wire = defaultWire(
    diagram,
    placementOf(diagram, from.in),
    placementOf(diagram, to.in),
    typeOf(from).role === 'client',
  );
  const latencyMs = likely(connection.latencyMs ?? wire.latencyMs);
  return withConnection(diagram, id, 'latencyMs', slower(latencyMs, factor));
}

const slower = ({ p50, p99 }: LatencyMs, factor: number): LatencyMs => ({
  p50: p50 * factor,
  p99: p99 * factor,
});
