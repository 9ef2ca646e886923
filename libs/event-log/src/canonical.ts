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

function listOf(items: readonly unknown[], where: string): string {
  let out = '';
  for (const item of items) out += `${out === '' ? '' : ','}${canonical(item ?? null, where)}`;
  return `[${out}]`;
}

function objectOf(fields: Record<string, unknown>, where: string): string {
  let out = '';
  for (const name of namesOf(fields)) {
    const value = fields[name];
    if (value === undefined) continue;
    out += `${out === '' ? '' : ','}${nameOf(name, where)}${canonical(value, where)}`;
  }
  return `{${out}}`;
}

// JavaScript sorts strings by UTF-16 code units, as RFC 8785 asks. Most objects are in order already.
function namesOf(fields: Record<string, unknown>): readonly string[] {
  const names = Object.keys(fields);
  for (let at = 1; at < names.length; at += 1)
    if ((names[at - 1] ?? '') > (names[at] ?? '')) return names.sort();
  return names;
}

const MOST_NAMES = 5_000;
// Events have few hundred names of fields between them; maps keyed by outside words stop the growth.
const names = new Map<string, string>();

function nameOf(name: string, where: string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const text = `${textOf(name, where)}:`;
  if (names.size < MOST_NAMES) names.set(name, text);
  return text;
}
