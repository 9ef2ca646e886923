import { createHash, hash } from 'node:crypto';

/** A SHA-256 of 32 bytes: a leaf, a node or a root. */
export type Hash = Buffer;

export const HASH_BYTES = 32;

/** The root of a tree without leaves. */
export const EMPTY_ROOT: Hash = hash('sha256', Buffer.alloc(0), 'buffer');

/** The leaf of an entry (RFC 9162, 2.1.1): SHA-256 of the byte 0x00 and the entry. */
export const leafHash = (entry: Uint8Array): Hash =>
  createHash('sha256').update(Buffer.of(0)).update(entry).digest();

// Filled anew for each node: hashing is synchronous, and a buffer for each would cost more than the hash.
const node = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

/** The node above two subtrees: SHA-256 of the byte 0x01, the left hash and the right one. */
export function nodeHash(left: Hash, right: Hash): Hash {
  node.set(left, 1);
  node.set(right, 1 + HASH_BYTES);
  // Text of one byte a character, made into bytes, is had in half the time of a buffer.
  return Buffer.from(hash('sha256', node, 'binary'), 'latin1');
}

/** The nodes above an even number of subtrees that stand side by side, 32 bytes each. */
export function parentsOf(hashes: Buffer): Buffer {
  const parents = Buffer.allocUnsafe(hashes.length / 2);
  for (let at = 0; at < parents.length; at += HASH_BYTES) {
    // Faster than a call for so few bytes.
    for (let n = 0; n < 2 * HASH_BYTES; n += 1) node[1 + n] = hashes[2 * at + n] as number;
    parents.write(hash('sha256', node, 'binary'), at, 'latin1');
  }
  return parents;
}
