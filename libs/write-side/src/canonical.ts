import { Refusal } from '@ledger/kernel';

// Needs no escape and no check: what is not a quote, a backslash, a control or a surrogate.
const PLAIN = /^[^"\\\u0000-\u001f\ud800-\udfff]*$/;
// In unicode mode a surrogate that belongs to a pair is part of one character.
const LONE_SURROGATE = /\p{Cs}/u;

/**
 * Canonical JSON (RFC 8785) of a command, of which each row of an import has one: plain values, and
 * fields that are undefined are left out. @throws Refusal `text-not-allowed` for text that is no
 * Unicode
 */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return textOf(value);
  if (typeof value !== 'object' || value === null) return plainOf(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`;
  let out = '';
  for (const name of namesOf(value)) {
    const field = (value as Readonly<Record<string, unknown>>)[name];
    if (field === undefined) continue;
    out += `${out === '' ? '' : ','}${textOf(name)}:${canonical(field)}`;
  }
  return `{${out}}`;
}

// Most objects are in order already.
function namesOf(value: object): readonly string[] {
  const names = Object.keys(value);
  for (let at = 1; at < names.length; at += 1)
    if ((names[at - 1] ?? '') > (names[at] ?? '')) return names.sort();
  return names;
}

function textOf(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  if (LONE_SURROGATE.test(text)) throw new Refusal('text-not-allowed');
  return JSON.stringify(text);
}

function plainOf(value: unknown): string {
  const isPlain = typeof value === 'boolean' || value === null || Number.isFinite(value);
  if (!isPlain) throw new TypeError(`A command cannot hold ${String(value)}.`);
  return JSON.stringify(value);
}
