/** A value as JSON knows it. Unknown keys of a document are carried in this shape, verbatim. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}
