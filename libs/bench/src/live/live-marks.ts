import { hash } from 'node:crypto';
import type { AppendRequest, EventLog, Recorded } from '@ledger/kernel';
import { freshId } from '../append/marks.js';
import { sessions } from '../authority/school-days.js';

const PAGE = 1_000;

/** What the marks of one child have alike, from a mark that the imports recorded. */
type Template = Pick<Recorded, 'data' | 'meta'>;

/**
 * Marks of children on record in the sessions after their first, in registers of their providers;
 * two marks that follow each other are of two providers.
 */
export class LiveMarks {
  readonly #sessions = sessions().slice(1);
  readonly #revisions = new Map<string, number>();
  #made = 0;

  readonly templates: readonly Template[];

  constructor(templates: readonly Template[]) {
    this.templates = inTurns(templates);
  }

  next(): AppendRequest {
    const template = this.templates[this.#made % this.templates.length];
    const session = this.#sessions[Math.floor(this.#made / this.templates.length)];
    if (!template || !session) throw new Error('The two school years are over.');
    this.#made += 1;
    const data = { ...template.data, date: session.date, session: session.half };
    const streamId = `register-${providerOf(template)}-${session.date}-${session.half}`;
    const expectedRevision = this.#revisions.get(streamId) ?? -1;
    this.#revisions.set(streamId, expectedRevision + 1);
    const requestId = freshId();
    const meta = { ...template.meta, effectiveOn: session.date, requestId };
    return {
      requestId,
      requestHash: hash('sha256', requestId, 'hex'),
      streamId,
      expectedRevision,
      events: [
        { eventId: freshId(), type: 'AttendanceMarked', schemaVersion: 1, meta, data, sealed: [] },
      ],
    };
  }
}

const providerOf = ({ data }: Template) => (data as { providerId: string }).providerId;

/** One of each provider, then another of each: the log has those of a register together. */
function inTurns(templates: readonly Template[]): readonly Template[] {
  const counts = new Map<string, number>();
  const rounds: Template[][] = [];
  for (const template of templates) {
    const provider = providerOf(template);
    const round = counts.get(provider) ?? 0;
    counts.set(provider, round + 1);
    (rounds[round] ??= []).push(template);
  }
  return rounds.flat();
}

/** The marks that the log holds. */
export async function marksIn(log: EventLog): Promise<readonly Template[]> {
  const marks: Template[] = [];
  for (let after = 0; ; after += PAGE) {
    const page = await log.readAll(after, PAGE);
    if (page.length === 0) return marks;
    marks.push(...page.filter(({ type }) => type === 'AttendanceMarked'));
  }
}
