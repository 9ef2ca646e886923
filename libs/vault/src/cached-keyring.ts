import { type FoundKey, type KeyOwner, ownerText } from './child-key.js';
import { gathered } from './gathered.js';
import type { Keyring, Keys } from './keyring.js';
import { type Remembrance, rememberedKeys } from './remembered-keys.js';

const USUAL: Remembrance = { atMost: 20_000, forMs: 60_000 };

/** The same keyring with the keys last used at hand; simultaneous wishes share a round trip. */
export function cachedKeyring(keyring: Keyring, remembrance: Remembrance = USUAL) {
  const remembered = rememberedKeys(remembrance);

  const through = (load: (owners: readonly KeyOwner[]) => Promise<Keys>) => {
    const loadTogether = gathered(async (owners: readonly KeyOwner[]) => {
      const keys = await load(distinct(owners));
      for (const [owner, key] of keys) remembered.set(owner, key);
      return keys;
    });
    return async (owners: readonly KeyOwner[]): Promise<Keys> => {
      const known = new Map<string, FoundKey>();
      const isMissing = (owner: KeyOwner) => !taken(known, owner, remembered.get(ownerText(owner)));
      const missing = owners.filter(isMissing);
      if (missing.length === 0) return known;
      // The load may hold many others' keys: each takes only its own.
      const loaded = await loadTogether(missing);
      for (const owner of missing) taken(known, owner, loaded.get(ownerText(owner)));
      return known;
    };
  };

  return {
    find: through(keyring.find),
    make: through(keyring.make),
    async destroy(owners: readonly KeyOwner[]): Promise<void> {
      await keyring.destroy(owners);
      remembered.clear();
    },
    clear: remembered.clear,
  };
}

function taken(known: Map<string, FoundKey>, owner: KeyOwner, key: FoundKey | undefined): boolean {
  if (key) known.set(ownerText(owner), key);
  return key !== undefined;
}

function distinct(owners: readonly KeyOwner[]): readonly KeyOwner[] {
  return [...new Map(owners.map((owner) => [ownerText(owner), owner])).values()];
}
