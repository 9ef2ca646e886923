import { readFileSync } from 'node:fs';
import type { Migration } from '@ledger/postgres';

/** The schema `vault`: owned by ledger_owner, readable and writable by ledger_vault alone. */
export const vaultMigrations: readonly Migration[] = [
  { name: 'vault-1', sql: readFileSync(new URL('./vault.sql', import.meta.url), 'utf8') },
];
