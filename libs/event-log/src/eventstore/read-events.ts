import { setTimeout as sleep } from 'node:timers/promises';
import {
  CancelledError,
  NotLeaderError,
  type RecordedEvent,
  type ResolvedEvent,
  StreamDeletedError,
  StreamNotFoundError,
  UnavailableError,
} from '@eventstore/db-client';

/**
 * Goes with every read and subscription. A follower that lags would lack what was given a position
 * already, and a read that follows a lost answer must see what the append did.
 */
export const FROM_LEADER = { requiresLeader: true } as const;

/** How long is waited, in milliseconds, before a read is tried again. */
const WAITS = [50, 100, 200, 400, 800];

type Read = () => AsyncIterable<ResolvedEvent>;

/** All the events of a read; it is read again where the server was only away for a moment. */
export async function eventsIn(read: Read): Promise<RecordedEvent[]> {
  for (const wait of WAITS) {
    const outcome = await once(read).catch(mayPass);
    if (outcome) return outcome;
    await sleep(wait);
  }
  return once(read);
}

async function once(read: Read): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const { event } of read()) if (event) events.push(event);
  return events;
}

/** The client connects anew after each of these, but asks nothing again by itself. */
const passing = [CancelledError, NotLeaderError, UnavailableError];

function mayPass(error: unknown): undefined {
  if (!passing.some((kind) => error instanceof kind)) throw error;
}

/** The same of a stream; empty when there is no such stream, or none any more. */
export async function eventsIfAny(read: Read): Promise<RecordedEvent[]> {
  try {
    return await eventsIn(read);
  } catch (error) {
    if (error instanceof StreamNotFoundError || error instanceof StreamDeletedError) return [];
    throw error;
  }
}
