import type { StoredLog } from '@ledger/event-log';
import type { Database } from '@ledger/postgres';
import type { Auditor } from '@ledger/proof';
import type { Figure, ReadModel } from '@ledger/read-model';
import type { Vault } from '@ledger/vault';
import type { References, WritePorts } from '@ledger/write-side';
import type { PolicyTable } from './policies.js';
import type { Settings } from './settings.js';

/** The whole product, opened: what the server and the command line are made of. */
export interface Ledger extends WritePorts {
  readonly settings: Settings;
  readonly database: Database;
  readonly log: StoredLog;
  /** Verifies the log wherever it is, on so many threads where it can. Close it. */
  auditor(threads: number): Auditor;
  readonly vault: Vault;
  readonly references: References;
  readonly readModel: ReadModel;
  readonly figures: ReadonlyMap<string, Figure>;
  readonly policies: PolicyTable;
  /**
   * Today in London by the log's clock: a simulated log's day is that of its last event.
   * @returns YYYY-MM-DD
   */
  today(): Promise<string>;
  /** Closes everything; the last process to leave stops the embedded database. */
  close(): Promise<void>;
}
