import { randomBytes } from 'node:crypto';
import type { PersonalClass } from '@ledger/kernel';
import { decrypt, encrypt, keyedHash } from './cipher.js';
import { VaultError } from './vault-error.js';

/** Names the key of one child for one class of data. */
export interface KeyOwner {
  readonly pupilId: string;
  readonly class: PersonalClass;
}

export interface ChildKey {
  readonly keyId: string;
  readonly key: Buffer;
}

/** A key as found: in force, or destroyed for good. */
export type FoundKey = ChildKey | 'destroyed';

/** A key as the vault's table holds it; `wrapped` is null once it is destroyed. */
export interface WrappedKey extends KeyOwner {
  readonly keyId: string;
  readonly wrapped: Buffer | null;
}

const NONCE_BYTES = 12;

export const ownerText = (owner: KeyOwner) => `${owner.class}/${owner.pupilId}`;

export const newKey = () => randomBytes(32);

/** Tells master keys apart without showing them, so that a later change of key knows its own. */
export const masterKeyId = (masterKey: Buffer) => keyedHash(masterKey, 'master-key').slice(0, 16);

/** The child's key under the master key: nonce, ciphertext and tag, bound to child, class and id. */
export function wrap(masterKey: Buffer, owner: KeyOwner, child: ChildKey): Buffer {
  const { nonce, ciphertext } = encrypt(masterKey, bindingOf(owner, child.keyId), child.key);
  return Buffer.concat([nonce, ciphertext]);
}

/** @throws VaultError `key-altered` when the row was changed or moved to another child. */
export function unwrap(masterKey: Buffer, row: WrappedKey): FoundKey {
  if (row.wrapped === null) return 'destroyed';
  const sealed = {
    nonce: row.wrapped.subarray(0, NONCE_BYTES),
    ciphertext: row.wrapped.subarray(NONCE_BYTES),
  };
  const key = decrypt(masterKey, bindingOf(row, row.keyId), sealed);
  if (key) return { keyId: row.keyId, key };
  throw new VaultError('key-altered', `The key ${row.keyId} was altered or moved in the vault.`);
}

const bindingOf = (owner: KeyOwner, keyId: string) =>
  JSON.stringify(['placement-ledger/child-key/1', owner.pupilId, owner.class, keyId]);
