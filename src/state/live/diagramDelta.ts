/**
 * What of a diagram counts for its numbers and findings, as the difference to what was sent before. Applied to the one
 * before it gives a diagram of the same meaning; where things stand on the canvas is not sent.
 */
import {
  type Component,
  type Connection,
  type Diagram,
  emptyDiagram,
  type Group,
  type Journey,
} from '../../model/diagram';
import type { Muting, ReviewSettings } from '../../model/reviewSettings';
import { sameComponent, sameGroup } from '../analysis';
import { type EntriesDelta, entriesDelta, withEntries } from './entriesDelta';

export interface DiagramDelta {
  readonly components: EntriesDelta<Component>;
  readonly connections: EntriesDelta<Connection>;
  readonly groups: EntriesDelta<Group>;
  readonly journeys: EntriesDelta<Journey>;
  readonly muted: EntriesDelta<Muting>;
  /** Absent: as before. */
  readonly review?: ReviewSettings;
}

export function diagramDelta(before: Diagram, after: Diagram): DiagramDelta {
  return {
    components: entriesDelta(before.components, after.components, sameComponent),
    connections: entriesDelta(before.connections, after.connections, Object.is),
    groups: entriesDelta(before.groups, after.groups, sameGroup),
    journeys: entriesDelta(before.journeys, after.journeys, Object.is),
    muted: entriesDelta(before.muted, after.muted, Object.is),
    ...(before.review !== after.review && { review: after.review }),
  };
}

/** From `emptyDiagram` the delta of a whole diagram gives that diagram, without its title, notes and pages. */
export function withDelta(before: Diagram, delta: DiagramDelta): Diagram {
  return {
    ...emptyDiagram,
    components: withEntries(before.components, delta.components),
    connections: withEntries(before.connections, delta.connections),
    groups: withEntries(before.groups, delta.groups),
    journeys: withEntries(before.journeys, delta.journeys),
    muted: withEntries(before.muted, delta.muted),
    review: delta.review ?? before.review,
  };
}
