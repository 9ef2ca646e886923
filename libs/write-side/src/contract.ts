import type { Actor, Evidence, Message, Recorded, Source } from '@ledger/kernel';
import type { DecidedBy } from '@ledger/kernel';
import type { z } from 'zod';

/** What comes with a command, besides its data. The log gives position, revision and time. */
export interface CommandMeta {
  /** The authority that owns the fact. */
  readonly authority: string;
  readonly actor: Actor;
  readonly source: Source;
  /** A UUID; the same id with the same command is answered as the first time. */
  readonly requestId: string;
  readonly correlationId?: string;
  readonly causationId?: string;
  readonly reason?: string;
  readonly decidedOn?: string;
  readonly decidedBy?: z.infer<typeof DecidedBy>;
  readonly decisionRef?: string;
  readonly onBehalfOf?: string;
  readonly evidence?: readonly z.infer<typeof Evidence>[];
  /** Simulated logs only. */
  readonly recordedAt?: string;
}

export interface Ask<C extends Message = Message> {
  readonly streamId: string;
  readonly command: C;
  readonly meta: CommandMeta;
  /** The revision that the asker saw (If-Match); -1 = none. Absent: retried on conflict. */
  readonly expectedRevision?: number;
  /** Streams that were read to make the command, noted in every event. */
  readonly basis?: readonly { streamId: string; revision: number }[];
}

/** `position` is the last event's; for 'unchanged' it is the log's position of the stream's last event. */
export interface Answer {
  readonly outcome: 'recorded' | 'unchanged';
  readonly position: number;
  readonly revision: number;
  readonly events: readonly Pick<Recorded, 'eventId' | 'type' | 'data'>[];
}
