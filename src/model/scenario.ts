/**
 * A scenario: failures and stresses that hold at the same time. What is failed is there and down: nothing is taken
 * out of the diagram, so whoever can do without it does, and whoever needs it stops. An event twice fails two
 * instances, or multiplies its factors; the order of events means nothing.
 */
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

export type Scenario = readonly ScenarioEvent[];
