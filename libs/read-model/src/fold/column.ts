import type { SealedValue } from '@ledger/kernel';
import type { Column, ColumnKind, Json } from '../table.js';

/** A value as the database keeps it: json and sealed values are text in one fixed form. */
export type Stored = string | number | boolean | null;

/** A declared column, taken apart once. */
export interface ColumnShape {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly nullable: boolean;
  /** Whether it is free text; json and sealed values are not looked up by. */
  readonly isText: boolean;
}

export function columnShape(name: string, column: Column): ColumnShape {
  const nullable = column.endsWith('?');
  const kind = (nullable ? column.slice(0, -1) : column) as ColumnKind;
  return { name, kind, nullable, isText: kind === 'text' };
}

// Everything that the database would refuse is refused here, so that only its own stream is parked.
const encoders: Readonly<Record<ColumnKind, (value: unknown) => Stored | undefined>> = {
  text: (value) => (typeof value === 'string' && !value.includes('\0') ? value : undefined),
  integer: (value) => (Number.isSafeInteger(value) ? (value as number) : undefined),
  date: (value) => (typeof value === 'string' && isDate(value) ? value : undefined),
  boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  json: (value) => jsonText(value as Json),
  sealed: (value) => sealedText(value as SealedValue),
};

/** @throws Error naming the column when the value is not of its kind. */
export function encode(column: ColumnShape, value: unknown): Stored {
  if (value === null || value === undefined) {
    if (column.nullable) return null;
    throw new Error(`${column.name} has no value`);
  }
  const stored = encoders[column.kind](value);
  if (stored === undefined) throw new Error(`${column.name} is not of kind ${column.kind}`);
  return stored;
}

/** A value that the database wrote as text, as it keeps it. */
export function storedFrom(column: ColumnShape, text: string | null): Stored {
  if (text === null) return null;
  if (column.kind === 'integer') return Number(text);
  if (column.kind === 'boolean') return text === 't';
  return column.kind === 'json' ? encode(column, JSON.parse(text)) : text;
}

/** The value as a projection or a query sees it. */
export function decode(column: ColumnShape, value: Stored): unknown {
  const inJson = column.kind === 'json' || column.kind === 'sealed';
  return inJson && typeof value === 'string' ? JSON.parse(value) : value;
}

const DAYS = /^(?!0000)\d{4}-\d\d-\d\d$/;
const known = new Set<string>();

function isDate(text: string): boolean {
  if (known.has(text)) return true;
  const time = DAYS.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return false;
  if (known.size < 20_000) known.add(text);
  return true;
}

// Keys are sorted, because the database does not keep their order and equal values must be equal text.
function jsonText(value: Json): string | undefined {
  const text = JSON.stringify(sorted(value));
  return text === undefined || text.includes('\\u0000') ? undefined : text;
}

// What comes from the log is in order already, and is not taken apart.
function isSorted(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isSorted);
  return isInOrder(value as Fields);
}

type Fields = { readonly [key: string]: Json };

function isInOrder(fields: Fields): boolean {
  let before = '';
  for (const name of Object.keys(fields)) {
    if (name < before || isIndex(name) || !isSorted(fields[name] ?? null)) return false;
    before = name;
  }
  return true;
}

// Such names come first in an object, whatever the order they were given in.
const isIndex = (name: string) => name >= '0' && name < ':';

function sorted(value: Json): Json {
  if (isSorted(value)) return value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, item]) => [name, sorted(item)]));
}

function sealedText({ eventId, schemaVersion, part }: SealedValue): string {
  const { pupilId, keyId, nonce, ciphertext } = part;
  const inOrder = { pupilId, class: part.class, keyId, nonce, ciphertext };
  return JSON.stringify({ eventId, schemaVersion, part: inOrder });
}
