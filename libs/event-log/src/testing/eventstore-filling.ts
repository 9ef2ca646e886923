import { eventsToSend } from '../eventstore/stored-event.js';
import { prepare } from '../prepare.js';
import type { EventStoreServer } from './eventstore-server.js';
import { aRequest, anEvent } from './requests.js';

/**
 * Puts requests of one to three events each into the server, as an append that gets no position
 * leaves them, among events of others.
 * @returns how many events of ours
 */
export function fillUnplaced(server: EventStoreServer, prefix: string, requests: number): number {
  let count = 0;
  for (let n = 0; n < requests; n += 1) {
    const events = Array.from({ length: 1 + (n % 3) }, () => anEvent({ n }));
    const prepared = prepare(aRequest(`s-${n % 7}`, { events }));
    if ('outcome' in prepared) throw new Error(prepared.outcome);
    const sent = eventsToSend(prepared).map(({ id, type, data, metadata }) => ({
      id,
      type,
      contentType: 'application/json',
      data: Buffer.from(JSON.stringify(data)),
      metadata: Buffer.from(JSON.stringify(metadata)),
    }));
    server.store.append(`${prefix}s-${n % 7}`, 'any', sent);
    if (n % 5 === 0) server.store.addForeign('x-1', 2);
    count += events.length;
  }
  return count;
}
