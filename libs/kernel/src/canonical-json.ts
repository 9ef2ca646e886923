/** What canonical JSON may hold: each throws where a value is not to be written. */
export interface JsonGuard {
  /** Asked of text that holds an escape, a control character or a surrogate. */
  text(text: string, where: string): void;
  number(value: number, where: string): void;
  /** Asked of what JSON does not have. */
  other(value: unknown, where: string): never;
}

// Needs no escape and no check: what is not a quote, a backslash, a control or a surrogate.
const PLAIN = /^[^"\\\u0000-\u001f\ud800-\udfff]*$/;

/**
 * Canonical JSON (RFC 8785) of a value. Fields that are undefined are left out, items that are
 * undefined are null. Checks and writes in one pass: each event and each command has its text made.
 * @param where what the value is, for who reads of a fault. @throws what the guard throws
 */
export function canonicalJson(value: unknown, where: string, guard: JsonGuard): string {
  return new Writing(where, guard).json(value);
}

class Writing {
  constructor(
    private readonly where: string,
    private readonly guard: JsonGuard,
  ) {}

  json(value: unknown): string {
    if (typeof value === 'string') return this.#text(value);
    if (typeof value === 'number') return this.#number(value);
    if (value === null || typeof value === 'boolean') return String(value);
    if (Array.isArray(value)) return this.#list(value);
    if (typeof value === 'object') return this.#object(value as Record<string, unknown>);
    return this.guard.other(value, this.where);
  }

  #text(value: string): string {
    if (PLAIN.test(value)) return `"${value}"`;
    this.guard.text(value, this.where);
    return JSON.stringify(value);
  }

  #number(value: number): string {
    this.guard.number(value, this.where);
    return JSON.stringify(value);
  }

  #list(items: readonly unknown[]): string {
    let out = '';
    for (const item of items) out += `${out === '' ? '' : ','}${this.json(item ?? null)}`;
    return `[${out}]`;
  }

  #object(fields: Record<string, unknown>): string {
    let out = '';
    for (const name of namesOf(fields)) {
      const value = fields[name];
      if (value === undefined) continue;
      out += `${out === '' ? '' : ','}${this.#name(name)}${this.json(value)}`;
    }
    return `{${out}}`;
  }

  #name(name: string): string {
    return names.get(name) ?? this.#newName(name);
  }

  #newName(name: string): string {
    const text = `${this.#text(name)}:`;
    // One that is not plain is for each guard to look at.
    if (names.size < MOST_NAMES && PLAIN.test(name)) names.set(name, text);
    return text;
  }
}

// JavaScript sorts strings by UTF-16 code units, as RFC 8785 asks. Most objects are in order already.
function namesOf(fields: Record<string, unknown>): readonly string[] {
  const all = Object.keys(fields);
  for (let at = 1; at < all.length; at += 1)
    if ((all[at - 1] ?? '') > (all[at] ?? '')) return all.sort();
  return all;
}

// Messages have few hundred names of fields between them; maps keyed by outside words stop the growth.
const MOST_NAMES = 5_000;
const names = new Map<string, string>();
