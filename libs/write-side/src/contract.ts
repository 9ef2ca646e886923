import type {
  Actor,
  Basis,
  DecidedBy,
  EventLog,
  Evidence,
  Message,
  Recorded,
  Source,
} from '@ledger/kernel';
import type { Vault } from '@ledger/vault';
import type { z } from 'zod';

/** What recording needs from outside. */
export interface WritePorts {
  readonly log: EventLog;
  readonly vault: Vault;
  /** The instant now as UTC text; the system's clock where none is given. */
  readonly clock?: () => string;
}

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
  /** The reason of those events that correct, where `reason` is absent: an import gives one for all. */
  readonly correctionReason?: string;
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
  /**
   * More commands of the same request: each is decided on what the one before it left, and all are
   * recorded in one append or none is.
   */
  readonly further?: readonly C[];
  readonly meta: CommandMeta;
  /** The revision that the asker saw (If-Match); -1 = none. Absent: retried on conflict. */
  readonly expectedRevision?: number;
  /** Streams that were read to make the command, noted in every event. */
  readonly basis?: readonly { streamId: string; revision: number }[];
  /**
   * Where the index-th event of this command came in, where that is finer than `meta.source`: one
   * register holds the marks of many rows of a file.
   */
  readonly sourceOf?: (event: Message, index: number) => Source;
  /** What the index-th event was based on, where that is finer than `basis`: its own child's package. */
  readonly basisOf?: (event: Message, index: number) => readonly Basis[];
}

/** `position` is the last event's; for 'unchanged' it is the log's position of the stream's last event. */
export interface Answer {
  readonly outcome: 'recorded' | 'unchanged';
  readonly position: number;
  readonly revision: number;
  readonly events: readonly Pick<Recorded, 'eventId' | 'type' | 'data' | 'meta'>[];
}
