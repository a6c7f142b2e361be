/**
 * How much of a proof is run: `npm test` takes a sample in seconds, `npm run test:long` far more of the same and
 * says what it ran.
 */
export const isLong = process.env.PLUMBLINE_LONG !== undefined;

/** So many, or so many in the long run. */
export const count = (usual: number, long: number): number => (isLong ? long : usual);

/** Time enough for a test of many cases on a busy machine. */
export const LONG_MS = count(180_000, 3_600_000);

export function say(what: string): void {
  if (isLong) console.log(what);
}
