import { QuietClient } from './pools.js';
import { createRoles, roleName, roles } from './role.js';

/**
 * Makes the roles in a PostgreSQL that somebody else runs, and lets its user take them on. The
 * user needs CREATEROLE, or the roles must be there already and granted to it.
 */
export async function prepareExternal(databaseUrl: string): Promise<void> {
  const client = new QuietClient({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7017362)');
    await createRoles(client, false);
    await client.query(grantMissing, [roles.map(roleName)]).then(async ({ rows }) => {
      for (const { statement } of rows) await client.query(statement);
    });
  } finally {
    await client.end();
  }
}

// Only what is missing: a user who may not grant can still use what an administrator prepared. From
// PostgreSQL 16 on, whoever creates a role is its member without the right to take it on.
const grantMissing = `
  select format('grant %I to %I', name, current_user) as statement
    from unnest($1::text[]) as name
   where not pg_has_role(current_user, name,
     case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end)
  union all
  select format('grant create on database %I to ledger_owner', current_database())
   where not has_database_privilege('ledger_owner', current_database(), 'create')`;
