import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface Encrypted {
  readonly nonce: Buffer;
  /** The ciphertext with the 16 bytes of its tag at the end. */
  readonly ciphertext: Buffer;
}

/** AES-256-GCM under a random 96-bit nonce; `additional` must be given again to decrypt. */
export function encrypt(key: Buffer, additional: string, plain: Buffer): Encrypted {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(additional));
  const body = cipher.update(plain);
  cipher.final();
  return { nonce, ciphertext: Buffer.concat([body, cipher.getAuthTag()]) };
}

/** The plain bytes, or null when the key, the additional text or any bit differs. */
export function decrypt(key: Buffer, additional: string, sealed: Encrypted): Buffer | null {
  const { nonce, ciphertext } = sealed;
  const end = ciphertext.length - TAG_BYTES;
  if (end < 0 || nonce.length !== NONCE_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(additional));
  decipher.setAuthTag(ciphertext.subarray(end));
  const plain = decipher.update(ciphertext.subarray(0, end));
  try {
    decipher.final();
  } catch {
    return null;
  }
  return plain;
}

/** Keyed hash of texts, in hex; as a JSON array, so that no two lists of texts run together. */
export function keyedHash(key: Buffer, ...texts: readonly string[]): string {
  return createHmac('sha256', key).update(JSON.stringify(texts)).digest('hex');
}
