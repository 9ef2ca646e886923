import type { AppendOutcome } from '@ledger/kernel';
import { LogBusy } from '@ledger/kernel';
import { Appender, type Send } from './appender.js';
import { type Prepared, prepare } from './prepare.js';
import { aRequest, anEvent } from './testing/index.js';

const ready = (streamId: string, events = 1): Prepared => {
  const prepared = prepare(
    aRequest(streamId, { events: Array.from({ length: events }, () => anEvent()) }),
  );
  if ('outcome' in prepared) throw new Error(prepared.outcome);
  return prepared;
};
const done: AppendOutcome = { outcome: 'conflict', actualRevision: 0 };
const accept: Send = async (batch) => batch.map(() => done);
const never = () => false;

describe('the appender', () => {
  it('sends what gathered during one batch as the next, and a lone request at once', async () => {
    const sizes: number[] = [];
    const send: Send = async (batch) => {
      sizes.push(batch.length);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return accept(batch);
    };
    const appender = new Appender({ send, mayPass: never });
    await appender.append(ready('a'));
    const first = appender.append(ready('a'));
    await Promise.resolve();
    await Promise.resolve();
    await Promise.all([first, ...['b', 'c', 'd'].map((id) => appender.append(ready(id)))]);
    expect(sizes).toEqual([1, 1, 3]);
  });

  it('is busy when too much waits, and takes more once that is done', async () => {
    const appender = new Appender({ send: accept, mayPass: never, maxQueuedEvents: 10 });
    const waiting = [appender.append(ready('a', 6)), appender.append(ready('b', 4))];
    await expect(appender.append(ready('c'))).rejects.toBeInstanceOf(LogBusy);
    await Promise.all(waiting);
    await appender.idle();
    await expect(appender.append(ready('c'))).resolves.toBe(done);
  });

  it('bounds what waits in bytes too, but never turns away a lone request', async () => {
    const appender = new Appender({ send: accept, mayPass: never, maxQueuedBytes: 10 });
    const alone = appender.append(ready('a'));
    await expect(appender.append(ready('b'))).rejects.toBeInstanceOf(LogBusy);
    await expect(alone).resolves.toBe(done);
  });

  it('finds the one request that fails a batch, and spares the others', async () => {
    const poison = ready('p-7');
    const send: Send = async (batch) => {
      if (batch.includes(poison)) throw new Error('poison');
      return accept(batch);
    };
    const appender = new Appender({ send, mayPass: never });
    const requests = Array.from({ length: 21 }, (_, n) => (n === 7 ? poison : ready(`s-${n}`)));
    const settled = await Promise.allSettled(requests.map((one) => appender.append(one)));
    expect(settled.flatMap(({ status }, n) => (status === 'rejected' ? [n] : []))).toEqual([7]);
  });

  it('sends the same requests again while the fault may pass', async () => {
    const sent: (readonly Prepared[])[] = [];
    const send: Send = async (batch) => {
      sent.push(batch);
      if (sent.length < 4) throw new Error('away');
      return accept(batch);
    };
    const appender = new Appender({ send, mayPass: () => true });
    const requests = [ready('a'), ready('b')];
    await Promise.all(requests.map((one) => appender.append(one)));
    expect(sent).toEqual([requests, requests, requests, requests]);
  });

  it('gives up when its patience ends, and goes on with later requests', async () => {
    let away = true;
    const send: Send = async (batch) => {
      if (away) throw new Error('away');
      return accept(batch);
    };
    const appender = new Appender({ send, mayPass: () => true, patienceMs: 50 });
    const settled = await Promise.allSettled([
      appender.append(ready('a')),
      appender.append(ready('b')),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    away = false;
    await expect(appender.append(ready('c'))).resolves.toBe(done);
  });
});
