/** What a result was made from, in a fixed order, held against what it would be made from now. */
export interface Inputs {
  /** Starts from the first again. */
  begin(): void;
  /** The next one; it is kept in place of what was there. */
  is(value: unknown): void;
  /** Whether all were as before, and as many. */
  same(): boolean;
}

export function createInputs(): Inputs {
  const values: unknown[] = [];
  let at = 0;
  let isSame = false;
  return {
    begin() {
      at = 0;
      isSame = values.length > 0;
    },
    is(value) {
      if (values[at] !== value || at >= values.length) {
        isSame = false;
        values[at] = value;
      }
      at++;
    },
    same() {
      if (at !== values.length) {
        isSame = false;
        values.length = at;
      }
      return isSame;
    },
  };
}
