import { memoryLog } from '@ledger/event-log';
import { type AppendRequest, type EventLog, LogBusy, Refusal } from '@ledger/kernel';
import { provider, type ProviderCommand } from '@ledger/provider';
import { pupil } from '@ledger/pupil';
import { memoryVault } from '@ledger/vault';
import fc from 'fast-check';
import type { Answer, WritePorts } from './contract.js';
import { loadStates } from './load.js';
import { record } from './record.js';
import { recordingOf, recordMany } from './record-many.js';
import { ask, childId, onboard, registerChild } from './testing/asked.js';
import { throughLog } from './testing/through-log.js';
import { without } from './without.js';

function portsOf(log: EventLog = memoryLog()): WritePorts {
  return { log, vault: memoryVault({ logId: () => log.logId }) };
}

const correct = (capacity: number): ProviderCommand => ({
  type: 'CorrectProviderDetails',
  data: without(onboard(capacity).data, 'providerRef'),
});

const outcomes = (answers: readonly (Answer | Refusal)[]) =>
  answers.map((answer) => (answer instanceof Refusal ? answer.code : answer.outcome));

describe('recording many', () => {
  it('answers in the order of the asks, and a refusal harms no neighbour', async () => {
    const answers = await recordMany(portsOf(), provider, [
      ask('provider-1', onboard()),
      ask('provider-2', correct(10)),
      ask('provider-3', onboard()),
      ask('provider-1', onboard()),
    ]);
    expect(outcomes(answers)).toEqual([
      'recorded',
      'provider-not-onboarded',
      'recorded',
      'unchanged',
    ]);
  });

  it('takes the asks of one stream in turn, each on what the one before it left', async () => {
    const ports = portsOf();
    const answers = await recordMany(ports, provider, [
      ask('provider-1', onboard(1)),
      ask('provider-1', correct(2), { reason: 'one' }),
      ask('provider-1', correct(2), { reason: 'two' }),
      ask('provider-1', correct(3)),
      ask('provider-1', correct(4), { reason: 'four' }),
    ]);
    expect(outcomes(answers)).toEqual([
      'recorded',
      'recorded',
      'unchanged',
      'reason-needed',
      'recorded',
    ]);
    const events = await ports.log.readStream('provider-1');
    expect(events.map((event) => event.meta.corrects)).toEqual([
      undefined,
      events[0]?.eventId,
      events[1]?.eventId,
    ]);
  });

  it('knows the sealed values that it has just recorded', async () => {
    const answers = await recordMany(portsOf(), pupil, [
      ask('pupil-1', registerChild()),
      ask('pupil-1', registerChild()),
      ask('pupil-1', registerChild('Other'), { reason: 'misheard' }),
    ]);
    expect(outcomes(answers)).toEqual(['recorded', 'unchanged', 'recorded']);
  });

  it('reads all streams in one round trip', async () => {
    const log = memoryLog();
    const reads: number[] = [];
    const watched = throughLog(log, {
      readStreams: (streamIds) => {
        reads.push(streamIds.length);
        return log.readStreams(streamIds);
      },
    });
    const asks = [1, 2, 3, 1].map((id) => ask(`provider-${id}`, onboard()));
    await recordMany(portsOf(watched), provider, asks);
    expect(reads).toEqual([3]);
  });

  it('reads a stream again where another process was first', async () => {
    const log = memoryLog();
    const others = portsOf(log);
    let first = true;
    const append = async (request: AppendRequest) => {
      if (first) {
        first = false;
        await record(others, provider, ask('provider-1', onboard(7)));
      }
      return log.append(request);
    };
    const ports = { ...others, log: throughLog(log, { append }) };
    const asks = [ask('provider-1', onboard(7)), ask('provider-1', correct(8), { reason: 'r' })];
    expect(outcomes(await recordMany(ports, provider, asks))).toEqual(['unchanged', 'recorded']);
  });

  it('goes on from what a call that is over has left, and reads what another process added', async () => {
    const log = memoryLog();
    let reads = 0;
    const readStreams: EventLog['readStreams'] = (streamIds) => {
      reads += streamIds.length;
      return log.readStreams(streamIds);
    };
    const recordHere = recordingOf(portsOf(throughLog(log, { readStreams })), provider);
    await recordHere([ask('provider-1', onboard(1))]);
    await recordHere([ask('provider-1', correct(2), { reason: 'two' })]);
    expect(reads).toBe(1);
    await record(portsOf(log), provider, ask('provider-1', correct(3), { reason: 'three' }));
    const answers = await recordHere([ask('provider-1', correct(4), { reason: 'four' })]);
    expect(outcomes(answers)).toEqual(['recorded']);
    expect(reads).toBe(2);
    const events = await log.readStream('provider-1');
    expect(events.map(({ meta }) => meta.corrects)).toEqual([
      undefined,
      ...events.slice(0, 3).map(({ eventId }) => eventId),
    ]);
  });

  it('reads a stream again once it is long ago that something was asked of it', async () => {
    const log = memoryLog();
    const reads: string[] = [];
    const readStreams: EventLog['readStreams'] = (streamIds) => {
      reads.push(...streamIds);
      return log.readStreams(streamIds);
    };
    const recordHere = recordingOf(portsOf(throughLog(log, { readStreams })), provider);
    const others = Array.from({ length: 300 }, (_, n) => ask(`provider-${n + 2}`, onboard()));
    await recordHere([ask('provider-1', onboard(1))]);
    await recordHere(others);
    await recordHere([ask('provider-1', correct(2), { reason: 'two' }), ...others.slice(-1)]);
    expect(reads.filter((id) => id === 'provider-1')).toHaveLength(2);
    expect(reads.filter((id) => id === 'provider-301')).toHaveLength(1);
  });

  it('waits while the log is busy', async () => {
    const log = memoryLog();
    let busy = 3;
    const append = (request: AppendRequest) =>
      busy-- > 0 ? Promise.reject(new LogBusy(9)) : log.append(request);
    const ports = portsOf(throughLog(log, { append }));
    const answers = await recordMany(ports, provider, [ask('provider-1', onboard())]);
    expect(outcomes(answers)).toEqual(['recorded']);
  });

  it('stops at the first failure that is no refusal', async () => {
    const append = () => Promise.reject(new Error('the disk is full'));
    const ports = portsOf(throughLog(memoryLog(), { append }));
    const asks = [ask('provider-1', onboard()), ask('provider-2', onboard())];
    await expect(recordMany(ports, provider, asks)).rejects.toThrow('the disk is full');
  });

  it('goes on from what an earlier call leaves, though nobody waited for its answers', async () => {
    const log = memoryLog();
    const reads: string[] = [];
    const watched = throughLog(log, {
      readStreams: (streamIds) => {
        reads.push(...streamIds);
        return log.readStreams(streamIds);
      },
    });
    const record = recordingOf(portsOf(watched), provider);
    const calls = [
      record([ask('provider-1', onboard(7)), ask('provider-2', onboard(7))]),
      record([ask('provider-1', correct(8), { reason: 'r' }), ask('provider-3', onboard(7))]),
      record([ask('provider-1', correct(8), { reason: 'r' })]),
    ];
    expect((await Promise.all(calls)).map(outcomes)).toEqual([
      ['recorded', 'recorded'],
      ['recorded', 'recorded'],
      ['unchanged'],
    ]);
    expect(reads).toEqual(['provider-1', 'provider-2', 'provider-3']);
    await record([ask('provider-1', correct(9), { reason: 'r' })]);
    expect(reads).toHaveLength(3);
  });

  it('fails the calls that go on from what failed, and works again after them', async () => {
    const log = memoryLog();
    let isFull = true;
    const append = (request: AppendRequest) =>
      isFull ? Promise.reject(new Error('the disk is full')) : log.append(request);
    const record = recordingOf(portsOf(throughLog(log, { append })), provider);
    const calls = [1, 2].map(() => record([ask('provider-1', onboard())]));
    const results = await Promise.allSettled(calls);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isFull = false;
    expect(outcomes(await record([ask('provider-1', onboard())]))).toEqual(['recorded']);
  });

  it('leaves what recording one by one would leave', async () => {
    const wish = fc.record({
      stream: fc.integer({ min: 1, max: 3 }),
      capacity: fc.integer({ min: 1, max: 3 }),
      isNew: fc.boolean(),
      reason: fc.constantFrom('why', ''),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { maxLength: 20 }), fc.nat(20), async (wishes, cut) => {
        const asks = wishes.map(({ stream, capacity, isNew, reason }) =>
          ask(`provider-${stream}`, isNew ? onboard(capacity) : correct(capacity), { reason }),
        );
        const [many, single] = [portsOf(), portsOf()];
        const inTwoCalls = recordingOf(many, provider);
        const calls = [inTwoCalls(asks.slice(0, cut)), inTwoCalls(asks.slice(cut))];
        const answers = (await Promise.all(calls)).flat();
        const singly: (Answer | Refusal)[] = [];
        for (const each of asks)
          singly.push(await record(single, provider, each).catch((error: Refusal) => error));
        expect(outcomes(answers)).toEqual(outcomes(singly));
        for (const stream of ['provider-1', 'provider-2', 'provider-3'])
          expect(await toldBy(many, stream)).toEqual(await toldBy(single, stream));
      }),
    );
  });
});

const toldBy = async ({ log }: WritePorts, streamId: string) =>
  (await log.readStream(streamId)).map(({ type, data, meta }) => ({
    type,
    data,
    why: meta.reason,
  }));

describe('reading the state of many streams', () => {
  it('gives state and revision, the empty ones included, with sealed values opened', async () => {
    const ports = portsOf();
    await record(ports, pupil, ask(`pupil-${childId}`, registerChild()));
    const states = await loadStates(ports, pupil, [`pupil-${childId}`, 'pupil-2']);
    expect(states.get('pupil-2')).toMatchObject({ state: null, revision: -1 });
    expect(states.get(`pupil-${childId}`)?.revision).toBe(0);
    expect(JSON.stringify(states.get(`pupil-${childId}`)?.state)).toContain('Quillfeather');
  });
});
