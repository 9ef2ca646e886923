import type { PersonalPart } from '@ledger/kernel';

/** A keyed hash of text; `purpose` keeps uses apart. */
export type Blind = (purpose: string, text: string) => string;

const purpose = 'pupil-search';
const shortestPrefix = 3;

/** Letters and digits alone, without accents or capitals: `O'Brien` and `obrien` are one. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const words = (text: string): readonly string[] => text.split(/\s+/u).filter(Boolean);

/** The blind tokens that a child is found by: each name from its third letter on, reference, UPN. */
export function tokensOf(blind: Blind, identity: PersonalPart['values']): readonly string[] {
  const names = [identity['givenName'], identity['familyName']].flatMap((name) =>
    typeof name === 'string' ? words(name).flatMap(partsOf) : [],
  );
  const references = [identity['pupilRef'], identity['upn']].flatMap((reference) =>
    typeof reference === 'string' ? [plain(reference)] : [],
  );
  const said = [...names.flatMap(prefixesOf), ...references].filter(Boolean);
  return [...new Set(said)].map((text) => blind(purpose, text));
}

/**
 * The blind tokens of what somebody typed, one for each word; a child is found by all of them. A
 * word of three letters or more also finds the names that begin with it.
 */
export function searchTokens(blind: Blind, typed: string): readonly string[] {
  const said = words(typed).map(plain).filter(Boolean);
  return [...new Set(said)].map((text) => blind(purpose, text));
}

/** A double-barrelled name is found whole and by each of its parts. */
const partsOf = (word: string): readonly string[] => [
  plain(word),
  ...word.split(/[^\p{L}\p{N}\p{M}]+/u).map(plain),
];

function prefixesOf(name: string): readonly string[] {
  const letters = [...name];
  const longer = letters.slice(shortestPrefix).map((_, more) => more + shortestPrefix);
  return [...longer.map((length) => letters.slice(0, length).join('')), name];
}
