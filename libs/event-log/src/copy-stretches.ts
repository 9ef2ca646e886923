import { LogBroken, type Span, type Stretch } from '@ledger/kernel';
import { copyOut } from '@ledger/postgres';
import type pg from 'pg';
import { auditedColumns, auditedLines } from './audited-lines.js';
import { copiedColumns, type CopiedLine, copiedLines } from './copied-lines.js';

export const spanText = ({ after, until, isAudited }: Omit<Span, 'wants'>): string =>
  `select ${isAudited ? auditedColumns : copiedColumns} from ledger.event
   where position > ${after} and position <= ${until} order by position`;

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
  const client = await pool.connect();
  let whole = false;
  try {
    const stream = copyOut(client, `copy (${spanText(span)}) to stdout`);
    let reached = span.after;
    for await (const bytes of wholeLines(stream)) {
      const stretch = stretchOf(bytes, { logId, span, reached });
      reached = stretch.to;
      yield stretch;
    }
    if (reached < span.until) throw new LogBroken(reached + 1, 'the event is missing');
    whole = true;
  } finally {
    // A copy that was left half-way cannot be used for anything else.
    client.release(!whole);
  }
}

interface Reading {
  readonly logId: string;
  readonly span: Span;
  readonly reached: number;
}

function stretchOf(bytes: Buffer, { logId, span, reached }: Reading): Stretch {
  const first = reached + 1;
  if (span.isAudited) {
    const { events, lines } = auditedLines(bytes, { wants: span.wants, first });
    return { events, to: reached + lines };
  }
  const lines = copiedLines(bytes, { logId, first });
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
