import type {
  PersonalClass,
  PersonalPart,
  Recorded,
  SealedPart,
  SealedValue,
} from '@ledger/kernel';

/** What binds a ciphertext to its event: it opens nowhere else. */
export interface SealContext {
  readonly logId: string;
  readonly eventId: string;
  readonly schemaVersion: number;
}

/** A key for each child and class of data; sealing, opening and the blind index. */
export interface Vault {
  /** Seals each part under its child's key of that class, made at the first use. */
  seal(context: SealContext, parts: readonly PersonalPart[]): Promise<readonly SealedPart[]>;
  /**
   * Opens many at once, in order. A part whose key is destroyed gives null ("removed").
   * @throws VaultError when a key file is wrong or a ciphertext was altered or moved.
   */
  open(items: readonly SealedValue[]): Promise<readonly (PersonalPart | null)[]>;
  /** Loads the children's keys ahead, in one round trip, so that many `seal` and `open` are quick. */
  warm(pupilIds: readonly string[], classes: readonly PersonalClass[]): Promise<void>;
  /**
   * Destroys the child's keys of these classes for good: what they sealed is removed, everywhere.
   * Other processes forget them within a minute.
   */
  destroy(pupilId: string, classes: readonly PersonalClass[]): Promise<void>;
  /** Keyed hash (hex) of text for looking up without storing it; `purpose` keeps uses apart. */
  blind(purpose: string, text: string): string;
  close(): Promise<void>;
}

/** Opens every sealed part of these events, in one round trip. */
export type OpenEvents = <E extends Recorded>(
  events: readonly E[],
) => Promise<readonly (E & { readonly personal: readonly PersonalPart[] })[]>;
