import type { EventLog } from '@ledger/kernel';
import type { AskIn, References } from '@ledger/write-side';
import type { Figure, ReadModel } from '@ledger/read-model';
import type { Vault } from '@ledger/vault';

export const LEDGER = Symbol('the ledger that is served');

export interface Ledger {
  readonly log: EventLog;
  readonly vault: Vault;
  readonly readModel: ReadModel;
  readonly figures: ReadonlyMap<string, Figure>;
  readonly references: References;
  today(): Promise<string>;
}
