import type { PersonalPart, SealedValue } from '@ledger/kernel';
import { cachedKeyring } from './cached-keyring.js';
import { type ChildKey, ownerText } from './child-key.js';
import { keyedHash } from './cipher.js';
import type { Keyring, Keys } from './keyring.js';
import type { Remembrance } from './remembered-keys.js';
import { openedOnce } from './opened-once.js';
import { sealPart } from './sealing.js';
import type { Vault } from './vault.js';
import { VaultError } from './vault-error.js';

export interface KeyedVaultOptions {
  readonly keyring: Keyring;
  readonly indexKey: Buffer;
  /** The log whose events are opened; asked each time, since an empty log may yet be renamed. */
  readonly logId: () => string;
  readonly remembrance?: Remembrance;
}

/** The vault over any keyring. */
export function keyedVault({ keyring, indexKey, logId, remembrance }: KeyedVaultOptions): Vault {
  const keys = cachedKeyring(keyring, remembrance);
  const openPart = openedOnce();
  return {
    async seal(context, parts) {
      const made = await keys.make(parts);
      return parts.map((part) => sealPart(context, part, keyToSeal(made, part)));
    },
    async open(items) {
      const found = await keys.find(items.map((item) => item.part));
      const log = logId();
      return items.map((item) => {
        const key = keyToOpen(found, item);
        return key && openPart(log, item, key);
      });
    },
    async warm(pupilIds, classes) {
      await keys.find(pupilIds.flatMap((pupilId) => classes.map((c) => ({ pupilId, class: c }))));
    },
    destroy: (pupilId, classes) => keys.destroy(classes.map((each) => ({ pupilId, class: each }))),
    blind: (purpose, text) => keyedHash(indexKey, purpose, text),
    close() {
      keys.clear();
      return Promise.resolve();
    },
  };
}

function keyToSeal(keys: Keys, part: PersonalPart): ChildKey {
  const key = keys.get(ownerText(part));
  if (key && key !== 'destroyed') return key;
  const fault = key === 'destroyed' ? 'key-destroyed' : 'key-missing';
  const what = key === 'destroyed' ? 'was destroyed: nothing more can be sealed' : 'is missing';
  throw new VaultError(fault, `The ${part.class} key of child ${part.pupilId} ${what}.`);
}

function keyToOpen(keys: Keys, { part, eventId }: SealedValue): ChildKey | null {
  const key = keys.get(ownerText(part));
  if (key === 'destroyed') return null;
  if (key?.keyId === part.keyId) return key;
  throw new VaultError(
    'key-missing',
    `The ${part.class} key ${part.keyId} of event ${eventId} is not in the vault.`,
  );
}
