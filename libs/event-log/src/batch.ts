import { MAX_BATCH_BYTES, MAX_BATCH_EVENTS, type Prepared } from './prepare.js';

export interface Waiting {
  readonly request: Prepared;
}

/**
 * Takes the next batch off the queue's front. A request whose stream or id is already in the batch
 * stays, and so do later ones of that stream: they see what the first one did.
 */
export function takeBatch<W extends Waiting>(queue: W[]): W[] {
  const batch: W[] = [];
  const left: W[] = [];
  const streams = new Set<string>();
  const ids = new Set<string>();
  let events = 0;
  let bytes = 0;
  let taken = 0;
  for (const waiting of queue) {
    const { request } = waiting;
    if (events + request.events.length > MAX_BATCH_EVENTS) break;
    if (bytes + request.bytes > MAX_BATCH_BYTES) break;
    taken += 1;
    const later = streams.has(request.streamId) || ids.has(request.requestId);
    streams.add(request.streamId);
    ids.add(request.requestId);
    (later ? left : batch).push(waiting);
    if (later) continue;
    events += request.events.length;
    bytes += request.bytes;
  }
  queue.splice(0, taken, ...left);
  return batch;
}
