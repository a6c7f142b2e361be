/** A diagram in which writing throws: objects and arrays are frozen, Maps refuse `set`, `delete` and `clear`. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Map) {
    for (const inner of value.values()) frozen(inner);
    const refuse = () => {
      throw new Error('a command wrote into the diagram it was given');
    };
    Object.assign(value, { set: refuse, delete: refuse, clear: refuse });
  } else for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}
