import type { RejectionCode } from '@ledger/kernel';

/** Why a request cannot be stored, found before it is queued. */
export class NotStorable extends Error {
  constructor(
    readonly code: RejectionCode,
    reason: string,
  ) {
    super(reason);
    this.name = 'NotStorable';
  }
}

const refuseText = (where: string, fault: string) =>
  new NotStorable('text-not-allowed', `${where} ${fault}.`);
const refuseNumber = (where: string, fault: string) =>
  new NotStorable('number-not-allowed', `${where} ${fault}.`);

// In unicode mode a surrogate that belongs to a pair is part of one character, so only a lone one matches.
const loneSurrogate = /\p{Cs}/u;

/** Text that PostgreSQL and UTF-8 can hold. @throws NotStorable */
export function checkText(text: string, where: string): void {
  if (text.includes('\u0000')) throw refuseText(where, 'holds the character U+0000');
  if (loneSurrogate.test(text)) throw refuseText(where, 'holds half of a surrogate pair');
}

/** A number that JSON keeps exactly. @throws NotStorable */
export function checkNumber(value: number, where: string): void {
  if (!Number.isFinite(value)) throw refuseNumber(where, `is ${value}`);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw refuseNumber(
      where,
      'is a whole number beyond 2^53 - 1, which JSON does not keep exactly',
    );
  }
}
