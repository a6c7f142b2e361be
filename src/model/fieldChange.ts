/** One thing that differs between two versions, by where it is said. */
export interface FieldChange {
  /** `['settings', 'replicas']`; undefined on a side: not said there. */
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}
