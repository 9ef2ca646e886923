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

type Opened = ReadonlyMap<string, PersonalPart | null>;

/**
 * Replaces every SealedField in rows or any JSON-like value by what it says, in one round trip:
 * the value, null where the field was not given, or the word `removed` once the key is destroyed.
 * @throws VaultError when a ciphertext was altered or moved.
 */
export async function openFields<T>(
  vault: Pick<Vault, 'open'>,
  value: T,
): Promise<OpenedFields<T>> {
  const found = new Map<string, SealedValue>();
  collect(value, found);
  const parts = found.size > 0 ? await vault.open([...found.values()]) : [];
  const names = [...found.keys()];
  const opened = new Map(parts.map((part, index) => [names[index] ?? '', part]));
  return (found.size > 0 ? replace(value, opened) : value) as OpenedFields<T>;
}

function collect(value: unknown, found: Map<string, SealedValue>): void {
  if (!isObject(value)) return;
  if (isField(value)) found.set(nameOf(value.$sealed), value.$sealed);
  else for (const name in value) collect(value[name], found);
}

// What has no sealed field in it is given back as it is: most rows have none.
function replace(value: unknown, opened: Opened): unknown {
  if (!isObject(value)) return value;
  if (isField(value)) return fieldOf(value, opened);
  let changed: Fields | undefined;
  for (const name in value) {
    const inner = replace(value[name], opened);
    if (inner === value[name]) continue;
    changed ??= (Array.isArray(value) ? [...value] : { ...value }) as Fields;
    changed[name] = inner;
  }
  return changed ?? value;
}

function fieldOf({ $sealed, field }: SealedField, opened: Opened): FieldValue | 'removed' {
  const part = opened.get(nameOf($sealed));
  return part ? (part.values[field] ?? null) : 'removed';
}

// Two fields of one part are opened once. The ciphertext is in the name, so that an altered copy
// never hides behind a good one.
const nameOf = ({ eventId, part }: SealedValue) => `${eventId} ${part.nonce} ${part.ciphertext}`;

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Readonly<Fields> =>
  typeof value === 'object' && value !== null;

const isField = (value: Readonly<Fields>): value is Readonly<Fields> & SealedField =>
  '$sealed' in value;
