import type { FoundKey, KeyOwner } from './child-key.js';

/** Keys by `ownerText`; an owner without a key is absent. */
export type Keys = ReadonlyMap<string, FoundKey>;

/** Where the children's keys are kept. */
export interface Keyring {
  /** The keys that exist, in one round trip. */
  find(owners: readonly KeyOwner[]): Promise<Keys>;
  /** The keys of all these owners, made where there was none; of two makers at once one wins. */
  make(owners: readonly KeyOwner[]): Promise<Keys>;
  /** Destroys the keys that exist, for good; those already destroyed stay so. */
  destroy(owners: readonly KeyOwner[]): Promise<void>;
}
