import type { AnyProjection } from '../projection.js';
import type { AdditiveTable, KeyedTable, Table } from '../table.js';
import { columnShape, type ColumnShape, decode, encode, type Stored } from './column.js';

/** A row as the database keeps it, in the order of the declared columns. */
export type StoredRow = readonly Stored[];

interface AnyShape {
  readonly name: string;
  readonly columns: readonly ColumnShape[];
  /** Which columns make the key, by their place. */
  readonly key: readonly number[];
  readonly indexes: ReadonlyMap<string, readonly number[]>;
  readonly table: Table;
  readonly holdsJson: boolean;
}
export interface KeyedShape extends AnyShape {
  readonly kind: 'keyed';
  readonly history: boolean;
  readonly appendOnly: boolean;
}
export interface SumShape extends AnyShape {
  readonly kind: 'additive';
  readonly measures: readonly string[];
  readonly blockPositions: number;
}
export type Shape = KeyedShape | SumShape;

/** The tables of a projection, taken apart once. @throws Error when a declaration contradicts itself. */
export function shapesOf(projection: AnyProjection): ReadonlyMap<string, Shape> {
  return new Map(
    Object.entries(projection.tables).map(([name, table]) => [name, shapeOf(name, table)]),
  );
}

export function shapeOf(name: string, table: Table): Shape {
  const columns = Object.entries(table.columns).map(([column, kind]) => columnShape(column, kind));
  const places = placesIn(name, columns);
  const indexes = new Map(
    Object.entries(table.indexes ?? {}).map(([index, names]) => [index, places(names)]),
  );
  for (const scoped of Object.values(table.scope ?? {})) places([scoped]);
  const holdsJson = columns.some(({ kind }) => kind === 'json' || kind === 'sealed');
  const shape = { name, columns, indexes, table, holdsJson };
  return table.kind === 'keyed' ? keyedShape(shape, table, places) : sumShape(shape, table);
}

type Parts = Omit<AnyShape, 'key'>;
type Places = (names: readonly string[]) => readonly number[];

function placesIn(table: string, columns: readonly ColumnShape[]): Places {
  const place = (name: string) => {
    const found = columns.findIndex((column) => column.name === name);
    if (found >= 0) return found;
    throw new Error(`The table ${table} has no column ${name}`);
  };
  return (names) => names.map(place);
}

function keyedShape(parts: Parts, table: KeyedTable, places: Places): KeyedShape {
  const key = places(table.key);
  const fits = key.length > 0 && key.every((place) => parts.columns[place]?.nullable === false);
  if (!fits) throw new Error(`The key of ${parts.name} needs columns that are never null`);
  const { history = true, appendOnly = false } = table;
  if (appendOnly && !history) throw new Error(`${parts.name} cannot both grow and forget`);
  return { ...parts, kind: 'keyed', key, history, appendOnly };
}

function sumShape(parts: Parts, table: AdditiveTable): SumShape {
  if (table.measures.length === 0) throw new Error(`The table ${parts.name} has no measures`);
  const key = parts.columns.map((_, place) => place);
  const { measures, blockPositions } = table;
  return { ...parts, kind: 'additive', key, measures, blockPositions };
}

/** What an event says, with the text that stands for it in the log where that is at hand. */
export interface Said {
  readonly data: unknown;
  readonly dataText?: string;
}

/**
 * @param said what a column may hold as a whole: its text is not made anew, for the log's is in order
 * @throws Error when a value is missing, of another kind, or of a column that the table lacks.
 */
export function encodeRow(shape: Shape, row: object, said?: Said): StoredRow {
  const values = row as Readonly<Record<string, unknown>>;
  const stored: Stored[] = [];
  let found = 0;
  for (const column of shape.columns) {
    const value = values[column.name];
    if (value !== undefined) found += 1;
    stored.push(textSaid(column, value, said) ?? encode(column, value));
  }
  if (Object.keys(row).length !== found) refuseStrange(shape, row);
  return stored;
}

function textSaid({ kind }: ColumnShape, value: unknown, said?: Said): string | undefined {
  if (kind !== 'json' || value !== said?.data) return undefined;
  return said?.dataText?.includes('\\u0000') ? undefined : said?.dataText;
}

function refuseStrange(shape: Shape, row: object) {
  const strange = Object.keys(row).find((name) => !Object.hasOwn(shape.table.columns, name));
  if (strange !== undefined) throw new Error(`The table ${shape.name} has no column ${strange}`);
}

// Most events look at rows that others have looked at, and JSON is dear to take apart.
const decodedRows = new WeakMap<StoredRow, Readonly<Record<string, unknown>>>();

/** The row as a projection sees it; one with JSON in it is taken apart once, and must stay as it is. */
export function decodeRow(shape: Shape, row: StoredRow): Readonly<Record<string, unknown>> {
  if (!shape.holdsJson) return decoded(shape, row);
  const known = decodedRows.get(row) ?? decoded(shape, row);
  decodedRows.set(row, known);
  return known;
}

function decoded(shape: Shape, row: StoredRow): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const [place, column] of shape.columns.entries())
    values[column.name] = decode(column, row[place] ?? null);
  return values;
}

/** The values of some columns out of an object that names them. */
export function encodeSome(shape: Shape, places: readonly number[], values: object): StoredRow {
  const given = values as Readonly<Record<string, unknown>>;
  const stored: Stored[] = [];
  for (const place of places) {
    const column = shape.columns[place];
    if (!column) throw new Error(`The table ${shape.name} has no column ${place}`);
    stored.push(encode(column, given[column.name]));
  }
  return stored;
}

export function pick(row: StoredRow, places: readonly number[]): StoredRow {
  const picked: Stored[] = [];
  for (const place of places) picked.push(row[place] ?? null);
  return picked;
}

/**
 * Text that is equal exactly when the values are, of values of the same columns. No text column holds
 * U+0000: what follows it says what it is.
 */
export function keyText(values: StoredRow): string {
  let text = textOf(values[0]);
  for (let place = 1; place < values.length; place += 1) text += `\0,${textOf(values[place])}`;
  return text;
}

const textOf = (value: Stored | undefined) =>
  typeof value === 'string' ? value : (value ?? null) === null ? '\0-' : String(value);

// A B-tree entry holds about 2,700 bytes; a longer key would fail the whole batch.
const LONGEST_KEY_BYTES = 2_000;

/** Whether all the values together are short enough to be looked up by; most rows are. */
export function isShort({ columns }: Shape, row: StoredRow): boolean {
  let length = 0;
  for (let place = 0; place < row.length; place += 1) {
    const value = row[place];
    if (typeof value === 'string' && columns[place]?.isText) length += value.length;
  }
  return length * 3 <= LONGEST_KEY_BYTES;
}

/** @throws Error when the values are too long to be looked up by. */
export function refuseLong(shape: Shape, values: StoredRow): void {
  let length = 0;
  for (const value of values) if (typeof value === 'string') length += value.length;
  if (length * 3 <= LONGEST_KEY_BYTES) return;
  const bytes = values.reduce((sum: number, value) => sum + Buffer.byteLength(String(value)), 0);
  if (bytes > LONGEST_KEY_BYTES) throw new Error(`A key of ${shape.name} has ${bytes} bytes`);
}

export const sameRow = (a: StoredRow, b: StoredRow): boolean =>
  a.every((value, place) => value === b[place]);
