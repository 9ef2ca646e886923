import type { PersonalPart, SealedField, SealedValue } from '@ledger/kernel';
import type { Vault } from './vault.js';

type FieldValue = PersonalPart['values'][string];

/** The same shape with each SealedField replaced by its value; null: not given. */
export type OpenedFields<T> = T extends SealedField
  ? FieldValue | 'removed'
  : T extends readonly (infer Item)[]
    ? readonly OpenedFields<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: OpenedFields<T[K]> }
      : T;

/**
 * Replaces every SealedField in rows or any JSON-like value by what it says, in one round trip:
 * the value, null where the field was not given, or the word `removed` once the key is destroyed.
 * @throws VaultError when a ciphertext was altered or moved.
 */
export async function openFields<T>(
  vault: Pick<Vault, 'open'>,
  value: T,
): Promise<OpenedFields<T>> {
  const found: Found = { sealed: [], places: new Map(), names: new Map(), holders: new Set() };
  if (!collect(value, found)) return value as OpenedFields<T>;
  const parts = await vault.open(found.sealed);
  return replace(value, found, parts) as OpenedFields<T>;
}

interface Found {
  /** What is to be opened, each once. */
  readonly sealed: SealedValue[];
  /** Where it stands there, by itself and by its name: two fields may each have a copy. */
  readonly places: Map<SealedValue, number>;
  readonly names: Map<string, number>;
  /** Each object that is a field or has one somewhere in it: only these are looked into again. */
  readonly holders: Set<unknown>;
}

type Parts = readonly (PersonalPart | null)[];

function collect(value: unknown, found: Found): boolean {
  if (!isObject(value)) return false;
  let holds = isField(value);
  if (isField(value)) see(value.$sealed, found);
  else for (const name in value) holds = collect(value[name], found) || holds;
  if (holds) found.holders.add(value);
  return holds;
}

function see(value: SealedValue, { sealed, places, names }: Found): void {
  if (places.has(value)) return;
  const name = nameOf(value);
  const place = names.get(name) ?? sealed.push(value) - 1;
  names.set(name, place);
  places.set(value, place);
}

// What has no sealed field in it is given back as it is: most rows have none.
function replace(value: unknown, found: Found, parts: Parts): unknown {
  if (!isObject(value) || !found.holders.has(value)) return value;
  if (isField(value)) return fieldOf(value, parts[found.places.get(value.$sealed) ?? -1]);
  const changed = (Array.isArray(value) ? [...value] : { ...value }) as Fields;
  for (const name in value) changed[name] = replace(value[name], found, parts);
  return changed;
}

const fieldOf = ({ field }: SealedField, part?: PersonalPart | null): FieldValue | 'removed' =>
  part ? (part.values[field] ?? null) : 'removed';

// Two fields of one part are opened once. The ciphertext is in the name, so that an altered copy
// never hides behind a good one.
const nameOf = ({ eventId, part }: SealedValue) => `${eventId} ${part.nonce} ${part.ciphertext}`;

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Readonly<Fields> =>
  typeof value === 'object' && value !== null;

const isField = (value: Readonly<Fields>): value is Readonly<Fields> & SealedField =>
  '$sealed' in value;
