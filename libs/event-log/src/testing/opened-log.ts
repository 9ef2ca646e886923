import type { EventLog } from '@ledger/kernel';
import type { SimulatableLog } from '../postgres-log.js';

export interface OpenedLog {
  readonly log: SimulatableLog;
  /** The same log opened again, as another process or a restart would. */
  again(): Promise<EventLog>;
  close(): Promise<void>;
}

export type OpenLog = () => Promise<OpenedLog>;

/** Runs a test on a log of its own. */
export const on =
  (open: OpenLog, test: (opened: OpenedLog) => Promise<void>): (() => Promise<void>) =>
  async () => {
    const opened = await open();
    await test(opened).finally(() => opened.close());
  };
