import { randomUUID } from 'node:crypto';
import { NO_STREAM, WrongExpectedVersionError, jsonEvent } from '@eventstore/db-client';
import { z } from 'zod';
import type { Connection } from './connection.js';
import { FROM_LEADER, eventsIfAny } from './read-events.js';

/** What the log is. It is kept in EventStoreDB, so that a rebuild of the positions finds it. */
export interface Identity {
  readonly installation: string;
  /** Null: nothing is recorded yet, and it may still become either. */
  readonly simulated: boolean | null;
}

const Created = z.object({ installation: z.uuid() });
const Decided = z.object({ simulated: z.boolean() });

/** Never in the log itself: our prefixes do not begin so. */
const nameOf = (prefix: string) => `identity_${prefix}`;

export const logIdOf = ({ installation, simulated }: Identity): string =>
  `placement-ledger/${simulated ? 'simulated/' : ''}${installation}`;

/** What the log of this prefix is; makes it when there is none. */
export async function readIdentity(connection: Connection, prefix: string): Promise<Identity> {
  const facts = await read(connection, prefix);
  if (facts.length === 0) {
    await write({ connection, prefix }, NO_STREAM, { installation: randomUUID() });
    return readIdentity(connection, prefix);
  }
  return {
    installation: Created.parse(facts[0]).installation,
    simulated: facts.length > 1 ? Decided.parse(facts[1]).simulated : null,
  };
}

/** Says what an undecided log is, for good. Another may have been first: see what is returned. */
export async function decide(
  connection: Connection,
  prefix: string,
  simulated: boolean,
): Promise<Identity> {
  await write({ connection, prefix }, 0n, { simulated });
  return readIdentity(connection, prefix);
}

async function read({ client }: Connection, prefix: string): Promise<unknown[]> {
  const facts = await eventsIfAny(() => client.readStream(nameOf(prefix), FROM_LEADER));
  return facts.map(({ data }) => data);
}

interface Place {
  readonly connection: Connection;
  readonly prefix: string;
}

async function write(
  { connection, prefix }: Place,
  expectedRevision: bigint | typeof NO_STREAM,
  data: Record<string, string | boolean>,
): Promise<void> {
  const type = 'installation' in data ? 'LogCreated' : 'LogDecided';
  const { client, credentials } = connection;
  try {
    const event = jsonEvent({ type, data });
    const options = { expectedRevision, credentials, ...FROM_LEADER };
    await client.appendToStream(nameOf(prefix), event, options);
  } catch (error) {
    if (!(error instanceof WrongExpectedVersionError)) throw error;
  }
}
