import { memoryLog } from '@ledger/event-log';
import { type AppendRequest, type Decider, type EventLog, Refusal } from '@ledger/kernel';
import { provider } from '@ledger/provider';
import { pupil } from '@ledger/pupil';
import { register } from '@ledger/register';
import { memoryVault, openEvents } from '@ledger/vault';
import { z } from 'zod';
import { StaleRevision, StreamContended } from './conflict.js';
import type { WritePorts } from './contract.js';
import { record } from './record.js';
import { ask, canaries, childId, markRegister, onboard, registerChild } from './testing/asked.js';
import { throughLog } from './testing/through-log.js';

function portsOf(log: EventLog = memoryLog()): WritePorts {
  return { log, vault: memoryVault({ logId: () => log.logId }) };
}

const everything = ({ log }: WritePorts) => log.readAll(0, 1_000);

describe('recording a command', () => {
  it('appends what was decided in its envelope', async () => {
    const ports = portsOf();
    const asked = ask('provider-1', onboard(), { decidedOn: '2025-09-02' });
    const answer = await record(ports, provider, {
      ...asked,
      basis: [{ streamId: 'x', revision: 3 }],
    });
    expect(answer).toMatchObject({ outcome: 'recorded', position: 1, revision: 0 });
    const [event] = await everything(ports);
    expect(event).toMatchObject({
      streamId: 'provider-1',
      type: 'ProviderOnboarded',
      schemaVersion: 1,
      data: { providerRef: 'PRV-1', capacity: 30 },
      sealed: [],
    });
    expect(event?.eventId).toBe(answer.events[0]?.eventId);
    expect(event?.eventId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    const { authority, actor, source, requestId, decidedOn } = asked.meta;
    const { effectiveOn } = event?.meta ?? {};
    const plain = { authority, actor, source, requestId, decidedOn, effectiveOn };
    const basis = [{ streamId: 'x', revision: 3 }];
    expect(event?.meta).toEqual({ ...plain, correlationId: requestId, basis });
  });

  it('takes today from the clock, in London', async () => {
    const ports = { ...portsOf(), clock: () => '2026-06-30T23:30:00.000000Z' };
    await record(ports, provider, ask('provider-1', onboard()));
    expect((await everything(ports))[0]?.meta.effectiveOn).toBe('2026-07-01');
  });

  it('says unchanged when it holds already, with the place of the last event', async () => {
    const ports = portsOf();
    await record(ports, provider, ask('provider-2', onboard()));
    await record(ports, provider, ask('provider-1', onboard()));
    const again = await record(ports, provider, ask('provider-2', onboard()));
    expect(again).toEqual({ outcome: 'unchanged', position: 1, revision: 0, events: [] });
    expect(await everything(ports)).toHaveLength(2);
  });

  it('lets a rule refuse', async () => {
    const asked = ask('provider-1', {
      type: 'CorrectProviderDetails',
      data: onboard().data,
    } as const);
    await expect(record(portsOf(), provider, asked)).rejects.toThrow('provider-not-onboarded');
  });

  it('refuses text that is no Unicode, sealed or not', async () => {
    const ports = portsOf();
    const half = String.fromCharCode(0xd800);
    const refused = expect.objectContaining({ code: 'text-not-allowed' }) as unknown;
    const child = ask('pupil-1', registerChild(`A${half}`));
    await expect(record(ports, pupil, child)).rejects.toEqual(refused);
    expect(await everything(ports)).toEqual([]);
  });

  it('notes where each event came in, and on what it was based', async () => {
    const ports = portsOf();
    await record(ports, register, {
      ...ask('register-1', markRegister('/', 'I', 'N')),
      sourceOf: (_, index) => ({ kind: 'import', fileHash: 'ab', row: index + 2 }),
      basisOf: (event) => [{ streamId: event.type, revision: 1 }],
    });
    const events = await everything(ports);
    expect(events.map((event) => event.meta.source.row)).toEqual([2, 3, 4]);
    expect(events[2]?.meta.basis).toEqual([{ streamId: 'AttendanceMarked', revision: 1 }]);
  });

  it('drops what the schema of the event does not name', async () => {
    const Noted = z.object({ type: z.literal('Noted'), data: z.object({ code: z.string() }) });
    type Note = z.infer<typeof Noted>;
    const careless: Decider<null, Note, Note> = {
      category: 'note',
      events: Noted,
      commands: Noted,
      initial: null,
      evolve: { Noted: () => null },
      decide: { Noted: (_, data) => [{ type: 'Noted', data, effectiveOn: '2026-01-01' }] },
    };
    const ports = portsOf();
    const data = { code: 'A', name: canaries[0] };
    await record(ports, careless, ask('note-1', { type: 'Noted', data } as const));
    expect((await everything(ports))[0]?.data).toEqual({ code: 'A' });
  });
});

describe('a request that is sent again', () => {
  it('gets its original answer, though it holds already', async () => {
    const ports = portsOf();
    const asked = ask('provider-1', onboard());
    const first = await record(ports, provider, asked);
    await record(ports, provider, ask('provider-1', onboard(31), { reason: 'typing error' }));
    const again = await record(ports, provider, asked);
    expect(again).toMatchObject({ outcome: 'recorded', position: first.position, revision: 0 });
    expect(again.events.map((event) => event.eventId)).toEqual([first.events[0]?.eventId]);
    expect(await everything(ports)).toHaveLength(2);
  });

  it('gets its original answer when both arrive at once, even past an expected revision', async () => {
    const ports = portsOf();
    const asked = { ...ask('provider-1', onboard()), expectedRevision: -1 };
    // Two processes: each has ports of its own on the one log.
    const other = { ...ports, log: throughLog(ports.log) };
    const answers = await Promise.all([
      record(ports, provider, asked),
      record(other, provider, asked),
    ]);
    expect(answers[0].events[0]?.eventId).toBe(answers[1].events[0]?.eventId);
    expect(await everything(ports)).toHaveLength(1);
  });

  it.each(['provider-1', 'provider-2'])(
    'is refused when it asks something else of %s',
    async (stream) => {
      const ports = portsOf();
      const { meta } = ask('provider-1', onboard());
      await record(ports, provider, { streamId: 'provider-1', command: onboard(), meta });
      const other = record(ports, provider, { streamId: stream, command: onboard(31), meta });
      await expect(other).rejects.toEqual(expect.objectContaining({ code: 'request-id-reused' }));
      expect(await everything(ports)).toHaveLength(1);
    },
  );
});

describe('the revision that was seen', () => {
  it('is checked before anything is decided', async () => {
    const ports = portsOf();
    await record(ports, provider, { ...ask('provider-1', onboard()), expectedRevision: -1 });
    const stale = { ...ask('provider-1', onboard()), expectedRevision: -1 };
    await expect(record(ports, provider, stale)).rejects.toEqual(
      new StaleRevision('provider-1', 0),
    );
    const seen = { ...ask('provider-1', onboard(9), { reason: 'moved' }), expectedRevision: 0 };
    expect((await record(ports, provider, seen)).revision).toBe(1);
  });
});

describe('when someone is first', () => {
  /** Another process writes just before each of the first appends. */
  function contested(times: number): WritePorts {
    const log = memoryLog();
    const others = portsOf(log);
    let left = times;
    const append = async (request: AppendRequest) => {
      const capacity = 100 + left;
      if (left-- > 0)
        await record(others, provider, ask('provider-1', onboard(capacity), { reason: 'theirs' }));
      return log.append(request);
    };
    return { ...others, log: throughLog(log, { append }) };
  }

  it('decides again on what they left', async () => {
    const ports = contested(1);
    const answer = await record(ports, provider, ask('provider-1', onboard(), { reason: 'ours' }));
    expect(answer).toMatchObject({ outcome: 'recorded', revision: 1 });
    const events = await everything(ports);
    expect(events.map((event) => event.type)).toEqual([
      'ProviderOnboarded',
      'ProviderDetailsCorrected',
    ]);
    expect(events[1]?.meta.corrects).toBe(events[0]?.eventId);
  });

  it('tells the one who had seen something else', async () => {
    const asked = { ...ask('provider-1', onboard()), expectedRevision: -1 };
    await expect(record(contested(1), provider, asked)).rejects.toThrow(StaleRevision);
  });

  it('gives up when others are first each time', async () => {
    const asked = ask('provider-1', onboard(), { reason: 'ours' });
    await expect(record(contested(1_000), provider, asked)).rejects.toThrow(StreamContended);
  });
});

describe('many commands at once', () => {
  it('on one stream of one process take turns and never conflict', async () => {
    const log = memoryLog();
    let appends = 0;
    const append = (request: AppendRequest) => {
      appends += 1;
      return log.append(request);
    };
    const ports = portsOf(throughLog(log, { append }));
    const asks = Array.from({ length: 30 }, (_, index) =>
      record(ports, provider, ask('provider-1', onboard(index), { reason: 'counted again' })),
    );
    const answers = await Promise.all(asks);
    expect(answers.map((answer) => answer.revision)).toEqual(asks.map((_, index) => index));
    expect(appends).toBe(30);
  });

  it('fail alone: the next one in turn is not harmed', async () => {
    const ports = portsOf();
    const refused = record(ports, provider, {
      ...ask('provider-1', onboard()),
      expectedRevision: 5,
    });
    const next = record(ports, provider, ask('provider-1', onboard()));
    await expect(refused).rejects.toThrow(StaleRevision);
    expect((await next).outcome).toBe('recorded');
  });
});

describe('the reason', () => {
  it.each([undefined, '', '  '])('is needed for a correction (%p)', async (reason) => {
    const ports = portsOf();
    await record(ports, provider, ask('provider-1', onboard()));
    const meta = reason === undefined ? {} : { reason };
    const refused = record(ports, provider, ask('provider-1', onboard(31), meta));
    await expect(refused).rejects.toEqual(new Refusal('reason-needed', {}, 'reason'));
    expect(await everything(ports)).toHaveLength(1);
  });

  it('stands in the envelope where no child is concerned', async () => {
    const ports = portsOf();
    await record(ports, provider, ask('provider-1', onboard()));
    await record(ports, provider, ask('provider-1', onboard(31), { reason: 'new building' }));
    expect((await everything(ports))[1]?.meta.reason).toBe('new building');
  });

  it('is sealed with whoever it was done for on a child’s event', async () => {
    const ports = portsOf();
    const [, familyName, reason, onBehalfOf] = canaries;
    await record(ports, pupil, ask('pupil-1', registerChild('Smith')));
    const meta = { reason: `${reason} said so`, onBehalfOf: onBehalfOf ?? '' };
    await record(ports, pupil, ask('pupil-1', registerChild(familyName), meta));
    const events = await everything(ports);
    expect(events[1]?.meta).toMatchObject({ reason: 'sealed', onBehalfOf: 'sealed' });
    for (const canary of canaries) expect(JSON.stringify(events)).not.toContain(canary);
    const opened = await openEvents(ports.vault)(events);
    expect(opened[1]?.personal).toContainEqual({
      pupilId: childId,
      class: 'narrative',
      values: { reason: 'Kanarienvogel said so', onBehalfOf },
    });
  });

  it('of an import is given to those events that correct, and to no others', async () => {
    const ports = portsOf();
    const meta = { correctionReason: 'import marks.csv' };
    await record(ports, register, ask('register-1', markRegister('/'), meta));
    await record(ports, register, ask('register-1', markRegister('N', 'I'), meta));
    const events = await everything(ports);
    expect(events.map((event) => [event.type, event.meta.reason])).toEqual([
      ['AttendanceMarked', undefined],
      ['AttendanceCorrected', 'sealed'],
      ['AttendanceMarked', undefined],
    ]);
    expect(events.map((event) => event.sealed.length)).toEqual([0, 1, 0]);
  });
});
