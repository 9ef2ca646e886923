import { LogBroken, type Recorded, type Span, type Stretch } from '@ledger/kernel';
import { copyOut, fieldText, instant } from '@ledger/postgres';
import type pg from 'pg';
import { recordedOf } from './recorded-row.js';

const COLUMNS = `position, type, stream_id, revision, event_id, schema_version, recorded_at,
  envelope, data, sealed`;

export const spanText = ({ after, until }: Pick<Span, 'after' | 'until'>): string =>
  `select ${COLUMNS} from ledger.event
   where position > ${after} and position <= ${until} order by position`;

/**
 * The span as the database copies it out, a piece of the stream at a time; no more than a few pieces
 * are in memory, however long the log. @throws LogBroken
 */
export async function* copyStretches(pool: pg.Pool, span: Span): AsyncGenerator<Stretch> {
  const client = await pool.connect();
  let whole = false;
  try {
    const stream = copyOut(client, `copy (${spanText(span)}) to stdout`);
    let reached = span.after;
    for await (const lines of wholeLines(stream)) {
      const events = eventsOf(lines, reached + 1, span.wants);
      reached += lines.length;
      yield { events, to: reached };
    }
    if (reached < span.until) throw new LogBroken(reached + 1, 'the event is missing');
    whole = true;
  } finally {
    // A copy that was left half-way cannot be used for anything else.
    client.release(!whole);
  }
}

// Enough that a piece is worth its trouble, little enough that memory stays small.
const PIECE_BYTES = 1_000_000;
const NEW_LINE = 10;

/** The lines of the stream, many at a time; bytes are split first, so that no character is cut. */
async function* wholeLines(stream: AsyncIterable<Buffer>): AsyncGenerator<readonly string[]> {
  let parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of stream) {
    parts.push(part);
    bytes += part.length;
    if (bytes < PIECE_BYTES || !part.includes(NEW_LINE)) continue;
    const all = Buffer.concat(parts);
    const end = all.lastIndexOf(NEW_LINE);
    parts = [all.subarray(end + 1)];
    bytes = all.length - end - 1;
    yield all.toString('utf8', 0, end).split('\n');
  }
  const rest = Buffer.concat(parts);
  if (rest.length > 0) yield rest.toString('utf8', 0, rest.length - 1).split('\n');
}

function eventsOf(lines: readonly string[], first: number, wants: Span['wants']): Recorded[] {
  const events: Recorded[] = [];
  for (const [place, line] of lines.entries()) {
    const fields = line.split('\t');
    const position = Number(fields[0]);
    if (position !== first + place)
      throw new LogBroken(first + place, `position ${position} stands there`);
    if (wants(textOf(fields[1]))) events.push(eventOf(position, fields));
  }
  return events;
}

function eventOf(position: number, fields: readonly string[]): Recorded {
  const [, type, stream, revision, eventId, version, recordedAt, envelope, data, sealed] = fields;
  return recordedOf({
    position,
    type: textOf(type),
    stream_id: textOf(stream),
    revision: Number(revision),
    event_id: textOf(eventId),
    schema_version: Number(version),
    recorded_at: instant(textOf(recordedAt)),
    envelope: textOf(envelope),
    data: textOf(data),
    sealed: fieldText(sealed ?? '\\N'),
  });
}

const textOf = (field: string | undefined): string => fieldText(field ?? '') ?? '';
