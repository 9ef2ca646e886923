import pg from 'pg';

type Parse = (text: string) => unknown;

const { builtins } = pg.types;
const asText: Parse = (text) => text;

/** A whole number as PostgreSQL writes it. @throws RangeError above 2^53 - 1 or with a fraction. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new RangeError(`${text} from the database is not a whole number up to 2^53 - 1`);
}

/**
 * `2026-11-22 17:38:00.5+00`, as PostgreSQL writes an instant under time zone UTC, becomes
 * `2026-11-22T17:38:00.500000Z`: one form everywhere, so that instants compare as text.
 */
export function instant(text: string): string {
  const found = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/.exec(text);
  if (!found) return text;
  return `${found[1]}T${found[2]}.${(found[3] ?? '').padEnd(6, '0')}Z`;
}

const textArray = pg.types.getTypeParser(1009 as never) as (text: string) => (string | null)[];
const arrayOf =
  (parse: Parse): Parse =>
  (text) =>
    textArray(text).map((item) => (item === null ? null : parse(item)));

const parsers = new Map<number, Parse>([
  [builtins.INT8, wholeNumber],
  [builtins.NUMERIC, wholeNumber],
  [builtins.DATE, asText],
  [builtins.TIMESTAMP, asText],
  [builtins.TIMESTAMPTZ, instant],
  // The arrays of the same five types.
  [1016, arrayOf(wholeNumber)],
  [1231, arrayOf(wholeNumber)],
  [1182, textArray],
  [1115, textArray],
  [1185, arrayOf(instant)],
]);

/** How values come out of the database: the one place that says so. */
export const valueParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers.get(oid)) ??
    pg.types.getTypeParser(oid as never, format as never)) as typeof pg.types.getTypeParser,
};
