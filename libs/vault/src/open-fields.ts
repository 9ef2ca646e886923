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
  const found: Found = { sealed: new Map(), holders: new Set() };
  if (!collect(value, found)) return value as OpenedFields<T>;
  const parts = await vault.open([...found.sealed.values()]);
  const names = [...found.sealed.keys()];
  const opened = new Map(parts.map((part, index) => [names[index] ?? '', part]));
  return replace(value, found.holders, opened) as OpenedFields<T>;
}

interface Found {
  readonly sealed: Map<string, SealedValue>;
  /** Each object that is a field or has one somewhere in it: only these are looked into again. */
  readonly holders: Set<unknown>;
}

function collect(value: unknown, found: Found): boolean {
  if (!isObject(value)) return false;
  let holds = isField(value);
  if (isField(value)) found.sealed.set(nameOf(value.$sealed), value.$sealed);
  else for (const name in value) holds = collect(value[name], found) || holds;
  if (holds) found.holders.add(value);
  return holds;
}

// What has no sealed field in it is given back as it is: most rows have none.
function replace(value: unknown, holders: ReadonlySet<unknown>, opened: Opened): unknown {
  if (!isObject(value) || !holders.has(value)) return value;
  if (isField(value)) return fieldOf(value, opened);
  const changed = (Array.isArray(value) ? [...value] : { ...value }) as Fields;
  for (const name in value) changed[name] = replace(value[name], holders, opened);
  return changed;
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
