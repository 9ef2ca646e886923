import { z } from 'zod';
import { HASH_BYTES, type Hash } from './hashing.js';

/** What a log was when it had this size. */
export interface Checkpoint {
  /** Names the log: its log id, which says whether it is a simulated one. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

/** The text is not the body of a checkpoint. */
export class CheckpointMalformed extends Error {
  override name = 'CheckpointMalformed';
}

/** The body of a C2SP tlog-checkpoint, which is what a signature is made of: three lines. */
export const checkpointBody = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`;

const isHash = (text: string) => {
  const root = Buffer.from(text, 'base64');
  return root.length === HASH_BYTES && root.toString('base64') === text;
};

const Body = z.tuple([
  z.string().min(1, { error: 'the origin is missing' }),
  z
    .string()
    .regex(/^(0|[1-9]\d*)$/, { error: 'the size is not a decimal number' })
    .transform(Number)
    .refine(Number.isSafeInteger, { error: 'the size is beyond 2^53 - 1' }),
  z.string().refine(isHash, { error: 'the root is not 32 bytes in base64' }),
  z.literal('', { error: 'the last line is not ended' }),
]);

/** @throws CheckpointMalformed: no extension lines are taken, for none are written */
export function parseCheckpoint(body: string): Checkpoint {
  const parsed = Body.safeParse(body.split('\n'));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CheckpointMalformed(`It is no checkpoint: ${issue?.message ?? 'malformed'}.`);
  }
  const [origin, size, root] = parsed.data;
  return { origin, size, root: Buffer.from(root, 'base64') };
}
