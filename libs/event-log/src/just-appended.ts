import type { AppendOutcome, Recorded } from '@ledger/kernel';
import { instantText, microseconds } from './instant.js';
import type { Prepared } from './prepare.js';
import { recordedOf } from './recorded-row.js';

type Appended = Extract<AppendOutcome, { outcome: 'appended' }>;

interface Request {
  readonly prepared: Prepared;
  readonly appended: Appended;
}

// The events of about a second at the rate that the projections keep up with.
const MOST_BYTES = 2 ** 21;

/**
 * The newest events that this process appended, as long as nobody else appended between them: who
 * follows the log's head need not read back what was sent a moment ago. They are made of the texts
 * that were sent, whose digests are in the leaves that the log made, and of the places that it
 * answered, so that they are what a verified read gives.
 */
export class JustAppended {
  readonly #requests: Request[] = [];
  #bytes = 0;

  /** Takes in a batch that was answered: what became of each request. */
  add(batch: readonly Prepared[], outcomes: readonly AppendOutcome[]): void {
    outcomes.forEach((outcome, n) => {
      const prepared = batch[n];
      if (prepared && outcome.outcome === 'appended') this.#addOne({ prepared, appended: outcome });
    });
    this.#forgetOld();
  }

  /** At most `limit` events after the position; empty where they must be read. */
  after(position: number, limit: number): readonly Recorded[] {
    const from = this.#requests.findLastIndex((one) => one.appended.lastPosition <= position) + 1;
    const first = this.#requests[from]?.appended.firstPosition ?? Infinity;
    if (first > position + 1) return [];
    const events: Recorded[] = [];
    for (const request of this.#requests.slice(from)) {
      if (events.length >= limit) break;
      events.push(...eventsOf(request).filter((event) => event.position > position));
    }
    return events.slice(0, limit);
  }

  #addOne(request: Request): void {
    const expected = (this.#requests.at(-1)?.appended.lastPosition ?? 0) + 1;
    if (request.appended.firstPosition !== expected) this.#forget(this.#requests.length);
    this.#requests.push(request);
    this.#bytes += request.prepared.bytes;
  }

  // By halves, so that what is kept is not moved for each batch.
  #forgetOld(): void {
    while (this.#bytes > MOST_BYTES) this.#forget(Math.ceil(this.#requests.length / 2));
  }

  #forget(count: number): void {
    for (const { prepared } of this.#requests.splice(0, count)) this.#bytes -= prepared.bytes;
  }
}

/** The last event has the revision and the time of the answer; those before it, one less each. */
function eventsOf({ prepared: { streamId, events }, appended }: Request): readonly Recorded[] {
  const last = events.length - 1;
  const lastTime = last === 0 ? 0n : microseconds(appended.recordedAt);
  return events.map(({ eventId, type, schemaVersion, texts }, place) =>
    recordedOf({
      position: appended.firstPosition + place,
      stream_id: streamId,
      revision: appended.revision - last + place,
      event_id: eventId,
      type,
      schema_version: schemaVersion,
      recorded_at:
        place === last ? appended.recordedAt : instantText(lastTime - BigInt(last - place)),
      ...texts,
    }),
  );
}
