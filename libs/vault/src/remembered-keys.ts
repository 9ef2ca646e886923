import type { FoundKey } from './child-key.js';

export interface Remembrance {
  readonly atMost: number;
  readonly forMs: number;
  readonly now?: () => number;
}

/**
 * The keys last used, for a short life: a key destroyed by another process is gone from this one
 * when `forMs` have passed since it was read, however often it was used.
 */
export function rememberedKeys({ atMost, forMs, now = Date.now }: Remembrance) {
  const keys = new Map<string, { key: FoundKey; until: number }>();
  return {
    get(owner: string): FoundKey | undefined {
      const kept = keys.get(owner);
      if (!kept) return undefined;
      keys.delete(owner);
      if (kept.until <= now()) return undefined;
      // Put back at the end: the Map's order is the order of last use.
      keys.set(owner, kept);
      return kept.key;
    },
    set(owner: string, key: FoundKey): void {
      keys.delete(owner);
      keys.set(owner, { key, until: now() + forMs });
      if (keys.size > atMost) keys.delete(keys.keys().next().value ?? owner);
    },
    clear: () => keys.clear(),
  };
}
