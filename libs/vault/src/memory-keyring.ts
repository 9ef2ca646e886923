import { randomUUID } from 'node:crypto';
import { type FoundKey, type KeyOwner, newKey, ownerText } from './child-key.js';
import type { Keyring } from './keyring.js';

/** Keys that live as long as the process. */
export function memoryKeyring(): Keyring {
  const keys = new Map<string, FoundKey>();
  const found = (owners: readonly KeyOwner[]) =>
    new Map(
      owners.flatMap((owner) => {
        const key = keys.get(ownerText(owner));
        return key ? [[ownerText(owner), key] as const] : [];
      }),
    );
  return {
    find: (owners) => Promise.resolve(found(owners)),
    make(owners) {
      for (const owner of owners) {
        const made = { keyId: randomUUID(), key: newKey() };
        if (!keys.has(ownerText(owner))) keys.set(ownerText(owner), made);
      }
      return Promise.resolve(found(owners));
    },
    destroy(owners) {
      for (const owner of owners.map(ownerText)) if (keys.has(owner)) keys.set(owner, 'destroyed');
      return Promise.resolve();
    },
  };
}
