import { MAX_BATCH_BYTES, MAX_BATCH_EVENTS, type Prepared } from './prepare.js';

export interface Waiting {
  readonly request: Prepared;
}

type Named = Pick<Prepared, 'streamId' | 'requestId'>;

/** The streams and request ids of some requests. */
export class Streams {
  readonly #streams = new Set<string>();
  readonly #requests = new Set<string>();

  /** Whether one of them is of the same stream or has the same id. */
  meets({ streamId, requestId }: Named): boolean {
    return this.#streams.has(streamId) || this.#requests.has(requestId);
  }

  add({ streamId, requestId }: Named): void {
    this.#streams.add(streamId);
    this.#requests.add(requestId);
  }

  delete({ streamId, requestId }: Named): void {
    this.#streams.delete(streamId);
    this.#requests.delete(requestId);
  }
}

export interface Limits {
  /** What is in flight: its streams and ids stay in the queue. */
  readonly flying: Streams;
  /** How many events; one request may have more. */
  readonly most: number;
}

/**
 * Takes the next batch off the queue's front. A request whose stream or id is in flight or already in
 * the batch stays, and so do later ones of that stream: they see what the first one did.
 */
export function takeBatch<W extends Waiting>(queue: W[], limits: Limits): W[] {
  const batch: W[] = [];
  const left: W[] = [];
  const seen = new Streams();
  const room = new Room(limits.most);
  let looked = 0;
  for (const waiting of queue) {
    const { request } = waiting;
    if (!room.has(request)) break;
    looked += 1;
    const later = limits.flying.meets(request) || seen.meets(request);
    seen.add(request);
    (later ? left : batch).push(waiting);
    if (!later) room.take(request);
  }
  queue.splice(0, looked, ...left);
  return batch;
}

class Room {
  #events = 0;
  #bytes = 0;

  constructor(readonly most: number) {}

  has({ events, bytes }: Prepared): boolean {
    if (this.#events === 0) return true;
    const most = Math.min(this.most, MAX_BATCH_EVENTS);
    return this.#events + events.length <= most && this.#bytes + bytes <= MAX_BATCH_BYTES;
  }

  take({ events, bytes }: Prepared): void {
    this.#events += events.length;
    this.#bytes += bytes;
  }
}
