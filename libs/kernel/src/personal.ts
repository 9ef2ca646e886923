import { z } from 'zod';

/** The classes of personal data; each child has one key for each class. */
export const PersonalClass = z.enum(['identity', 'needs', 'narrative']);
export type PersonalClass = z.infer<typeof PersonalClass>;

/** Personal values of one child, in the open. They exist in memory only; the log holds them sealed. */
export interface PersonalPart {
  readonly pupilId: string;
  readonly class: PersonalClass;
  readonly values: Readonly<Record<string, string | number | boolean | null>>;
}

/** The same part as stored: AES-256-GCM over canonical JSON; nonce and ciphertext in base64url. */
export const SealedPart = z.object({
  pupilId: z.string(),
  class: PersonalClass,
  keyId: z.string(),
  nonce: z.string(),
  ciphertext: z.string(),
});
export type SealedPart = z.infer<typeof SealedPart>;

/** The open values of one class, or an empty object when the event has none or they were removed. */
export function personalValues(
  parts: readonly PersonalPart[] | undefined,
  personalClass: PersonalClass,
): PersonalPart['values'] {
  return parts?.find((part) => part.class === personalClass)?.values ?? {};
}

/** A sealed part with what is needed to open it: what a projection's row holds. */
export interface SealedValue {
  readonly eventId: string;
  readonly schemaVersion: number;
  readonly part: SealedPart;
}

/** One field of a sealed part, standing in a figure's row until the edge opens it. */
export interface SealedField {
  readonly $sealed: SealedValue;
  readonly field: string;
}
