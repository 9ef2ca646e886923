import type { Writable } from 'node:stream';
import type pg from 'pg';
import { from } from 'pg-copy-streams';

/** Sends lines to a `copy ... from stdin`, and waits until the server has taken them. */
export function copyIn(client: pg.ClientBase, sql: string, lines: Buffer): Promise<void> {
  const stream: Writable = client.query(from(sql));
  return new Promise((resolve, reject) => {
    stream.once('error', reject);
    stream.once('finish', () => resolve());
    stream.end(lines);
  });
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
const SPECIAL = /[\\\n\r\t]/;
const EVERY_SPECIAL = /[\\\n\r\t]/g;

/** A field of COPY's text format. */
export function copyField(value: string | number | boolean | null): string {
  if (value === null) return '\\N';
  if (typeof value !== 'string') return String(value);
  if (!SPECIAL.test(value)) return value;
  return value.replace(EVERY_SPECIAL, (found) => ESCAPES[found] ?? found);
}

const MEANT: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
};

/** What a field of COPY's text format holds; null for a null. */
export function fieldText(field: string): string | null {
  if (!field.includes('\\')) return field;
  if (field === '\\N') return null;
  return field.replace(/\\(.)/g, (_, letter: string) => MEANT[letter] ?? letter);
}
