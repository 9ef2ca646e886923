import {
  type AllStreamRecordedEvent,
  type EventStoreDBClient,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import { FROM_LEADER } from './read-events.js';

export interface Feed {
  /** What has come, at most a batch; empty when nothing came in time. @throws when the feed ended */
  next(timeoutMs: number): Promise<readonly AllStreamRecordedEvent[]>;
  close(): Promise<void>;
}

const BATCH = 1_000;

/** Where to go on after an event: `subscribeToAll` leaves out the event at the position it is given. */
export const after = (commitPosition: number) =>
  commitPosition < 0 ? START : { commit: BigInt(commitPosition), prepare: BigInt(commitPosition) };

/** The streams of the log, and what is decided of how long they are kept. */
export const policyPrefix = (prefix: string) => `$$${prefix}`;

const subscribe = (client: EventStoreDBClient, prefix: string, commitPosition: number) =>
  client.subscribeToAll({
    ...FROM_LEADER,
    fromPosition: after(commitPosition),
    filter: streamNameFilter({ prefixes: [prefix, policyPrefix(prefix)], checkpointInterval: 100 }),
  });

/**
 * Follows our streams in the order of the whole server. It does not come back by itself after an
 * error, because the client does not: whoever reads it opens another, after the last event that was
 * handled. The client's own `caughtUp` and `checkpointReached` run ahead of the reader, and an error
 * in them ends the process: nothing is hung there.
 */
export function follow(client: EventStoreDBClient, prefix: string, commitPosition: number): Feed {
  const subscription = subscribe(client, prefix, commitPosition);
  const waiting: AllStreamRecordedEvent[] = [];
  // Whatever came before it is still given.
  let fault: unknown;
  let wake = () => {};
  subscription.on('data', ({ event }) => {
    if (event) waiting.push(event as AllStreamRecordedEvent);
    if (waiting.length >= 2 * BATCH) subscription.pause();
    wake();
  });
  const ended = (error?: unknown) => {
    fault ??= error ?? new Error('EventStoreDB ended the subscription.');
    wake();
  };
  subscription.on('error', ended).on('end', ended).on('close', ended);
  const something = (timeoutMs: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  return {
    async next(timeoutMs) {
      if (waiting.length === 0 && fault === undefined) await something(timeoutMs);
      if (waiting.length === 0 && fault !== undefined) throw fault;
      const batch = waiting.splice(0, BATCH);
      if (waiting.length < BATCH) subscription.resume();
      return batch;
    },
    close: async () => {
      ended(new Error('The feed was closed.'));
      await subscription.unsubscribe().catch(() => undefined);
    },
  };
}
