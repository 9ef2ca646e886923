import { createHash } from 'node:crypto';
import { type AppendRequest, type EventLog, PersonalClass, type Recorded } from '@ledger/kernel';
import { londonDateOf } from '@ledger/school-time';
import { v4, v7 } from 'uuid';
import { z } from 'zod';
import type { Person } from './person.js';
import { may, type Permission } from './policy.js';

// Stored for ever, in the access log, which is apart from the ledger's. Add optional fields; never
// rename or remove one.
export const ChildFileRead = z
  .object({
    type: z.literal('ChildFileRead'),
    data: z.object({
      pupilId: z.uuid(),
      /** What was asked for: the name of a figure, a page or an export. */
      what: z.string(),
      /** The classes of personal data in it. */
      classes: z.array(PersonalClass),
      answer: z.enum(['shown', 'refused']),
    }),
  })
  .describe('Somebody asked for what is recorded of a child.');
export type ChildFileRead = z.infer<typeof ChildFileRead>;

/** Where reads are noted: a log of its own, and the clock, as an RFC 3339 instant. */
export interface AccessLog {
  readonly log: Pick<EventLog, 'append' | 'readStream'>;
  readonly now: () => string;
}

/** Who wants to see what of which child. */
export interface Reading {
  readonly person: Person;
  readonly permission: Permission;
  readonly pupilId: string;
  /** The authority that the child belongs to. */
  readonly authority: string;
  readonly what: string;
  readonly classes: readonly PersonalClass[];
  /** Of the request that it is part of. */
  readonly correlationId: string;
}

/**
 * Shows something of a child's file once the read is noted, a refused one as well.
 * @returns null where the person may not see it
 * @throws whatever the log throws: what cannot be noted is not shown
 */
export async function notedRead<R>(
  access: AccessLog,
  reading: Reading,
  show: () => Promise<R>,
): Promise<R | null> {
  const answer = may(reading.person, reading.permission) ? 'shown' : 'refused';
  const { outcome } = await access.log.append(noteOf(access, reading, answer));
  if (outcome !== 'appended') throw new Error(`The read could not be noted: ${outcome}.`);
  return answer === 'shown' ? show() : null;
}

/** Everybody who asked for the child's file, in order; to ask this is a read of the file too. */
export const readsOf = (
  access: AccessLog,
  reading: Omit<Reading, 'what' | 'classes'>,
): Promise<readonly Recorded[] | null> =>
  notedRead(access, { ...reading, what: 'access-log', classes: [] }, () =>
    access.log.readStream(streamOf(reading)),
  );

const streamOf = ({ pupilId }: Pick<Reading, 'pupilId'>) => `access-${pupilId}`;

function noteOf(
  { now }: AccessLog,
  { person, pupilId, authority, what, classes, correlationId }: Reading,
  answer: ChildFileRead['data']['answer'],
): AppendRequest {
  const { id, role, organisation } = person;
  const data: ChildFileRead['data'] = { pupilId, what, classes: [...classes], answer };
  const requestId = v4();
  const meta = {
    ...{ authority, requestId, correlationId, effectiveOn: londonDateOf(now()) },
    ...{ actor: { id, role, organisation }, source: { kind: 'screen' as const } },
  };
  const event = { eventId: v7(), type: 'ChildFileRead', schemaVersion: 1, meta, data, sealed: [] };
  const requestHash = createHash('sha256')
    .update(JSON.stringify([requestId, data]))
    .digest('hex');
  return {
    ...{ requestId, requestHash, streamId: streamOf({ pupilId }), expectedRevision: 'any' },
    events: [event],
  };
}
