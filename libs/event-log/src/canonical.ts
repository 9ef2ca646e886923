import { NotStorable, checkNumber, checkText } from './storable.js';

// Needs no escape and no check: what is not a quote, a backslash, a control or a surrogate.
const plain = /^[^"\\\u0000-\u001f\ud800-\udfff]*$/;

function textOf(value: string, where: string): string {
  if (plain.test(value)) return `"${value}"`;
  checkText(value, where);
  return JSON.stringify(value);
}

function numberOf(value: number, where: string): string {
  checkNumber(value, where);
  return JSON.stringify(value);
}

/**
 * Canonical JSON (RFC 8785) of a value that it keeps exactly. Fields that are undefined are left
 * out. Checks and writes in one pass, because each event's texts are made on the way in.
 * @throws NotStorable that names what is at fault
 */
export function canonical(value: unknown, where: string): string {
  if (typeof value === 'string') return textOf(value, where);
  if (typeof value === 'number') return numberOf(value, where);
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return listOf(value, where);
  if (typeof value === 'object') return objectOf(value as Record<string, unknown>, where);
  const code = typeof value === 'bigint' ? 'number-not-allowed' : 'text-not-allowed';
  throw new NotStorable(code, `${where} is of type ${typeof value}, which JSON does not have.`);
}

const listOf = (items: readonly unknown[], where: string): string =>
  `[${items.map((item) => canonical(item ?? null, where)).join(',')}]`;

// JavaScript sorts strings by UTF-16 code units, as RFC 8785 asks.
function objectOf(fields: Record<string, unknown>, where: string): string {
  let out = '';
  for (const name of Object.keys(fields).sort()) {
    const value = fields[name];
    if (value === undefined) continue;
    out += `${out === '' ? '' : ','}${textOf(name, where)}:${canonical(value, where)}`;
  }
  return `{${out}}`;
}
