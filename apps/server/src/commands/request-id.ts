import { createHash } from 'node:crypto';
import { z } from 'zod';
import { fault } from '../http/problem.js';

const Uuid = z.uuid();

/**
 * The request id of an Idempotency-Key: itself where it is a UUID, else a UUID made of its SHA-256
 * (version 8). Two people's keys never meet: the person is in the hash.
 * @throws Problem 400 when it is missing or longer than 200 characters
 */
export function requestIdOf(key: string | undefined, personId: string): string {
  if (key === undefined || key === '' || key.length > 200) throw needed();
  if (Uuid.safeParse(key).success) return key.toLowerCase();
  const hex = createHash('sha256').update(`${personId}\n${key}`).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`];
  return [...parts, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

const needed = () =>
  fault(400, {
    pointer: '',
    code: 'idempotency-key-needed',
    message: 'Send an Idempotency-Key of 1 to 200 characters: the same key for the same request.',
  });
