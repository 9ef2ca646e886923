import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from, to } from 'pg-copy-streams';
import { type Beside, rateOf, timed } from '../measure/report.js';
import type { Scratch } from '../measure/scratch.js';

const MOST_ROWS = 200_000;

/** Plain `COPY` of what the import recorded into a table with the log's keys; the file lies ready. */
export const copyOfEvents = (scratch: Scratch, marks: number): Promise<Beside> =>
  asOwner(scratch, async (client) => {
    const path = join(scratch.directory, 'events.copy');
    const events = `select * from ledger.event order by position desc limit ${Math.min(marks, MOST_ROWS)}`;
    const out = client.query(to(`copy (${events}) to stdout with (format binary)`));
    await pipeline(out, createWriteStream(path));
    await client.query('create table bench_event (like ledger.event including indexes)');
    const into = 'copy bench_event from stdin with (format binary)';
    const seconds = await timed(() => pipeline(createReadStream(path), client.query(from(into))));
    const rows = await countOf(client, 'bench_event');
    return {
      name: 'COPY of the events',
      events: rows,
      eventsPerSecond: rateOf(rows, seconds),
      does,
    };
  });

/** Rows a second of a plain `COPY` of the file itself into a bare table of its four columns. */
export const copyOfFile = (scratch: Scratch, path: string): Promise<number> =>
  asOwner(scratch, async (client) => {
    const columns = 'placement_ref text, date date, session text, code text';
    await client.query(`create table bench_file (${columns})`);
    const into = 'copy bench_file from stdin with (format csv, header)';
    const seconds = await timed(() => pipeline(createReadStream(path), client.query(from(into))));
    return rateOf(await countOf(client, 'bench_file'), seconds);
  });

async function asOwner<T>(
  { ledger: { database } }: Scratch,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = await database.connect('owner');
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function countOf(client: pg.Client, table: string): Promise<number> {
  const counted = await client.query<{ rows: string }>(`select count(*) as rows from ${table}`);
  return Number(counted.rows[0]?.rows);
}

const does =
  'The rows that the import appended (their texts, hashes and places), from a file in ' +
  "PostgreSQL's own binary form, in one transaction, into a table with the log's four keys. No " +
  'cell is parsed, no reference looked up, no rule asked, no position given, no row committed by itself.';
