import { type Credentials, EventStoreDBClient } from '@eventstore/db-client';
import { existsSync } from 'node:fs';
import { addressIn } from './address.js';
import { EventStoreUnusable } from './unusable.js';

export interface Connection {
  readonly client: EventStoreDBClient;
  /**
   * Sent with every append, because only an append without its own credentials goes over the stream
   * that all clients of a process share, where one's error is taken for everyone's.
   */
  readonly credentials: Credentials;
  /** Ends the client once all who share it have left. */
  leave(): Promise<void>;
}

const open = new Map<string, { client: EventStoreDBClient; users: number }>();

/**
 * The process's one client for a server.
 * @param url `esdb://[user:password@]host:port[,...][?tls=false]`
 * @throws EventStoreUnusable
 */
export function connect(url: string): Connection {
  const credentials = credentialsIn(url);
  const shared = open.get(url) ?? { client: clientFor(url), users: 0 };
  shared.users += 1;
  open.set(url, shared);
  let left = false;
  return {
    client: shared.client,
    credentials,
    leave: async () => {
      if (left) return;
      left = true;
      shared.users -= 1;
      if (shared.users > 0) return;
      open.delete(url);
      await shared.client.dispose();
    },
  };
}

function clientFor(url: string): EventStoreDBClient {
  const { caFile } = addressIn(url);
  if (caFile !== undefined && !existsSync(caFile)) {
    throw new EventStoreUnusable(
      `EVENTSTORE_URL names ${caFile} as tlsCAFile, and there is no such file. Correct it.`,
    );
  }
  try {
    return EventStoreDBClient.connectionString(url);
  } catch (error) {
    throw new EventStoreUnusable(`EVENTSTORE_URL is not understood. ${String(error)}`);
  }
}

/** @throws EventStoreUnusable when the client would ignore a setting in silence */
function credentialsIn(url: string): Credentials {
  const { username, password, tls, throwOnAppendFailure } = addressIn(url);
  if (!tls && username !== undefined) {
    throw new EventStoreUnusable(
      'EVENTSTORE_URL has a name and password and tls=false, with which they would not be sent. ' +
        'Use certificates (tlsCAFile), or leave name and password out.',
    );
  }
  if (!throwOnAppendFailure) {
    throw new EventStoreUnusable(
      'EVENTSTORE_URL has throwOnAppendFailure=false, with which a conflict does not say the ' +
        'revision that the stream has. Leave it out.',
    );
  }
  return { username: username ?? '', password: password ?? '' };
}
