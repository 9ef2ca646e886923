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

function checkNumber(value: number, where: string): void {
  if (!Number.isFinite(value)) throw refuseNumber(where, `is ${value}`);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw refuseNumber(
      where,
      'is a whole number beyond 2^53 - 1, which JSON does not keep exactly',
    );
  }
}

/**
 * A value that canonical JSON keeps exactly. Fields that are undefined are left out.
 * @throws NotStorable with the path of what is at fault
 */
export function checkValue(value: unknown, where: string): void {
  if (typeof value === 'string') return checkText(value, where);
  if (typeof value === 'number') return checkNumber(value, where);
  if (typeof value === 'bigint') throw refuseNumber(where, 'is a BigInt');
  if (typeof value === 'function') throw refuseText(where, 'is a function');
  if (Array.isArray(value)) return value.forEach((item, n) => checkValue(item, `${where}[${n}]`));
  if (value !== null && typeof value === 'object') checkFields(value, where);
}

function checkFields(value: object, where: string): void {
  for (const [name, field] of Object.entries(value)) {
    checkText(name, `A name in ${where}`);
    checkValue(field, `${where}.${name}`);
  }
}
