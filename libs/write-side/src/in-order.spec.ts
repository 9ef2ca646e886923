import { setTimeout as wait } from 'node:timers/promises';
import { memoryLog } from '@ledger/event-log';
import { type AppendRequest, type EventLog, Refusal } from '@ledger/kernel';
import { randomly } from '@ledger/kernel/testing';
import { provider, type ProviderCommand } from '@ledger/provider';
import { pupil } from '@ledger/pupil';
import { memoryVault } from '@ledger/vault';
import fc from 'fast-check';
import type { Answer, WritePorts } from './contract.js';
import { recordingInOrder } from './in-order.js';
import { record } from './record.js';
import { ask, childId, onboard, registerChild } from './testing/asked.js';
import { throughLog } from './testing/through-log.js';
import { without } from './without.js';

function portsOf(log: EventLog = memoryLog()): WritePorts {
  return { log, vault: memoryVault({ logId: () => log.logId }) };
}

/** The same ports whose vault takes its time to seal. */
function slowToSeal({ log, vault }: WritePorts): WritePorts {
  const seal: typeof vault.seal = async (context, parts) => {
    await wait(20);
    return vault.seal(context, parts);
  };
  return { log, vault: { ...vault, seal } };
}

const correct = (capacity: number): ProviderCommand => ({
  type: 'CorrectProviderDetails',
  data: without(onboard(capacity).data, 'providerRef'),
});

const outcomeOf = (answer: Promise<Answer>) =>
  answer.then(
    ({ outcome }) => outcome,
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );

const streamsIn = async ({ log }: WritePorts) =>
  (await log.readAll(0, 100)).map(({ streamId }) => streamId);

describe('recording in order', () => {
  it('leaves events in the order of the asks, though one takes longer to seal', async () => {
    const ports = slowToSeal(portsOf());
    const order = recordingInOrder(ports, { isNew: true });
    const [children, providers] = [order.of(pupil), order.of(provider)];
    await Promise.all([
      providers(ask('provider-1', onboard())),
      children(ask(`pupil-${childId}`, registerChild())),
      providers(ask('provider-2', onboard())),
    ]);
    expect(await streamsIn(ports)).toEqual(['provider-1', `pupil-${childId}`, 'provider-2']);
  });

  it('leaves them out of order where each ask goes its own way', async () => {
    const ports = slowToSeal(portsOf());
    await Promise.all([
      record(ports, pupil, ask(`pupil-${childId}`, registerChild())),
      record(ports, provider, ask('provider-2', onboard())),
    ]);
    expect(await streamsIn(ports)).toEqual(['provider-2', `pupil-${childId}`]);
  });

  it('takes each ask on what the one before it left, and reads nothing of a new log', async () => {
    const log = memoryLog();
    const reads: string[] = [];
    const readStreams: EventLog['readStreams'] = (streamIds) => {
      reads.push(...streamIds);
      return log.readStreams(streamIds);
    };
    const watched = portsOf(throughLog(log, { readStreams }));
    const providers = recordingInOrder(watched, { isNew: true }).of(provider);
    const answers = [
      providers(ask('provider-1', onboard(1))),
      providers(ask('provider-1', correct(2), { reason: 'one' })),
      providers(ask('provider-1', correct(2), { reason: 'two' })),
      providers(ask('provider-1', correct(3))),
      providers(ask('provider-1', correct(4), { reason: 'four' })),
    ];
    expect(await Promise.all(answers.map(outcomeOf))).toEqual([
      ...['recorded', 'recorded', 'unchanged', 'reason-needed', 'recorded'],
    ]);
    expect(reads).toEqual([]);
    const again = recordingInOrder(watched, { isNew: false }).of(provider);
    expect(await outcomeOf(again(ask('provider-1', onboard(4))))).toBe('unchanged');
    expect(reads).toEqual(['provider-1']);
  });

  it('finds what another writer recorded in a log that was thought new', async () => {
    const ports = portsOf();
    await record(ports, provider, ask('provider-1', onboard(7)));
    const providers = recordingInOrder(ports, { isNew: true }).of(provider);
    expect(await outcomeOf(providers(ask('provider-1', onboard(7))))).toBe('unchanged');
  });

  it('hands nothing more to the log after a failure', async () => {
    const log = memoryLog();
    let left = 1;
    const append = (request: AppendRequest) =>
      left-- > 0 ? log.append(request) : Promise.reject(new Error('the disk is full'));
    const ports = portsOf(throughLog(log, { append }));
    const providers = recordingInOrder(ports, { isNew: true }).of(provider);
    const first = ['provider-1', 'provider-2', 'provider-3'].map((id) =>
      outcomeOf(providers(ask(id, onboard()))),
    );
    const full = 'Error: the disk is full';
    expect(await Promise.all(first)).toEqual(['recorded', full, full]);
    left = 1;
    expect(await outcomeOf(providers(ask('provider-4', onboard())))).toBe(full);
    expect(await streamsIn(ports)).toEqual(['provider-1']);
  });

  it('fails the asks behind one whose stream cannot be read', async () => {
    const readStreams = () => Promise.reject(new Error('no connection'));
    const ports = portsOf(throughLog(memoryLog(), { readStreams }));
    const providers = recordingInOrder(ports, { isNew: false }).of(provider);
    const asked = ['provider-1', 'provider-2'].map((id) =>
      outcomeOf(providers(ask(id, onboard()))),
    );
    expect(await Promise.all(asked)).toEqual(Array(2).fill('Error: no connection'));
  });

  it('leaves what recording one by one would leave, in the same order', async () => {
    const wish = fc.record({
      stream: fc.integer({ min: 1, max: 3 }),
      capacity: fc.integer({ min: 1, max: 3 }),
      isNew: fc.boolean(),
      reason: fc.constantFrom('why', ''),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { maxLength: 20 }), async (wishes) => {
        const asks = wishes.map(({ stream, capacity, isNew, reason }) =>
          ask(`provider-${stream}`, isNew ? onboard(capacity) : correct(capacity), { reason }),
        );
        const [ordered, single] = [portsOf(), portsOf()];
        const providers = recordingInOrder(ordered, { isNew: true }).of(provider);
        const outcomes = await Promise.all(asks.map((each) => outcomeOf(providers(each))));
        const singly: string[] = [];
        for (const each of asks) singly.push(await outcomeOf(record(single, provider, each)));
        expect(outcomes).toEqual(singly);
        expect(await toldBy(ordered)).toEqual(await toldBy(single));
      }),
      randomly(50),
    );
  });
});

const toldBy = async ({ log }: WritePorts) =>
  (await log.readAll(0, 100)).map(({ type, streamId, revision, data }) => ({
    ...{ type, streamId, revision, data },
  }));
