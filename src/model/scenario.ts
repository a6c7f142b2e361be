/**
 * A scenario: failures and stresses that hold at the same time. What is failed is there and down: nothing is taken
 * out of the diagram, so whoever can do without it does, and whoever needs it stops. An event twice fails two
 * instances, or multiplies its factors; the order of events means nothing.
 */
import type { JsonObject } from '../shared/json';

export type ScenarioEvent =
  | { readonly kind: 'component-down'; readonly component: string }
  /** One replica; the others stay where they are, and as many are needed as before. */
  | { readonly kind: 'instance-down'; readonly component: string }
  /** A zone or a region, with every replica in it. */
  | { readonly kind: 'group-down'; readonly group: string }
  /** The link alone: both its ends stay up. */
  | { readonly kind: 'connection-down'; readonly connection: string }
  /** No look-up hits: of one cache, or of all. */
  | { readonly kind: 'cold-cache'; readonly component?: string }
  /** Times as many requests: of one journey, or of all. */
  | { readonly kind: 'load'; readonly factor: number; readonly journey?: string }
  /** A component's own work takes times as long; its capacity stays. */
  | { readonly kind: 'slow-component'; readonly component: string; readonly factor: number }
  /** A round trip on the wire takes times as long. */
  | { readonly kind: 'slow-connection'; readonly connection: string; readonly factor: number };

export const EVENT_KINDS = [
  'component-down',
  'instance-down',
  'group-down',
  'connection-down',
  'cold-cache',
  'load',
  'slow-component',
  'slow-connection',
] as const satisfies readonly ScenarioEvent['kind'][];

export type Scenario = readonly ScenarioEvent[];

/** Kept in the document under a name, to be asked again and to be shown in figures. */
export interface SavedScenario {
  readonly name?: string;
  readonly events: readonly SavedEvent[];
  readonly extra?: JsonObject;
}

export type SavedEvent = ScenarioEvent | ForeignEvent;

/** Of a kind we don't know: kept as the file has it, and nothing happens. */
export interface ForeignEvent {
  readonly kind: 'foreign';
  readonly record: JsonObject;
}

export const eventsOf = ({ events }: SavedScenario): Scenario =>
  events.filter((event) => event.kind !== 'foreign');

/** What an event is about is among these. */
export interface EventPlaces {
  has(kind: 'component' | 'connection' | 'group' | 'journey', id: string): boolean;
}

export function isAbout(event: SavedEvent, places: EventPlaces): boolean {
  switch (event.kind) {
    case 'foreign':
      return false;
    case 'load':
      return event.journey !== undefined && places.has('journey', event.journey);
    case 'group-down':
      return places.has('group', event.group);
    case 'connection-down':
    case 'slow-connection':
      return places.has('connection', event.connection);
    default:
      return event.component !== undefined && places.has('component', event.component);
  }
}
