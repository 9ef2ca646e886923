import type pg from 'pg';
import { type EventStoreDBClient } from '@eventstore/db-client';
import { type Database, openDatabase } from '@ledger/postgres';
import { connect } from '../eventstore/connection.js';
import { Sequencer } from '../eventstore/sequencer.js';
import { eventLogMigrations, eventStoreMigrations } from '../migrations.js';

// A sequencer in a process of its own, which kills itself as it comes to a boundary of its work.
const [url = '', prefix = '', databaseUrl = '', boundary, mode] = process.argv.slice(2);

function come(to: string): void {
  if (to === boundary) process.kill(process.pid, 'SIGKILL');
}

type Values = readonly unknown[];

/** Stops within the transaction that places and moves the checkpoint. */
async function within(pool: pg.Pool, sql: string, values: Values) {
  const client = await pool.connect();
  await client.query('begin');
  await client.query(sql, [...values]);
  come('writing');
}

/** What the one transaction guards against: the checkpoint is moved on first, by itself. */
const moveOnFirst = (pool: pg.Pool, sql: string, [epoch, position, commit]: Values) =>
  pool.query(sql, [epoch, position, commit, '[]', '[]']);

async function place(pool: pg.Pool, sql: string, values: Values) {
  if (mode === 'unsafe') await moveOnFirst(pool, sql, values);
  come('placed');
  if (boundary === 'writing') return within(pool, sql, values);
  const placed = await pool.query(sql, [...values]);
  come('written');
  return placed;
}

function stopping(pool: pg.Pool): pg.Pool {
  const stopped = Object.create(pool) as pg.Pool;
  const query = async (sql: string, values: Values) => {
    if (sql.includes('ledger.sequence(')) return place(pool, sql, values);
    const answer = await pool.query(sql, [...values]);
    if (sql.includes('hold_sequencer') && answer.rows.length > 0) come('leased');
    return answer;
  };
  return Object.assign(stopped, { query });
}

function reading(client: EventStoreDBClient): EventStoreDBClient {
  const read = Object.create(client) as EventStoreDBClient;
  read.subscribeToAll = (...given: Parameters<EventStoreDBClient['subscribeToAll']>) => {
    const subscription = client.subscribeToAll(...given);
    subscription.on('data', () => come('read'));
    return subscription;
  };
  return read;
}

const opened = await openDatabase({
  dataDir: '',
  databaseUrl,
  migrations: [...eventLogMigrations, ...eventStoreMigrations],
});
const appendPool = stopping(opened.pool('append'));
const database: Database = {
  ...opened,
  pool: (role) => (role === 'append' ? appendPool : opened.pool(role)),
};
const connection = connect(url);
new Sequencer({
  connection: { ...connection, client: reading(connection.client) },
  database,
  prefix,
  leaseSeconds: 1,
  onPlaced: (position) => console.log(String(position)),
  onError: (error) => console.error(error),
});
