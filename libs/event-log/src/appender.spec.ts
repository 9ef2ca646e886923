import type { AppendedBatch, AppendOutcome } from '@ledger/kernel';
import { LogBusy } from '@ledger/kernel';
import { Appender } from './appender.js';
import type { Send } from './deliver.js';
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
    await new Promise(setImmediate);
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

  it.each([1, 2])(
    'has %i batches in flight, and of no stream or id more than one request',
    async (inFlight) => {
      const flying: Prepared[] = [];
      let most = 0;
      const send: Send = async (batch) => {
        flying.push(...batch);
        const names = flying.flatMap(({ streamId, requestId }) => [streamId, requestId]);
        expect(new Set(names).size).toBe(names.length);
        most = Math.max(most, flying.length);
        await new Promise(setImmediate);
        for (const one of batch) flying.splice(flying.indexOf(one), 1);
        return accept(batch);
      };
      const appender = new Appender({ send, mayPass: never, inFlight });
      const streams = Array.from({ length: 40 }, (_, n) => `s-${n % 33}`);
      const requests = streams.map((id) => ready(id));
      const twice = [...requests, ...requests.slice(0, 3)];
      await Promise.all(twice.map((one) => appender.append(one)));
      expect(most).toBe(33);
      expect(appender.waiting).toBe(0);
    },
  );

  it('sends the second batch before the first is answered, and in the order of the queue', async () => {
    const sent: number[] = [];
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const send: Send = async (batch) => {
      sent.push(batch.length);
      if (sent.length === 2) release();
      await held;
      return accept(batch);
    };
    const appender = new Appender({ send, mayPass: never, inFlight: 2 });
    await Promise.all(Array.from({ length: 64 }, (_, n) => appender.append(ready(`s-${n}`))));
    expect(sent).toEqual([32, 32]);
  });

  it('tells its observer of every batch, and of every request that it turns away', async () => {
    const told: unknown[] = [];
    const observer = {
      batch: ({ requests, events }: AppendedBatch) => told.push({ requests, events }),
      busy: () => told.push('busy'),
      listenerReconnected: () => undefined,
    };
    const options = { send: accept, mayPass: never, maxQueuedEvents: 3, observer };
    const appender = new Appender(options);
    const waiting = [appender.append(ready('a', 2)), appender.append(ready('b'))];
    expect(appender.waiting).toBe(3);
    await expect(appender.append(ready('c'))).rejects.toBeInstanceOf(LogBusy);
    await Promise.all(waiting);
    expect(told).toEqual(['busy', { requests: 2, events: 3 }]);
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
