import { type Ledger, openLedger, readSettings } from '@ledger/ledger';

/** Opens the ledger for one command and closes it whatever happens. */
export async function withLedger<R>(use: (ledger: Ledger) => Promise<R>): Promise<R> {
  const ledger = await openLedger(readSettings(process.env));
  try {
    return await use(ledger);
  } finally {
    await ledger.close();
  }
}
