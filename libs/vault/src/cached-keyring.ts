import { type FoundKey, type KeyOwner, ownerText } from './child-key.js';
import { gathered } from './gathered.js';
import type { Keyring, Keys } from './keyring.js';
import { type Remembrance, rememberedKeys } from './remembered-keys.js';

const USUAL: Remembrance = { atMost: 20_000, forMs: 60_000 };

/** The same keyring with the keys last used at hand; simultaneous wishes share a round trip. */
export function cachedKeyring(keyring: Keyring, remembrance: Remembrance = USUAL) {
  const remembered = rememberedKeys(remembrance);

  const through = (load: (owners: readonly KeyOwner[]) => Promise<Keys>) => {
    const loadTogether = gathered((owners: readonly KeyOwner[]) => load(distinct(owners)));
    return async (owners: readonly KeyOwner[]): Promise<Keys> => {
      const known = new Map<string, FoundKey>();
      const missing = owners.filter((owner) => {
        const key = remembered.get(ownerText(owner));
        if (key) known.set(ownerText(owner), key);
        return !key;
      });
      if (missing.length === 0) return known;
      for (const [owner, key] of await loadTogether(missing)) {
        remembered.set(owner, key);
        known.set(owner, key);
      }
      return known;
    };
  };

  return { find: through(keyring.find), make: through(keyring.make), clear: remembered.clear };
}

function distinct(owners: readonly KeyOwner[]): readonly KeyOwner[] {
  return [...new Map(owners.map((owner) => [ownerText(owner), owner])).values()];
}
