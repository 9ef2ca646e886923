import { randomUUID } from 'node:crypto';
import type { Database } from '@ledger/postgres';
import { type KeyOwner, masterKeyId, newKey, ownerText, unwrap, wrap } from './child-key.js';
import type { WrappedKey } from './child-key.js';
import type { Keyring, Keys } from './keyring.js';

const FIND = `
  select pupil_id as "pupilId", class, key_id as "keyId", wrapped
  from vault.child_key join unnest($1::text[], $2::text[]) as wanted (pupil_id, class)
  using (pupil_id, class)`;

const MAKE = `
  insert into vault.child_key (pupil_id, class, key_id, wrapped, master_key_id)
  select pupil_id, class, key_id, wrapped, $5
  from unnest($1::text[], $2::text[], $3::text[], $4::bytea[]) as made (pupil_id, class, key_id, wrapped)
  on conflict (pupil_id, class) do nothing`;

const DESTROY = `
  update vault.child_key set wrapped = null, destroyed_at = clock_timestamp()
  from unnest($1::text[], $2::text[]) as going (pupil_id, class)
  where child_key.pupil_id = going.pupil_id and child_key.class = going.class
    and wrapped is not null`;

/** The children's keys in the schema `vault`, each under the master key. */
export function postgresKeyring(database: Pick<Database, 'pool'>, masterKey: Buffer): Keyring {
  const pool = database.pool('vault');

  async function find(owners: readonly KeyOwner[]): Promise<Keys> {
    const { rows } = await pool.query<WrappedKey>(FIND, columnsOf(owners));
    return new Map(rows.map((row) => [ownerText(row), unwrap(masterKey, row)]));
  }

  async function make(owners: readonly KeyOwner[]): Promise<Keys> {
    // In one order everywhere, else two makers could wait for each other.
    const sorted = owners.toSorted((a, b) => (ownerText(a) < ownerText(b) ? -1 : 1));
    const made = sorted.map((owner) => {
      const child = { keyId: randomUUID(), key: newKey() };
      return { keyId: child.keyId, wrapped: wrap(masterKey, owner, child) };
    });
    const ids = made.map((key) => key.keyId);
    const wrapped = made.map((key) => key.wrapped);
    await pool.query(MAKE, [...columnsOf(sorted), ids, wrapped, masterKeyId(masterKey)]);
    return find(owners);
  }

  async function destroy(owners: readonly KeyOwner[]): Promise<void> {
    await pool.query(DESTROY, columnsOf(owners));
  }

  return { find, make, destroy };
}

const columnsOf = (owners: readonly KeyOwner[]) => [
  owners.map((owner) => owner.pupilId),
  owners.map((owner) => owner.class),
];
