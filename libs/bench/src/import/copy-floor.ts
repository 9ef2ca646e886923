import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Database } from '@ledger/postgres';
import { from } from 'pg-copy-streams';
import { type Beside, rateOf, timed } from '../measure/report.js';

/** Plain `COPY` of the same file into a bare table. */
export async function copyFloor(
  database: Database,
  { path, rows }: { path: string; rows: number },
): Promise<Beside> {
  const client = await database.connect('owner');
  try {
    await client.query(
      'create table bench_copy (placement_ref text, date date, session text, code text)',
    );
    const copy = 'copy bench_copy from stdin with (format csv, header)';
    const seconds = await timed(() => pipeline(createReadStream(path), client.query(from(copy))));
    return { name: 'COPY', events: rows, eventsPerSecond: rateOf(rows, seconds), does };
  } finally {
    await client.end();
  }
}

const does =
  'The same file into a table of four columns in one transaction, no key, no index. No rules, no ' +
  'references, no events, nothing kept of who said so and when.';
