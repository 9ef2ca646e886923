import { LogBroken, type Span, type Stretch } from '@ledger/kernel';
import { copyOut } from '@ledger/postgres';
import type pg from 'pg';
import { auditedColumns } from './audited-event.js';
import { auditedStretches } from './audited-stretches.js';
import { copiedColumns, type CopiedLine, copiedLines } from './copied-lines.js';

/** Selects the span; where it is audited, without the events that nobody wants. */
export const spanText = ({ after, until, isAudited, unwanted = [] }: Omit<Span, 'wants'>): string =>
  `select ${isAudited ? auditedColumns : copiedColumns} from ledger.event
   where position > ${after} and position <= ${until}
   ${isAudited && unwanted.length > 0 ? `and type <> all (array[${unwanted.map(literal).join()}])` : ''}
   order by position`;

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * The span as the database copies it out, a piece of the stream at a time; no more than a few pieces
 * are in memory, however long the log. Each event's leaf is made anew from what stands there, unless
 * somebody else audits the span.
 * @throws LogBroken at the first position that is missing, or is not what its leaf was made of
 */
export async function* copyStretches(
  pool: pg.Pool,
  logId: string,
  span: Span,
): AsyncGenerator<Stretch> {
  if (span.after >= span.until) return;
  const client = await pool.connect();
  let whole = false;
  try {
    const form = span.isAudited ? ' (format binary)' : '';
    const copied = copyOut(client, `copy (${spanText(span)}) to stdout${form}`);
    yield* span.isAudited ? auditedStretches(copied, span) : leafStretches(copied, logId, span);
    whole = true;
  } finally {
    // A copy that was left half-way cannot be used for anything else.
    client.release(!whole);
  }
}

async function* leafStretches(copied: AsyncIterable<Buffer>, logId: string, span: Span) {
  let reached = span.after;
  for await (const bytes of wholeLines(copied)) {
    const stretch = stretchOf(bytes, { logId, span, reached });
    reached = stretch.to;
    yield stretch;
  }
  if (reached < span.until) throw new LogBroken(reached + 1, 'the event is missing');
}

interface Reading {
  readonly logId: string;
  readonly span: Span;
  readonly reached: number;
}

function stretchOf(bytes: Buffer, { logId, span, reached }: Reading): Stretch {
  const lines = copiedLines(bytes, { logId, first: reached + 1 });
  const wanted = lines.filter(({ event }) => span.wants(event.type));
  const events = wanted.map(({ event }) => event);
  return { events, leaves: leavesOf(lines), to: reached + lines.length };
}

const leavesOf = (lines: readonly CopiedLine[]): Buffer =>
  Buffer.from(lines.map(({ leaf }) => leaf).join(''), 'hex');

// Enough that a piece is worth its trouble, little enough that memory stays small.
const PIECE_BYTES = 1_000_000;
const NEW_LINE = 10;

/** The bytes of whole lines, many at a time. */
async function* wholeLines(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of stream) {
    parts.push(part);
    bytes += part.length;
    if (bytes < PIECE_BYTES || !part.includes(NEW_LINE)) continue;
    const all = Buffer.concat(parts);
    const end = all.lastIndexOf(NEW_LINE) + 1;
    parts = [all.subarray(end)];
    bytes = all.length - end;
    yield all.subarray(0, end);
  }
  const rest = Buffer.concat(parts);
  if (rest.length > 0) yield rest;
}
