import type pg from 'pg';
import type { Definition } from '../fold/definition.js';
import { createIndexes, createTables, tableNames } from './create-tables.js';
import { quoted, snakeCase } from './names.js';
import { inTransaction } from './transaction.js';

interface Build {
  /** What the names of its tables begin with. */
  readonly build: string;
  /** The declaration of its tables when it was made. */
  readonly declared: string;
}

/** Makes the tables of a projection's version where it has none. The pool is the project role's. */
export async function prepareBuild(pool: pg.Pool, definition: Definition): Promise<void> {
  await inTransaction(pool, 'begin', async (client) => {
    await client.query('select pg_advisory_xact_lock(7017371)');
    const live = await findLive(client, definition);
    if (live) refuseChanged(definition, live.declared);
    else await createBuild(client, definition, { build: firstBuild(definition), state: 'live' });
  });
}

/** The tables that are read now. @throws Error before `prepare` */
export async function liveBuild(
  client: pg.ClientBase | pg.Pool,
  definition: Definition,
): Promise<Build> {
  const live = await findLive(client, definition);
  if (live) return live;
  throw new Error(`The projection ${definition.projection.name} is not prepared.`);
}

async function findLive(client: pg.ClientBase | pg.Pool, { projection }: Definition) {
  const { rows } = await client.query<Build>(
    `select build, declared from rm.build where name = $1 and version = $2 and state = 'live'`,
    [projection.name, projection.version],
  );
  return rows[0];
}

/** Makes empty tables for a build, at position 0. */
export async function createBuild(
  client: pg.ClientBase,
  definition: Definition,
  { build, state }: { build: string; state: 'building' | 'live' },
): Promise<void> {
  await enterBuild(client, definition, { build, state });
  await createEmptyTables(client, definition, build);
}

/** Makes the tables of a build that is entered, empty and with their indexes, where it has none. */
export async function createEmptyTables(
  client: pg.ClientBase,
  { shapes }: Definition,
  build: string,
): Promise<void> {
  const all = [...shapes.values()];
  const { rowCount } = await client.query(
    'select from pg_tables where schemaname = $1 and tablename = $2',
    ['rm', tableNames(build, all)[0]],
  );
  if (rowCount) return;
  const statements = [...createTables(build, all), ...createIndexes(build, all)];
  for (const statement of statements) await client.query(statement);
}

/** Enters a build at position 0; its tables may come later. */
export async function enterBuild(
  client: pg.ClientBase,
  definition: Definition,
  { build, state }: { build: string; state: 'building' | 'live' },
): Promise<void> {
  const { name, version } = definition.projection;
  const shapes = [...definition.shapes.values()];
  await client.query(
    `insert into rm.build (build, name, version, state, declared, tables)
     values ($1, $2, $3, $4, $5, $6)`,
    [build, name, version, state, declaration(definition), tableNames(build, shapes)],
  );
  await client.query('insert into rm.checkpoint (build, position, epoch) values ($1, 0, 0)', [
    build,
  ]);
  await client.query('insert into rm.lease (build, epoch) values ($1, 0)', [build]);
}

/** Drops the tables of a version's builds that were broken off, and forgets them. */
export async function dropBroken(client: pg.ClientBase, { projection }: Definition): Promise<void> {
  const { rows } = await client.query<{ tables: string[] }>(
    `delete from rm.build where name = $1 and version = $2 and state = 'building' returning tables`,
    [projection.name, projection.version],
  );
  await dropTables(client, rows);
}

/**
 * Drops all other builds of the projection, of this version and of earlier ones, but for those that
 * another process works on: it may still run an earlier release.
 */
export async function dropOthers(
  client: pg.ClientBase,
  { projection }: Definition,
  kept: readonly string[],
): Promise<void> {
  const { rows } = await client.query<{ tables: string[] }>(
    `delete from rm.build b using rm.lease l
      where b.name = $1 and b.version <= $2 and b.build <> all ($3) and l.build = b.build
        and (l.owner is null or l.expires_at < clock_timestamp())
      returning b.tables`,
    [projection.name, projection.version, kept],
  );
  await dropTables(client, rows);
}

async function dropTables(client: pg.ClientBase, builds: readonly { readonly tables: string[] }[]) {
  const tables = builds.flatMap((build) => build.tables).map((name) => `rm.${quoted(name)}`);
  if (tables.length > 0) await client.query(`drop table if exists ${tables.join(', ')}`);
}

/** @throws Error while another process builds this version afresh. */
export async function refuseRebuilding(client: pg.ClientBase, { projection }: Definition) {
  const { rowCount } = await client.query(
    `select from rm.build join rm.lease using (build)
      where name = $1 and version = $2 and state = 'building' and expires_at > clock_timestamp()`,
    [projection.name, projection.version],
  );
  if (rowCount) throw new Error(`Another process is rebuilding ${projection.name}.`);
}

/** Makes the rebuilt tables the live ones; whoever still works on the former ones is fenced off. */
export async function exchangeBuilds(
  client: pg.ClientBase,
  { live, rebuilt }: { live: string; rebuilt: string },
): Promise<void> {
  const change = (sql: string, build: string) => client.query(sql, [build]);
  await change('update rm.checkpoint set epoch = epoch + 1 where build = $1', live);
  await change(`update rm.build set state = 'retired' where build = $1`, live);
  await change(`update rm.build set state = 'live' where build = $1`, rebuilt);
  const free = 'update rm.lease set owner = null, expires_at = null where build = $1';
  await change(free, live);
  await change(free, rebuilt);
}

/** The tables that were live before the last switch. @throws Error when there are none */
export async function retiredBuild(pool: pg.Pool, { projection }: Definition): Promise<string> {
  const { rows } = await pool.query<Build>(
    `select build from rm.build where name = $1 and version = $2 and state = 'retired'`,
    [projection.name, projection.version],
  );
  if (rows[0]) return rows[0].build;
  throw new Error(`The projection ${projection.name} has no former tables to go back to.`);
}

/** A name for the next build. Generations have names of their own: nobody who reads is disturbed. */
export async function nextBuild(client: pg.ClientBase, definition: Definition): Promise<string> {
  const { name, version } = definition.projection;
  const { rows } = await client.query<Build>(
    'select build from rm.build where name = $1 and version = $2',
    [name, version],
  );
  const generations = rows.map(({ build }) => Number(/_g(\d+)$/.exec(build)?.[1] ?? 1));
  return `${firstBuild(definition)}_g${Math.max(...generations) + 1}`;
}

/** `attendance_v1`: the name that the tables of a version begin with. */
export const firstBuild = ({ projection }: Definition): string =>
  `${snakeCase(projection.name)}_v${projection.version}`;

const declaration = ({ projection }: Definition) => JSON.stringify(projection.tables);

function refuseChanged(definition: Definition, declared: string) {
  if (declared === declaration(definition)) return;
  const { name, version } = definition.projection;
  throw new Error(
    `The tables of the projection ${name} are declared otherwise than when its version ` +
      `${version} was built. Raise the version: the new one is built beside the old one.`,
  );
}
