import { z } from 'zod';
import { Fault } from './fault.js';

const bytes = z.custom<Uint8Array<ArrayBuffer>>(ArrayBuffer.isView);

/** A part of the log that was verified on a thread, with its wanted rows where there are any. */
const VerifiedPiece = z.object({
  leaves: bytes,
  blocks: bytes,
  rows: z
    .object({
      bytes,
      begins: z.custom<Uint32Array<ArrayBuffer>>(ArrayBuffer.isView),
      kinds: z.custom<Uint16Array<ArrayBuffer>>(ArrayBuffer.isView),
      types: z.array(z.string()).readonly(),
    })
    .exactOptional(),
});
export type VerifiedPiece = z.infer<typeof VerifiedPiece>;

const StretchFailure = z.union([z.object({ fault: Fault }), z.object({ failed: z.string() })]);
export type StretchFailure = z.infer<typeof StretchFailure>;

/** What a reading thread says: a piece of the log, or how it ended. */
export const StretchAnswer = z.union([
  VerifiedPiece,
  z.object({ isOver: z.literal(true) }),
  StretchFailure,
]);
export type StretchAnswer = z.infer<typeof StretchAnswer>;

/** What a reading thread is told of each piece that was taken up. */
export const TAKEN = 'taken';
