import type { PersonalPart, SealedPart } from '@ledger/kernel';
import type { Vault } from '@ledger/vault';

const REHEARSED = 'rehearsed';

/** A vault that makes no keys: what it seals, it alone opens; what is recorded, the real one opens. */
export function rehearsalVault(vault: Vault): Vault {
  const parts = new WeakMap<SealedPart, PersonalPart>();
  const isOwn = (part: SealedPart) => part.keyId === REHEARSED;
  return {
    seal: (_, personal) =>
      Promise.resolve(
        personal.map((part) => {
          const { pupilId, class: of } = part;
          const sealed = { pupilId, class: of, keyId: REHEARSED, nonce: '', ciphertext: '' };
          parts.set(sealed, part);
          return sealed;
        }),
      ),
    async open(items) {
      const recorded = await vault.open(items.filter(({ part }) => !isOwn(part)));
      const opened = recorded.values();
      return items.map(({ part }) =>
        isOwn(part) ? (parts.get(part) ?? null) : (opened.next().value ?? null),
      );
    },
    warm: (pupilIds, classes) => vault.warm(pupilIds, classes),
    destroy: () => Promise.reject(new Error('A rehearsal destroys no key.')),
    blind: (purpose, text) => vault.blind(purpose, text),
    close: () => Promise.resolve(),
  };
}
