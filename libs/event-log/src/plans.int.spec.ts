import { type TestDatabase, testDatabase } from '@ledger/postgres/testing';
import type pg from 'pg';
import { appendStatement } from './append-statement.js';
import { spanText } from './leaves/leaves-in-postgres.js';
import { eventLogMigrations } from './migrations.js';
import { postgresLog } from './postgres-log.js';
import { prepare } from './prepare.js';
import { readAllText, readStreamsText } from './readers.js';
import { aRequest, anEvent } from './testing/index.js';

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

// So many that going through all of them is dearer than looking up a few.
const STREAMS = 2_000;
const EVENTS = 3;
const direct = ['Index Scan', 'Index Only Scan', 'Tid Scan'];
const writes = ['ModifyTable', 'LockRows'];

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
const scans = (plans: readonly Plan[]) =>
  plans
    .flatMap(nodesOf)
    .filter((node) => node['Relation Name'] && !writes.includes(node['Node Type']))
    // The head is one row: however it is found is well.
    .filter((node) => node['Relation Name'] !== 'head');

/** What of the plans goes through more of a table than it was asked for. */
const faults = (plans: readonly Plan[]) => [
  ...scans(plans)
    .filter((node) => !direct.includes(node['Node Type']))
    .map((node) => `${node['Node Type']} on ${node['Relation Name']}`),
  ...plans
    .flatMap(nodesOf)
    // To put a page in order that was cut off before is no fault.
    .filter((node) => !nodesOf(node).some((below) => below['Node Type'] === 'Limit'))
    .map((node) => node['Node Type'])
    .filter((type) => type.endsWith('Sort') || type.startsWith('Hash')),
];

async function explained(client: pg.ClientBase, text: string, values?: string): Promise<Plan[]> {
  await client.query('set plan_cache_mode = force_generic_plan');
  if (values !== undefined) await client.query(`prepare looked_at as ${text}`);
  const what = values === undefined ? text : `execute looked_at(${values})`;
  const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
    `explain (format json, costs off) ${what}`,
  );
  if (values !== undefined) await client.query('deallocate looked_at');
  return (rows[0]?.['QUERY PLAN'] ?? []).map(({ Plan }) => Plan);
}

/** The plans of every statement within the append, as the server explains them while it runs. */
async function explainedAppend(client: pg.ClientBase): Promise<Plan[]> {
  const { rows } = await client.query<{ id: string }>('select log_id as id from ledger.head');
  const requests = ['s-1', 's-2', 'new'].map((id) => prepare(aRequest(id)));
  const batch = requests.flatMap((one) => ('outcome' in one ? [] : [one]));
  const plans: Plan[] = [];
  const heard = ({ message = '' }: { message?: string | undefined }) => {
    const from = message.indexOf('{');
    if (from > 0) plans.push((JSON.parse(message.slice(from)) as { Plan: Plan }).Plan);
  };
  client.on('notice', heard);
  for (const setting of [
    "load 'auto_explain'",
    'set auto_explain.log_min_duration = 0',
    'set auto_explain.log_nested_statements = on',
    'set auto_explain.log_format = json',
    'set client_min_messages = log',
  ]) {
    await client.query(setting);
  }
  await client.query('begin');
  await client.query(appendStatement(rows[0]?.id ?? '', batch));
  await client.query('rollback');
  client.off('notice', heard);
  return plans;
}

describe('the plans of the log', () => {
  let database: TestDatabase;
  let superuser: pg.Client;
  beforeAll(async () => {
    database = await testDatabase(eventLogMigrations);
    const log = await postgresLog(database);
    const events = () => Array.from({ length: EVENTS }, () => anEvent());
    const streams = Array.from({ length: STREAMS }, (_, n) => `s-${n}`);
    await Promise.all(streams.map((id) => log.append(aRequest(id, { events: events() }))));
    await log.close();
    superuser = await database.superuser();
  });
  afterAll(async () => {
    await superuser.end();
    await database.close();
  });

  const questions = {
    'the next page of all': () => explained(superuser, readAllText, '100, 1000'),
    'some streams': () => explained(superuser, readStreamsText, "'{s-1,s-2}'"),
    'catching up by a copy': () => explained(superuser, spanText({ after: 100, until: 300 })),
    'an append': () => explainedAppend(superuser),
  };
  // A stream's own events may be put in order: they are as many as were asked for.
  const allowed = (name: string, fault: string) =>
    name === 'some streams' && fault.endsWith('Sort');
  const faultsOf = async (name: keyof typeof questions) =>
    faults(await questions[name]()).filter((fault) => !allowed(name, fault));
  const names = Object.keys(questions) as (keyof typeof questions)[];

  it.each(names)('go straight to what is asked for in %s, without statistics', async (name) => {
    const plans = await questions[name]();
    expect(scans(plans).length).toBeGreaterThan(0);
    expect(await faultsOf(name)).toEqual([]);
  });

  it.each(names)('and with statistics in %s', async (name) => {
    await superuser.query('analyze ledger.event, ledger.stream, ledger.append_request');
    expect(await faultsOf(name)).toEqual([]);
  });

  const page = { table: 'event', index: 'event_pkey', key: 'primary key (position)' };
  const own = 'event_stream_id_revision_key';
  const stream = { table: 'stream', index: 'stream_pkey', key: 'primary key (stream_id)' };
  const requests = 'append_request_pkey';
  const controls = [
    { name: 'the next page of all', ...page },
    { name: 'catching up by a copy', ...page },
    { name: 'some streams', table: 'event', index: own, key: 'unique (stream_id, revision)' },
    { name: 'an append', ...stream },
    {
      name: 'an append',
      table: 'append_request',
      index: requests,
      key: 'primary key (request_id)',
    },
  ] as const;

  // The control: without its index each of them goes through the table, and that is seen.
  it.each(controls)(
    'are seen to be bad in $name without $index',
    async ({ name, table, index, key }) => {
      await superuser.query(`alter table ledger.${table} drop constraint ${index}`);
      const found = await faultsOf(name);
      await superuser.query(`alter table ledger.${table} add constraint ${index} ${key}`);
      expect(found).toContain(`Seq Scan on ${table}`);
    },
  );
});
