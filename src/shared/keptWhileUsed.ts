/** Things kept by name for as long as they are asked for in every round. */
export interface KeptWhileUsed<T> {
  /** The one of that name; made where there is none. */
  of(name: string): T;
  /** A new round: lets go of what has not been asked for since the last call. */
  forgetUnused(): void;
}

export function createKeptWhileUsed<T>(make: () => T): KeptWhileUsed<T> {
  let kept = new Map<string, T>();
  let used = new Map<string, T>();
  return {
    of(name) {
      const one = used.get(name) ?? kept.get(name) ?? make();
      used.set(name, one);
      return one;
    },
    forgetUnused() {
      kept = used;
      used = new Map();
    },
  };
}
