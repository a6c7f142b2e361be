/** Pieces of lines that run the same way beside each other: in which order they cross least, and where each then stands. */
export interface Piece {
  readonly line: string;
  /** Which piece of its line: from corner `at` to the next. */
  readonly at: number;
  readonly fixed: boolean;
  /** Across the way it runs. */
  readonly place: number;
  /** Along the way it runs; `start` < `end`. */
  readonly start: number;
  readonly end: number;
  /** Where its line goes on at that end: to smaller places (-1) or to larger ones (1); 0: nowhere. */
  readonly turnAtStart: number;
  readonly turnAtEnd: number;
}

export interface Places {
  readonly places: ReadonlyMap<Piece, number>;
  /** Pairs closer to each other than the distance wanted. */
  readonly tight: number;
}

export const runsBeside = (a: Piece, b: Piece): boolean =>
  a.line !== b.line && Math.min(a.end, b.end) - Math.max(a.start, b.start) > 1;

/** From the smallest place to the largest; equals as they stand, then as they came. */
export function orderOf(pieces: readonly Piece[]): Piece[] {
  const waiting = [...pieces].sort((a, b) => a.place - b.place);
  const after = new Map(waiting.map((piece) => [piece, 0]));
  const followers = new Map<Piece, Piece[]>(waiting.map((piece) => [piece, []]));
  waiting.forEach((a, index) => {
    for (const b of waiting.slice(index + 1)) {
      const [first, second] = before(a, b);
      if (!first || !second) continue;
      followers.get(first)?.push(second);
      after.set(second, (after.get(second) ?? 0) + 1);
    }
  });
  const ordered: Piece[] = [];
  while (waiting.length > 0) {
    const free = waiting.findIndex((piece) => after.get(piece) === 0);
    const [next] = waiting.splice(Math.max(0, free), 1);
    if (!next) break;
    ordered.push(next);
    for (const follower of followers.get(next) ?? []) after.set(follower, (after.get(follower) ?? 0) - 1);
  }
  return ordered;
}

/** Which of two should come first; neither where it makes no difference. */
function before(a: Piece, b: Piece): readonly [Piece, Piece] | readonly [] {
  if (!runsBeside(a, b)) return [];
  if (a.fixed && b.fixed) return a.place < b.place ? [a, b] : [b, a];
  const [asIs, exchanged] = [crossings(a, b), crossings(b, a)];
  if (asIs === exchanged) return [];
  return asIs < exchanged ? [a, b] : [b, a];
}

/** How often two pieces' lines cross where the first stands before the second. */
function crossings(first: Piece, second: Piece): number {
  const inside = (at: number, of: Piece) => at > of.start && at < of.end;
  return (
    Number(first.turnAtStart > 0 && inside(first.start, second)) +
    Number(first.turnAtEnd > 0 && inside(first.end, second)) +
    Number(second.turnAtStart < 0 && inside(second.start, first)) +
    Number(second.turnAtEnd < 0 && inside(second.end, first))
  );
}

/** For each of them those that run beside it. */
export function besideEach(pieces: readonly Piece[]): ReadonlyMap<Piece, readonly Piece[]> {
  const beside = new Map<Piece, Piece[]>(pieces.map((piece) => [piece, []]));
  pieces.forEach((a, index) => {
    for (let other = index + 1; other < pieces.length; other++) {
      const b = pieces[other];
      if (!b || !runsBeside(a, b)) continue;
      beside.get(a)?.push(b);
      beside.get(b)?.push(a);
    }
  });
  return beside;
}

/** A place for each, in this order and this far apart, near where it was, as far as the limits leave room. */
export function placesIn(
  order: readonly Piece[],
  gap: number,
  limitsOf: (piece: Piece) => readonly [low: number, high: number],
  beside: ReadonlyMap<Piece, readonly Piece[]> = besideEach(order),
): Places {
  const places = order.map((piece) => piece.place);
  const limited = (index: number, place: number): number => {
    const piece = order[index];
    const [low, high] = piece ? limitsOf(piece) : [place, place];
    return Math.min(high, Math.max(low, place));
  };
  const indexOf = new Map(order.map((piece, index) => [piece, index]));
  const neighbours = order.map((piece) => (beside.get(piece) ?? []).map((other) => indexOf.get(other) ?? 0));
  const pushUp = (index: number) => {
    let place = places[index] ?? 0;
    for (const j of neighbours[index] ?? []) if (j < index) place = Math.max(place, (places[j] ?? 0) + gap);
    places[index] = limited(index, place);
  };
  const pushDown = (index: number) => {
    let place = places[index] ?? 0;
    for (const j of neighbours[index] ?? []) if (j > index) place = Math.min(place, (places[j] ?? 0) - gap);
    places[index] = limited(index, place);
  };
  for (const index of order.keys()) pushUp(index);
  const free = order.filter((piece) => !piece.fixed).length || 1;
  const drift = order.reduce((sum, piece, index) => sum + (places[index] ?? 0) - piece.place, 0) / free;
  order.forEach((piece, index) => {
    if (!piece.fixed) places[index] = limited(index, (places[index] ?? 0) - drift);
  });
  for (let index = order.length - 1; index >= 0; index--) pushDown(index);
  for (const index of order.keys()) pushUp(index);
  let tight = 0;
  order.forEach((a, i) => {
    for (const j of neighbours[i] ?? [])
      if (j > i && !(a.fixed && order[j]?.fixed) && (places[j] ?? 0) - (places[i] ?? 0) < gap - 0.01)
        tight += 1;
  });
  return { places: new Map(order.map((piece, index) => [piece, places[index] ?? piece.place])), tight };
}
