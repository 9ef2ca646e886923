import type { StoredLog } from '../postgres-log.js';
import type { EventStoreLogOptions } from './eventstore-log.js';

/**
 * The log in EventStoreDB, its positions in PostgreSQL; closing it leaves the database open. The
 * client is loaded here and not before: it is large, and most have no need of it.
 * @throws EventStoreUnusable when the server, its settings or its streams are unsafe
 */
export async function eventStoreLog(options: EventStoreLogOptions): Promise<StoredLog> {
  const opening = await import('./eventstore-log.js');
  return opening.eventStoreLog(options);
}
