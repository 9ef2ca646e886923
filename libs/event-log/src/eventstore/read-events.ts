import {
  type RecordedEvent,
  type ResolvedEvent,
  StreamDeletedError,
  StreamNotFoundError,
} from '@eventstore/db-client';

/** All the events of a read. */
export async function eventsIn(read: AsyncIterable<ResolvedEvent>): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const { event } of read) if (event) events.push(event);
  return events;
}

/** The same of a stream; empty when there is no such stream, or none any more. */
export async function eventsIfAny(read: AsyncIterable<ResolvedEvent>): Promise<RecordedEvent[]> {
  try {
    return await eventsIn(read);
  } catch (error) {
    if (error instanceof StreamNotFoundError || error instanceof StreamDeletedError) return [];
    throw error;
  }
}
