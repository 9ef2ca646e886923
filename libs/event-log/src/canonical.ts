import { canonicalJson, type JsonGuard } from '@ledger/kernel';
import { checkNumber, checkText, NotStorable } from './storable.js';

const storable: JsonGuard = {
  text: checkText,
  number: checkNumber,
  other: (value, where) => {
    const code = typeof value === 'bigint' ? 'number-not-allowed' : 'text-not-allowed';
    throw new NotStorable(code, `${where} is of type ${typeof value}, which JSON does not have.`);
  },
};

/**
 * Canonical JSON (RFC 8785) of a value that it keeps exactly. Fields that are undefined are left out.
 * @throws NotStorable that names what is at fault
 */
export const canonical = (value: unknown, where: string): string =>
  canonicalJson(value, where, storable);
