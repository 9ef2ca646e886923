/** Looks up many keys at once; a key that nothing is known under is absent. */
export type LookUp<V> = (keys: Iterable<string>) => Promise<ReadonlyMap<string, V>>;

/**
 * The same look-up, remembering what it found under the keys used last. What was not found is looked
 * up again, for a later row may bring it.
 */
export function remembered<V>(atMost: number, lookUp: LookUp<V>): LookUp<V> {
  const memory = new Map<string, V>();
  return async (keys) => {
    const wanted = new Set(keys);
    const found = new Map<string, V>();
    for (const key of wanted) {
      const value = memory.get(key);
      if (value === undefined) continue;
      // Put last again: the first key of the map is the one used least lately.
      memory.delete(key);
      memory.set(key, value);
      found.set(key, value);
    }
    const missing = [...wanted].filter((key) => !found.has(key));
    const loaded = missing.length > 0 ? await lookUp(missing) : new Map<string, V>();
    for (const [key, value] of loaded) {
      found.set(key, value);
      memory.set(key, value);
    }
    forget(memory, atMost);
    return found;
  };
}

function forget(memory: Map<string, unknown>, atMost: number): void {
  for (const key of memory.keys()) {
    if (memory.size <= atMost) return;
    memory.delete(key);
  }
}
