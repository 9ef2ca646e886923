import type { AppendOutcome, Appended, EventMeta, Recorded, SealedPart } from '@ledger/kernel';
import { rejected } from './outcomes.js';
import { instantText, microseconds } from './instant.js';
import type { Prepared, PreparedEvent } from './prepare.js';

/** What the log knows when a request comes; the clock in microseconds. */
interface Moment {
  readonly simulated: boolean;
  readonly clock: bigint;
}

/** The events of a log in memory, and the same decisions that append.sql makes. */
export class MemoryStore {
  readonly events: Recorded[] = [];
  readonly #streams = new Map<string, Recorded[]>();
  readonly #eventIds = new Set<string>();
  readonly #requests = new Map<string, { hash: string; appended: Appended }>();

  stream(streamId: string): readonly Recorded[] {
    return this.#streams.get(streamId) ?? [];
  }

  append(request: Prepared, moment: Moment): AppendOutcome {
    const before = this.#requests.get(request.requestId);
    if (before && before.hash !== request.requestHash) return rejected('request-id-reused');
    if (before) return { outcome: 'duplicate', ...before.appended };
    if (request.recordedAt !== null && !moment.simulated)
      return rejected('recorded-at-not-allowed');
    const actualRevision = this.stream(request.streamId).length - 1;
    if (request.expected !== -2 && request.expected !== actualRevision) {
      return { outcome: 'conflict', actualRevision };
    }
    return { outcome: 'appended', ...this.#store(request, moment.clock) };
  }

  #store(request: Prepared, clock: bigint): Appended {
    this.#claim(request.events.map(({ eventId }) => eventId));
    const wanted = request.recordedAt === null ? clock : microseconds(request.recordedAt);
    const first = this.events.length + 1;
    const stored = request.events.map((event) => this.#add(request.streamId, event, wanted));
    const last = stored[stored.length - 1];
    const appended = {
      firstPosition: first,
      lastPosition: this.events.length,
      revision: last?.revision ?? -1,
      recordedAt: last?.recordedAt ?? '',
    };
    this.#requests.set(request.requestId, { hash: request.requestHash, appended });
    return appended;
  }

  // A fault of the caller, as a unique index would have it.
  #claim(eventIds: readonly string[]): void {
    const taken = eventIds.find((id) => this.#eventIds.has(id));
    if (taken !== undefined) throw new Error(`The event id ${taken} is taken.`);
    for (const id of eventIds) this.#eventIds.add(id);
  }

  #add(streamId: string, event: PreparedEvent, wanted: bigint): Recorded {
    const stream = this.#streams.get(streamId) ?? [];
    const { eventId, type, schemaVersion, texts } = event;
    const recorded: Recorded = {
      position: this.events.length + 1,
      streamId,
      revision: stream.length,
      eventId,
      type,
      schemaVersion,
      recordedAt: instantText(this.#next(wanted)),
      meta: JSON.parse(texts.envelope) as EventMeta,
      data: JSON.parse(texts.data) as object,
      sealed: texts.sealed === null ? [] : (JSON.parse(texts.sealed) as SealedPart[]),
    };
    this.#streams.set(streamId, stream);
    stream.push(recorded);
    this.events.push(recorded);
    return recorded;
  }

  #next(wanted: bigint): bigint {
    const last = this.events.at(-1);
    if (!last) return wanted;
    const least = microseconds(last.recordedAt) + 1n;
    return wanted > least ? wanted : least;
  }
}
