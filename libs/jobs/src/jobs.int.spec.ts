import pg from 'pg';
import { connectionTo } from './store.js';
import { jobsConformance } from './testing/conformance.js';
import { withRedis } from './testing/index.js';
import { inPostgres, inRedis } from './testing/stores.js';

describe('jobs in PostgreSQL', () => jobsConformance(inPostgres));
withRedis('jobs in Redis', () => jobsConformance(inRedis));

describe('a connection of the queue that is lost while it is held', () => {
  /** Takes a connection out, and has the server end it. @returns whether somebody heard of it */
  async function isHeard(config: (place: Awaited<ReturnType<typeof inPostgres>>) => object) {
    const place = await inPostgres();
    const pool = new pg.Pool(config(place));
    const client = await pool.connect();
    const isListenedTo = client.listenerCount('error') > 0;
    if (isListenedTo) {
      const ended = new Promise((resolve) => client.once('end', resolve));
      await place.goAway();
      await ended;
    }
    client.release(true);
    await place.comeBack();
    await pool.end();
    await place.close();
    return isListenedTo;
  }

  it('does not end the process', async () => {
    expect(await isHeard(({ database }) => connectionTo(database))).toBe(true);
  });

  it('would, if nobody listened to it (the control)', async () => {
    expect(await isHeard(({ database }) => database.config('jobs'))).toBe(false);
  });
});
