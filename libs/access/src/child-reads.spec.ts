import { memoryLog } from '@ledger/event-log';
import { LogBusy } from '@ledger/kernel';
import { ChildFileRead, notedRead, type Reading, readsOf } from './child-reads.js';
import type { Person } from './person.js';

const pupilId = '6f1f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c11';
const person = (role: Person['role']): Person => ({
  ...{ id: `${role}-1`, name: 'Somebody Named', role, organisation: '801', scope: 'all' },
});
const reading: Reading = {
  ...{ person: person('auditor'), permission: 'read-names', pupilId, authority: '801' },
  ...{ what: 'placement-history', classes: ['identity', 'narrative'], correlationId: 'request-1' },
};
const now = () => '2026-06-30T23:30:00.000000Z';
const access = () => ({ log: memoryLog(), now });
const file = () => Promise.resolve('the file');

describe('edge case 35: reading a child’s file', () => {
  it('is itself an event: who, in which role, what, of which child', async () => {
    const { log } = access();
    expect(await notedRead({ log, now }, reading, file)).toBe('the file');
    const [event, ...others] = await log.readAll(0, 10);
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      type: 'ChildFileRead',
      data: { pupilId, what: 'placement-history', classes: ['identity', 'narrative'] },
      meta: {
        ...{ actor: { id: 'auditor-1', role: 'auditor', organisation: '801' } },
        ...{ authority: '801', effectiveOn: '2026-07-01', correlationId: 'request-1' },
      },
    });
    expect(ChildFileRead.parse({ type: event?.type, data: event?.data }).data.answer).toBe('shown');
    expect(JSON.stringify(event)).not.toContain('Somebody');
  });

  it('is noted each time, and before anything is shown', async () => {
    const { log } = access();
    const seen: number[] = [];
    const show = async () => seen.push((await log.head()).position);
    await notedRead({ log, now }, reading, show);
    await notedRead({ log, now }, reading, show);
    expect(seen).toEqual([1, 2]);
  });

  it('shows nothing where it cannot be noted', async () => {
    let shown = false;
    const show = () => Promise.resolve((shown = true));
    const { log } = access();
    const busy = { append: () => Promise.reject(new LogBusy(9)), readStream: log.readStream };
    await expect(notedRead({ log: busy, now }, reading, show)).rejects.toThrow(LogBusy);
    const conflict = { outcome: 'conflict', actualRevision: 3 } as const;
    const elsewhere = { append: () => Promise.resolve(conflict), readStream: log.readStream };
    await expect(notedRead({ log: elsewhere, now }, reading, show)).rejects.toThrow('conflict');
    expect(shown).toBe(false);
  });

  it('is noted as well where it is refused', async () => {
    const { log } = access();
    const board = { ...reading, person: person('board-member') };
    expect(await notedRead({ log, now }, board, file)).toBeNull();
    const [event] = await log.readAll(0, 10);
    expect(event).toMatchObject({
      data: { answer: 'refused' },
      meta: { actor: { id: 'board-member-1' } },
    });
  });

  it('is told to who asks who read it, which is a read of its own', async () => {
    const { log } = access();
    await notedRead({ log, now }, reading, file);
    await notedRead(
      { log, now },
      { ...reading, pupilId: '0d3f2b61-5a44-4f0e-9a0b-7d1f7c9e4a33' },
      file,
    );
    const reads = await readsOf({ log, now }, reading);
    expect(reads?.map(({ data }) => (data as ChildFileRead['data']).what)).toEqual([
      'placement-history',
      'access-log',
    ]);
  });
});
