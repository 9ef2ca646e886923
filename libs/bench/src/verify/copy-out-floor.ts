import { copyRows, type Database } from '@ledger/postgres';
import { type Beside, rateOf, timed } from '../measure/report.js';

/** Plain binary `COPY` of the same table, its bytes dropped as they come. */
export async function copyOutFloor(database: Database, events: number): Promise<Beside> {
  const client = await database.connect('read');
  try {
    const copy = 'copy (select * from ledger.event order by position) to stdout (format binary)';
    const seconds = await timed(async () => {
      for await (const piece of copyRows(client, copy, () => undefined)) void piece;
    });
    return { name: 'COPY', events, eventsPerSecond: rateOf(events, seconds), does };
  } finally {
    await client.end();
  }
}

const does = 'The same rows copied out in the same order and dropped. Nothing is looked at.';
