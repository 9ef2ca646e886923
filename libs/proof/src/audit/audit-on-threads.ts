import { bufferOf, leavesInPostgres } from '@ledger/event-log/leaves';
import type { Database } from '@ledger/postgres';
import type { Audit, Audited, Auditor, Part } from './audit.js';
import { auditHere } from './audit-here.js';
import type { SpanAudited } from './audit-span.js';
import { AuditThread } from './audit-thread.js';
import { brokenAt } from './fault.js';

/** Whose log is audited, and by how many. */
export interface Auditing {
  readonly database: Pick<Database, 'place' | 'pool'>;
  readonly logId: string;
  readonly threads: number;
  /** What a thread runs; absent: the built product's own. */
  readonly script?: URL;
  /** How many leaves a thread is asked for at a time: a power of two, of 256 or more. */
  readonly span?: number;
}

const SPAN = 2 ** 14;
// So that a thread has the next span at hand while its last one is taken up.
const ASKED_AHEAD = 2;

// A thread runs what is built; from the sources, as tests do, there is only the thread itself.
const own = new URL('./audit-worker.js', import.meta.url);
const built = import.meta.url.endsWith('.js') ? own : undefined;

/**
 * Verifies a log in PostgreSQL on threads, each with a connection of its own. Each span is read in
 * a snapshot of its own, which comes to the same: what is recorded up to a position never changes.
 * A part of one span is verified in the thread that asks, because a thread takes longer to begin.
 */
export function auditOnThreads(auditing: Auditing): Auditor {
  const { database, logId, threads: count, script = built, span = SPAN } = auditing;
  const here = auditHere(logId, leavesInPostgres(database));
  const threads: AuditThread[] = [];
  const start = (most: number, on: URL) => {
    while (threads.length < Math.min(count, most))
      threads.push(new AuditThread(on, { place: database.place, logId }));
    return threads;
  };
  const audit: Audit = (part) => {
    const spans = spansOf(part, span);
    if (!script || count < 1 || spans.length < 2) return here(part);
    return inTurn(start(spans.length, script), spans);
  };
  return {
    audit,
    close: async () => void (await Promise.all(threads.map((thread) => thread.close()))),
  };
}

/** Cuts a part where subtrees of the tree end. */
function spansOf({ after, until }: Part, span: number): Part[] {
  const spans: Part[] = [];
  for (let from = after; from < until;) {
    const to = Math.min(until, from - (from % span) + span);
    spans.push({ after: from, until: to });
    from = to;
  }
  return spans;
}

// The spans go round the threads, and what they give is taken up in order: so the first fault is the
// lowest one, and no more is waiting than was asked ahead.
async function* inTurn(
  threads: readonly AuditThread[],
  spans: readonly Part[],
): AsyncGenerator<Audited> {
  const asked: (Promise<SpanAudited> | undefined)[] = [];
  const ask = (n: number) => {
    const span = spans[n];
    asked.push(span && threads[n % threads.length]?.audit(span));
  };
  const ahead = threads.length * ASKED_AHEAD;
  for (let n = 0; n < ahead; n += 1) ask(n);
  for (let n = ahead; asked.length > 0; n += 1) {
    const audited = await asked.shift();
    ask(n);
    if (!audited) return;
    yield { leaves: bufferOf(audited.leaves), blocks: bufferOf(audited.blocks) };
    if (audited.fault) throw brokenAt(audited.fault);
  }
}
