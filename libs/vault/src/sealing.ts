import type { PersonalPart, SealedPart, SealedValue } from '@ledger/kernel';
import canonicalize from 'canonicalize';
import type { ChildKey } from './child-key.js';
import { decrypt, encrypt } from './cipher.js';
import type { SealContext } from './vault.js';
import { VaultError } from './vault-error.js';

/** Seals one part under the child's key, bound to its event. */
export function sealPart(context: SealContext, part: PersonalPart, child: ChildKey): SealedPart {
  const owner = { pupilId: part.pupilId, class: part.class, keyId: child.keyId };
  const plain = Buffer.from(canonicalize(part.values) ?? '{}');
  const { nonce, ciphertext } = encrypt(child.key, bindingOf(context, owner), plain);
  return {
    ...owner,
    nonce: nonce.toString('base64url'),
    ciphertext: ciphertext.toString('base64url'),
  };
}

/** @throws VaultError `ciphertext-altered` when it was altered, or moved from another event. */
export function openPart(logId: string, item: SealedValue, child: ChildKey): PersonalPart {
  const { part } = item;
  const sealed = {
    nonce: Buffer.from(part.nonce, 'base64url'),
    ciphertext: Buffer.from(part.ciphertext, 'base64url'),
  };
  const plain = decrypt(child.key, bindingOf({ ...item, logId }, part), sealed);
  if (!plain) throw altered(item);
  const values = JSON.parse(plain.toString()) as PersonalPart['values'];
  return { pupilId: part.pupilId, class: part.class, values };
}

// An array of texts and whole numbers: JSON.stringify gives its canonical form.
const bindingOf = (context: SealContext, owner: Omit<SealedPart, 'nonce' | 'ciphertext'>) =>
  JSON.stringify([
    context.logId,
    context.eventId,
    owner.pupilId,
    owner.class,
    owner.keyId,
    context.schemaVersion,
  ]);

const altered = (item: SealedValue) =>
  new VaultError(
    'ciphertext-altered',
    `The ${item.part.class} part of event ${item.eventId} was altered, or belongs elsewhere.`,
  );
