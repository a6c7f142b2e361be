/**
 * Makes the diagram say what the worksheet says, or the worksheet what the diagram says. A journey's load scales the
 * actions it is made of, a store's data the record sizes, a cache's memory the share that is hot; the rest of the sheet
 * stays as it is.
 */
import type { Action, Capacity } from '../../model/capacity';
import type { Diagram, Journey } from '../../model/diagram';
import { putJourney, putSetting, withKey } from '../../model/edits';
import { isRange, type Ranged } from '../../model/ranged';
import { inForce } from './defaults';
import { BYTES_PER_GB, type Sizing, type Tie } from './ties';
import { workOut } from './worksheet';

export function putOnDiagram(diagram: Diagram, { kind, id, sheet }: Tie): Diagram {
  if (!Number.isFinite(sheet)) return diagram;
  if (kind !== 'load') return putSetting(diagram, id, 'sizeGb', tidy(sheet / BYTES_PER_GB));
  const journey = diagram.journeys.get(id);
  return journey ? putJourney(diagram, id, withLoad(journey, tidy(sheet))) : diagram;
}

/** null: no number in the sheet would come to that. */
export function takeFromDiagram(diagram: Diagram, tie: Tie): Diagram | null {
  if (tie.diagram === null) return null;
  const capacity = taken(diagram.capacity, tie, tie.diagram);
  return capacity && withKey(diagram, 'capacity', capacity);
}

export const putReplicas = (diagram: Diagram, { id, replicasNeeded }: Sizing): Diagram =>
  replicasNeeded === null ? diagram : putSetting(diagram, id, 'replicas', replicasNeeded);

export const putCapacity = (diagram: Diagram, { id, capacityNeeded }: Sizing): Diagram =>
  putSetting(diagram, id, 'capacityRps', capacityNeeded);

/** An action for each journey that has a load and no action yet, as often as its load says. */
export function takeJourneys(diagram: Diagram): Diagram {
  const { capacity } = diagram;
  const known = new Set([...capacity.actions.values()].map(({ journey }) => journey));
  const { peakFactor, loads } = inForce(capacity);
  const actions = new Map(capacity.actions);
  for (const [id, journey] of diagram.journeys) {
    const load = journey.requestsPerSecond;
    if (load === undefined || known.has(id)) continue;
    const rps = isRange(load) ? load.likely : load;
    const times = tidy(loads === 'peak' ? rps / peakFactor : rps);
    actions.set(freshActionId({ ...capacity, actions }), {
      ...(journey.name !== undefined && { name: journey.name }),
      ...(journey.operation && { operation: journey.operation }),
      times,
      per: 'second',
      ...bytesOf(diagram, journey),
      journey: id,
    });
  }
  return actions.size === capacity.actions.size
    ? diagram
    : withKey(diagram, 'capacity', { ...capacity, actions });
}

export function freshActionId({ actions }: Pick<Capacity, 'actions'>): string {
  for (let n = actions.size + 1; ; n++) if (!actions.has(`a${n}`)) return `a${n}`;
}

function taken(capacity: Capacity, tie: Tie, wanted: number): Capacity | null {
  switch (tie.kind) {
    case 'load': {
      const roots = tie.actions.filter((id) => !leadsBackTo(capacity, id, new Set(tie.actions)));
      if (tie.sheet > 0) return scaledActions(capacity, roots, 'times', wanted / tie.sheet);
      // Nothing can be scaled: so often in all.
      const [first] = roots;
      const action = first === undefined ? undefined : capacity.actions.get(first);
      if (first === undefined || !action) return null;
      const { peakFactor, loads } = inForce(capacity);
      const { follows: _, users: __, ...rest } = action;
      const times = tidy(loads === 'peak' ? wanted / peakFactor : wanted);
      return {
        ...capacity,
        actions: new Map(capacity.actions).set(first, { ...rest, times, per: 'second' }),
      };
    }
    case 'store':
      return tie.sheet > 0 ? scaledActions(capacity, tie.actions, 'storedBytes', wanted / tie.sheet) : null;
    case 'cache': {
      const { total, inForce: settings } = workOut(capacity);
      const all = total.hotBytes / settings.hotShare;
      const hotShare = tidy(wanted / all);
      return all > 0 && hotShare <= 1 ? { ...capacity, hotShare } : null;
    }
  }
}

/** Whether it is done for each of another of them, however far back: it grows along with that one. */
function leadsBackTo(capacity: Capacity, id: string, others: ReadonlySet<string>): boolean {
  const seen = new Set([id]);
  for (let at = capacity.actions.get(id)?.follows; at !== undefined && !seen.has(at); ) {
    if (others.has(at)) return true;
    seen.add(at);
    at = capacity.actions.get(at)?.follows;
  }
  return false;
}

function scaledActions(
  capacity: Capacity,
  ids: readonly string[],
  key: 'times' | 'storedBytes',
  by: number,
): Capacity | null {
  if (!Number.isFinite(by)) return null;
  const actions = new Map<string, Action>(capacity.actions);
  for (const id of ids) {
    const action = actions.get(id);
    if (action) actions.set(id, { ...action, [key]: tidy((action[key] ?? 0) * by) });
  }
  return { ...capacity, actions };
}

/** A range keeps its spread. */
function withLoad(journey: Journey, rps: number): Journey {
  const load = journey.requestsPerSecond;
  const next: Ranged<number> =
    isRange(load ?? 0) && typeof load === 'object' && load.likely > 0
      ? {
          ...load,
          low: tidy((load.low / load.likely) * rps),
          likely: rps,
          high: tidy((load.high / load.likely) * rps),
        }
      : rps;
  return { ...journey, requestsPerSecond: next };
}

/** As the connection says by which it comes in. */
function bytesOf(diagram: Diagram, journey: Journey): Pick<Action, 'requestBytes' | 'responseBytes'> {
  const first = [...diagram.connections].find(
    ([id, { from }]) =>
      from === journey.entry && (journey.connections === undefined || journey.connections.includes(id)),
  )?.[1];
  return {
    ...(first?.payloadBytes !== undefined && { requestBytes: first.payloadBytes }),
    ...(first?.responseBytes !== undefined && { responseBytes: first.responseBytes }),
  };
}

/** Six digits that matter: as exact as any such sheet can be, and short enough to read. */
const tidy = (value: number): number => Number(value.toPrecision(6));
