import { type JSONEventType, type RecordedEvent, jsonEvent } from '@eventstore/db-client';
import type { EventMeta, Recorded, SealedPart } from '@ledger/kernel';
import { z } from 'zod';
import { type Prepared } from '../prepare.js';

/** What the metadata of each of our events holds beside the envelope. */
const Metadata = z.object({
  schemaVersion: z.number().int().min(1).max(32_767),
  meta: z.looseObject({ authority: z.string(), requestId: z.string() }),
  sealed: z.array(z.looseObject({ pupilId: z.string(), ciphertext: z.string() })),
  request: z.object({
    id: z.string(),
    hash: z.string(),
    index: z.number().int().min(0),
    count: z.number().int().min(1),
  }),
  recordedAt: z.string().optional(),
});

const StoredEvent = z.object({
  id: z.uuid(),
  isJson: z.literal(true),
  data: z.custom<object>((data) => typeof data === 'object' && data !== null),
  metadata: Metadata,
  // Older servers do not say it when one stream is read.
  position: z.object({ commit: z.bigint() }).optional(),
});

type Stored = z.infer<typeof Metadata>;

/** An event of ours as EventStoreDB holds it, all but its position in the log. */
export interface ReadEvent extends Omit<Recorded, 'position' | 'recordedAt'> {
  readonly commitPosition: number;
  /** The server's clock, in microseconds since 1970. */
  readonly createdAt: bigint;
  readonly request: Stored['request'];
  /** The clock that a simulated log was told. */
  readonly toldAt: string | undefined;
}

/** What is sent of an event: its JSON is made here, so that the client never fails on it. */
export interface EventToSend {
  readonly id: string;
  readonly type: string;
  readonly data: Record<string, unknown>;
  readonly metadata: Record<string, unknown>;
}

/** The events of a request as they are kept until it is answered, and sent. */
export function eventsToSend(request: Prepared): EventToSend[] {
  const { requestId: id, requestHash: hash, recordedAt, events } = request;
  return events.map(({ eventId, type, schemaVersion, texts }, index) => ({
    id: eventId,
    type,
    data: JSON.parse(texts.data) as Record<string, unknown>,
    metadata: {
      schemaVersion,
      meta: JSON.parse(texts.envelope) as object,
      sealed: texts.sealed === null ? [] : (JSON.parse(texts.sealed) as object[]),
      request: { id, hash, index, count: events.length },
      ...(recordedAt === null ? {} : { recordedAt }),
    },
  }));
}

export const toSend = (event: EventToSend) => jsonEvent<JSONEventType>(event);

/**
 * The event, when it is one of ours. The client gives malformed JSON as text and malformed metadata
 * as bytes, without an error: here it shows.
 * @returns undefined for what this log did not write
 */
export function eventOf(prefix: string, event: RecordedEvent): ReadEvent | undefined {
  const read = StoredEvent.safeParse(event);
  if (!read.success) return undefined;
  const { id, data, metadata, position } = read.data;
  return {
    streamId: event.streamId.slice(prefix.length),
    revision: Number(event.revision),
    eventId: id,
    type: event.type,
    schemaVersion: metadata.schemaVersion,
    meta: metadata.meta as unknown as EventMeta,
    data,
    sealed: metadata.sealed as unknown as SealedPart[],
    commitPosition: Number(position?.commit ?? -1n),
    createdAt: BigInt(event.created.getTime()) * 1000n,
    request: metadata.request,
    toldAt: metadata.recordedAt,
  };
}
