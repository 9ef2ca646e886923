import { canonicalJson, type JsonGuard, Refusal } from '@ledger/kernel';

// In unicode mode a surrogate that belongs to a pair is part of one character.
const LONE_SURROGATE = /\p{Cs}/u;

const cannotHold = (value: unknown): never => {
  throw new TypeError(`A command cannot hold ${String(value)}.`);
};

const askable: JsonGuard = {
  text: (text) => {
    if (LONE_SURROGATE.test(text)) throw new Refusal('text-not-allowed');
  },
  number: (value) => {
    if (!Number.isFinite(value)) cannotHold(value);
  },
  other: cannotHold,
};

/**
 * Canonical JSON (RFC 8785) of a command, of which each row of an import has one: plain values, and
 * fields that are undefined are left out. @throws Refusal `text-not-allowed` for text that is no
 * Unicode
 */
export const canonical = (value: unknown): string => canonicalJson(value, 'A command', askable);
