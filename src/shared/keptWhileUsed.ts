/** Things kept for as long as they are asked for in every round. */
export interface KeptWhileUsed<K, T> {
  /** What is kept under the key; made where there is nothing. */
  of(key: K, make: () => T): T;
  /** A new round: lets go of what has not been asked for since the last call. */
  forgetUnused(): void;
}

export function createKeptWhileUsed<K, T>(): KeptWhileUsed<K, T> {
  let kept = new Map<K, T>();
  let used = new Map<K, T>();
  return {
    of(key, make) {
      const one = used.get(key) ?? kept.get(key) ?? make();
      used.set(key, one);
      return one;
    },
    forgetUnused() {
      kept = used;
      used = new Map();
    },
  };
}
