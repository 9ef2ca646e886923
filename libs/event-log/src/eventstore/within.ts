import { setTimeout as sleep } from 'node:timers/promises';

/** Some failures in the client leave its promise open for ever. @throws when the time is over */
export async function within<T>(milliseconds: number, asked: Promise<T>): Promise<T> {
  const done = new AbortController();
  const late = sleep(milliseconds, undefined, { signal: done.signal }).then(() => {
    throw new Error(`EventStoreDB gave no answer within ${milliseconds} ms.`);
  });
  return Promise.race([asked, late]).finally(() => {
    late.catch(() => undefined);
    done.abort();
  });
}
