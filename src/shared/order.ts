/** Order by code unit: the same on every machine and in every locale. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A sorted copy, smallest first; for ids in answers other programs compare. */
export const sortedIds = (ids: Iterable<string>): string[] => [...ids].sort(byText);
