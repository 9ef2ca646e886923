import type { Database } from '@ledger/postgres';
import { keyedHash } from './cipher.js';
import { type KeyFile, makeKeyFile, readKeyFile } from './key-file.js';
import { keyedVault } from './keyed-vault.js';
import { postgresKeyring } from './postgres-keyring.js';
import type { Remembrance } from './remembered-keys.js';
import type { Vault } from './vault.js';
import { VaultError } from './vault-error.js';

export interface FileVaultOptions {
  readonly database: Pick<Database, 'pool'>;
  /** The path of the key file; made at the first use of a new ledger. */
  readonly keyFile: string;
  /** The log whose events are opened. */
  readonly logId: () => string;
  /** By default 20,000 keys for 60 seconds. */
  readonly remembrance?: Remembrance;
}

interface KeyCheck {
  readonly masterKey: string;
  readonly indexKey: string;
}

/**
 * The vault with its children's keys in PostgreSQL under a key file. It does not close the database.
 * @throws VaultError when the key file is missing, unreadable or another ledger's.
 */
export async function fileVault(options: FileVaultOptions): Promise<Vault> {
  const { database, keyFile, logId, remembrance } = options;
  const keys = await rightKeys(database, keyFile);
  const keyring = postgresKeyring(database, keys.masterKey);
  const base = { keyring, indexKey: keys.indexKey, logId };
  return keyedVault(remembrance ? { ...base, remembrance } : base);
}

async function rightKeys(database: Pick<Database, 'pool'>, path: string): Promise<KeyFile> {
  const keys = (await foundKeys(database, path)) ?? (await makeKeyFile(path));
  const check = checkOf(keys);
  // Whoever comes first says which keys are right; all others must show the same.
  await database
    .pool('vault')
    .query(
      'insert into vault.key_check (master_key, index_key) values ($1, $2) on conflict do nothing',
      [check.masterKey, check.indexKey],
    );
  const right = await sealedWith(database);
  if (right?.masterKey !== check.masterKey || right.indexKey !== check.indexKey)
    throw ofAnother(path);
  return keys;
}

// Looked for again where the ledger is sealed: another process makes the file before it says so.
async function foundKeys(database: Pick<Database, 'pool'>, path: string): Promise<KeyFile | null> {
  const found = await readKeyFile(path);
  if (found || !(await sealedWith(database))) return found;
  const made = await readKeyFile(path);
  if (!made) throw missing(path);
  return made;
}

async function sealedWith(database: Pick<Database, 'pool'>): Promise<KeyCheck | undefined> {
  const { rows } = await database
    .pool('vault')
    .query<KeyCheck>(
      'select master_key as "masterKey", index_key as "indexKey" from vault.key_check',
    );
  return rows[0];
}

const checkOf = (keys: KeyFile): KeyCheck => ({
  masterKey: keyedHash(keys.masterKey, 'placement-ledger/key-check'),
  indexKey: keyedHash(keys.indexKey, 'placement-ledger/key-check'),
});

const missing = (path: string) =>
  new VaultError(
    'key-file-missing',
    `The key file ${path} is missing, and this ledger was sealed with it. ` +
      'Put it back, or name where it is in LEDGER_KEYS.',
  );

const ofAnother = (path: string) =>
  new VaultError(
    'key-file-of-another-ledger',
    `The key file ${path} is not the one that this ledger was sealed with. ` +
      'Put the right one back, or name where it is in LEDGER_KEYS.',
  );
