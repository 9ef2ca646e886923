/** What is wrong: the key file, the key of a child, or the ciphertext itself. */
export type VaultFault =
  | 'key-file-missing'
  | 'key-file-unreadable'
  | 'key-file-of-another-ledger'
  | 'key-missing'
  | 'key-destroyed'
  | 'key-altered'
  | 'ciphertext-altered';

/** The vault cannot do what is asked. The message is a sentence for the operator, without personal data. */
export class VaultError extends Error {
  constructor(
    readonly fault: VaultFault,
    message: string,
  ) {
    super(message);
    this.name = 'VaultError';
  }
}
