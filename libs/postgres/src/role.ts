import type pg from 'pg';

/** Who a connection acts for; each is a database role with no more rights than its work needs. */
export const roles = ['owner', 'append', 'project', 'read', 'vault', 'jobs'] as const;
export type Role = (typeof roles)[number];

/** The database role's name: `ledger_append` for 'append'. */
export const roleName = (role: Role): string => `ledger_${role}`;

const members = roles.filter((role) => role !== 'owner').map(roleName);

/**
 * Creates the roles that are missing. The owner may make objects that belong to the others, but
 * inherits none of their rights. Run it as an administrator, one process at a time.
 * @param login whether one logs in as the roles, or takes them on after logging in as another.
 */
export async function createRoles(administrator: pg.ClientBase, login: boolean): Promise<void> {
  const names = roles.map(roleName);
  const found = await administrator.query<{ rolname: string }>(
    'select rolname from pg_roles where rolname = any($1)',
    [names],
  );
  const present = new Set(found.rows.map((row) => row.rolname));
  const missing = names.filter((name) => !present.has(name));
  if (missing.length === 0) return;
  for (const name of missing) {
    await administrator.query(`create role ${name} noinherit ${login ? 'login' : 'nologin'}`);
  }
  await administrator.query(`grant ${members.join(', ')} to ledger_owner`);
}
