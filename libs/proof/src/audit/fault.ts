import { LogBroken } from '@ledger/kernel';
import { z } from 'zod';

/** What one thread tells another of a log that is broken. */
export const Fault = z.object({ position: z.number(), message: z.string() });
export type Fault = z.infer<typeof Fault>;

/** Undefined where the error says something else. */
export const faultOf = (error: unknown): Fault | undefined =>
  error instanceof LogBroken ? { position: error.position, message: error.message } : undefined;

/** The message is what the thread's own error said. */
export const brokenAt = ({ position, message }: Fault): LogBroken =>
  Object.assign(new LogBroken(position, ''), { message });
