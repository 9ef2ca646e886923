import type { EventMeta } from './envelope.js';
import type { Message } from './message.js';
import type { PersonalPart, SealedPart } from './personal.js';

/** An event as the log holds it. */
export interface Recorded<E extends Message = Message> {
  /** Dense from 1 over the whole log; the Merkle leaf index is position - 1. */
  readonly position: number;
  readonly streamId: string;
  /** Dense from 0 within the stream. */
  readonly revision: number;
  readonly eventId: string;
  readonly type: E['type'];
  readonly schemaVersion: number;
  /** UTC with microseconds, always as text: 2026-11-22T17:38:00.000001Z. */
  readonly recordedAt: string;
  readonly meta: EventMeta;
  readonly data: E['data'];
  readonly sealed: readonly SealedPart[];
}

/** A recorded event with its personal parts opened; a part whose key is destroyed is absent. */
export type Opened<E extends Message = Message> = Recorded<E> & {
  readonly personal: readonly PersonalPart[];
};

/** The event with each field a plain value: a store may have parsed nothing of it yet. */
export const plainEvent = (event: Recorded): Recorded => ({
  position: event.position,
  streamId: event.streamId,
  revision: event.revision,
  eventId: event.eventId,
  type: event.type,
  schemaVersion: event.schemaVersion,
  recordedAt: event.recordedAt,
  meta: event.meta,
  data: event.data,
  sealed: event.sealed,
});
