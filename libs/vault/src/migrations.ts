import { readFileSync } from 'node:fs';
import type { Migration } from '@ledger/postgres';

const sql = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

/** The schema `vault`: owned by ledger_owner, readable and writable by ledger_vault alone. */
export const vaultMigrations: readonly Migration[] = [
  { name: 'vault-1', sql: sql('./vault.sql') },
  { name: 'vault-2-destroy', sql: sql('./vault-2.sql') },
];
