import type pg from 'pg';
import { type Role, roleName } from './role.js';
import { valueParsers } from './value-parsers.js';

/** How to reach one database in a role. */
export type Address = (role: Role) => pg.ClientConfig;

// An appender that hangs while it holds the head's lock would stop all recording.
const appendLimits =
  '-c lock_timeout=10s -c statement_timeout=30s -c idle_in_transaction_session_timeout=10s';

// The queue names its tables without their schema.
const own: Partial<Record<Role, string>> = { append: appendLimits, jobs: '-c search_path=jobs' };

const session = (role: Role): string =>
  `-c timezone=UTC -c datestyle=ISO -c jit=off ${own[role] ?? ''}`.trim();

const settings = (role: Role) => ({
  types: valueParsers,
  keepAlive: true,
  connectionTimeoutMillis: 10_000,
  application_name: `placement-ledger ${role}`,
});

/** One logs in as the role itself, over a Unix socket that only the server's user and root reach. */
export const socketAddress =
  (socketDir: string, database: string): Address =>
  (role) => ({
    ...settings(role),
    host: socketDir,
    user: roleName(role),
    database,
    options: session(role),
  });

/** One logs in as the URL's user and takes the role on. */
export const urlAddress =
  (databaseUrl: string): Address =>
  (role) => {
    const url = new URL(databaseUrl);
    const given = url.searchParams.get('options') ?? '';
    url.searchParams.delete('options');
    const options = `${given} ${session(role)} -c role=${roleName(role)}`.trim();
    const join = url.search === '' ? '?' : '&';
    return {
      ...settings(role),
      connectionString: `${url.href}${join}options=${encodeURIComponent(options)}`,
    };
  };

/** Where a database is, in values that another thread can be handed. */
export type Place =
  { readonly socketDir: string; readonly name: string } | { readonly databaseUrl: string };

export const addressOf = (place: Place): Address =>
  'databaseUrl' in place
    ? urlAddress(place.databaseUrl)
    : socketAddress(place.socketDir, place.name);
