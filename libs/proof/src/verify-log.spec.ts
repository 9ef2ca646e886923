import { LogBroken } from '@ledger/kernel';
import fc from 'fast-check';
import { KeptProofUnusable } from './comparison.js';
import { aLogOf, aStoredEvent, LOG_ID } from './testing/a-log.js';
import { keptInMemory } from './testing/kept-in-memory.js';
import { plainRoot } from './testing/plain-tree.js';
import { verifyLog } from './verify-log.js';

const eventsTo = (size: number) => Array.from({ length: size }, (_, n) => aStoredEvent(n + 1));

const faultOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no fault',
    (thrown: unknown) => thrown,
  );

async function brokenAt(work: Promise<unknown>): Promise<unknown> {
  const fault = await faultOf(work);
  return fault instanceof LogBroken ? fault.position : fault;
}

/** A log of this many events, verified once. */
async function verified(size: number) {
  const ports = { ...aLogOf(eventsTo(size)), kept: keptInMemory() };
  await verifyLog(ports);
  return ports;
}

describe('verifying a log', () => {
  it('gives the root that RFC 9162 defines over its leaves, page after page', async () => {
    const { log, read, events } = aLogOf(eventsTo(4_500));
    const told: number[] = [];
    const progress = (done: number) => void told.push(done);
    const { now, before } = await verifyLog({ log, read, kept: keptInMemory(), progress });
    expect(before).toBeUndefined();
    expect(now).toEqual({
      origin: LOG_ID,
      size: 4_500,
      root: plainRoot(events.map(({ leaf }) => leaf as Buffer)),
    });
    expect(told).toEqual([2_000, 4_000, 4_500]);
  });

  it('is refused, and nothing is kept, where the audit ends before its time', async () => {
    const kept = keptInMemory();
    const audit = async function* () {
      yield { leaves: Buffer.alloc(32 * 9) };
    };
    const fault = await faultOf(verifyLog({ ...aLogOf(eventsTo(10)), kept, audit }));
    expect(fault).toMatchObject({ message: 'Of 10 events 9 were audited.' });
    expect(kept.now).toBeUndefined();
  });

  it('keeps nothing of an empty log', async () => {
    const kept = keptInMemory();
    await verifyLog({ ...aLogOf([]), kept });
    expect(kept.now).toBeUndefined();
  });

  it('goes on from any size to any other', () =>
    fc.assert(
      fc.asyncProperty(fc.nat({ max: 600 }), fc.nat({ max: 600 }), async (first, more) => {
        const ports = await verified(first);
        ports.events.push(...eventsTo(first + more).slice(first));
        const { now, before } = await verifyLog(ports);
        expect(before?.size).toBe(first === 0 ? undefined : first);
        expect(now.size).toBe(first + more);
        const clean = await verified(first + more);
        expect(now.root).toEqual((await verifyLog(clean)).now.root);
        // What is kept is what a first verification would keep, but for outgrown partial tiles.
        for (const [path, hashes] of clean.kept.tiles) {
          expect(ports.kept.tiles.get(path)).toEqual(hashes);
        }
      }),
      { numRuns: 40 },
    ));

  it('names an event whose text is not what its leaf was made of, with nothing kept', async () => {
    for (const position of [1, 2_000, 2_001, 2_500]) {
      const { log, read, events } = aLogOf(eventsTo(2_500));
      const kept = keptInMemory();
      const event = aStoredEvent(position);
      for (const change of [
        { data: '{"n":0}' },
        { data: `${event.data} ` },
        { envelope: '{"authority":"802"}' },
        { sealed: '[{}]' },
        { streamId: 's-9' },
        { type: 'SomethingElse' },
        { recordedAt: event.recordedAt.replace('Z', '5Z') },
      ]) {
        events[position - 1] = { ...event, ...change };
        expect(await brokenAt(verifyLog({ log, read, kept }))).toBe(position);
        expect(kept.now).toBeUndefined();
      }
    }
  });

  it('names an event that was changed with its leaf since it was last verified', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 600 }), fc.nat(), async (size, which) => {
        const ports = await verified(size);
        const position = 1 + (which % size);
        ports.events[position - 1] = aStoredEvent(position, '{"n":"forged"}');
        expect(await brokenAt(verifyLog(ports))).toBe(position);
        // It is not forgotten by asking again.
        expect(await brokenAt(verifyLog(ports))).toBe(position);
        ports.events[position - 1] = aStoredEvent(position);
        expect(await brokenAt(verifyLog(ports))).toBe('no fault');
      }),
      { numRuns: 40 },
    ));

  it('cannot know of a change made before it ever looked, but for the leaf', async () => {
    const events = eventsTo(10);
    events[4] = aStoredEvent(5, '{"n":"forged"}');
    expect(await faultOf(verifyLog({ ...aLogOf(events), kept: keptInMemory() }))).toBe('no fault');
  });

  it('refuses a log that is shorter than it was', async () => {
    const ports = await verified(300);
    ports.events.splice(290);
    const fault = await faultOf(verifyLog(ports));
    expect(fault).toBeInstanceOf(LogBroken);
    expect(fault).toMatchObject({ position: 291, message: expect.stringContaining('had 300') });
  });

  it('names a hole, a position taken twice and time that runs backwards', async () => {
    const hole = aLogOf(eventsTo(10));
    hole.events.splice(3, 1);
    const twice = aLogOf(eventsTo(10));
    twice.events[5] = aStoredEvent(5);
    const back = aLogOf(eventsTo(10));
    back.events[6] = { ...aStoredEvent(7), recordedAt: '2025-01-01T00:00:00.000000Z' };
    expect(await brokenAt(verifyLog({ ...hole, kept: keptInMemory() }))).toBe(4);
    expect(await brokenAt(verifyLog({ ...twice, kept: keptInMemory() }))).toBe(6);
    expect(await brokenAt(verifyLog({ ...back, kept: keptInMemory() }))).toBe(7);
  });

  it('names an event beyond the end, but not one that is recorded meanwhile', async () => {
    const { events, read, log } = aLogOf(eventsTo(10));
    const at = (...positions: number[]) => ({
      logId: log.logId,
      head: async () => ({ position: positions.shift() ?? 0, recordedAt: null }),
    });
    const verify = (heads: number[]) =>
      brokenAt(verifyLog({ read, log: at(...heads), kept: keptInMemory() }));
    expect(events).toHaveLength(10);
    expect(await verify([9, 9])).toBe(10);
    expect(await verify([9, 10])).toBe('no fault');
    expect(await verify([9, 8])).toBe(9);
    expect(await verify([11, 11])).toBe(11);
  });

  it('tells a kept tile that was changed from a changed log, and keeps a lost one again', async () => {
    const ports = await verified(600);
    const tile = ports.kept.tiles.get('tile/0/001') as Buffer;
    tile.write('forged', 64);
    const fault = await faultOf(verifyLog(ports));
    expect(fault).toBeInstanceOf(KeptProofUnusable);
    expect((fault as Error).message).toContain('tile/0/001');
    ports.kept.tiles.delete('tile/0/001');
    expect(await faultOf(verifyLog(ports))).toBe('no fault');
    expect(ports.kept.tiles.has('tile/0/001')).toBe(true);
  });

  it('names the earlier of a forged event and one whose leaf does not fit', async () => {
    for (const [forged, unfit] of [
      [2, 5],
      [255, 300],
      [2_100, 2_600],
    ] as const) {
      const ports = await verified(3_000);
      ports.events[forged - 1] = aStoredEvent(forged, '{"n":"forged"}');
      ports.events[unfit - 1] = { ...aStoredEvent(unfit), data: '{}' };
      expect(await brokenAt(verifyLog(ports))).toBe(forged);
    }
  });

  it('names the earlier of an event whose leaf does not fit and a hole', async () => {
    const { events, ...ports } = aLogOf(eventsTo(100));
    events[39] = { ...aStoredEvent(40), data: '{}' };
    events.splice(59, 1);
    expect(await brokenAt(verifyLog({ ...ports, kept: keptInMemory() }))).toBe(40);
    events[39] = aStoredEvent(40);
    expect(await brokenAt(verifyLog({ ...ports, kept: keptInMemory() }))).toBe(60);
  });

  it('is not led astray by a kept tile that was changed before it', async () => {
    const ports = await verified(600);
    (ports.kept.tiles.get('tile/0/001') as Buffer).write('forged', 64);
    ports.events[399] = { ...aStoredEvent(400), data: '{}' };
    expect(await brokenAt(verifyLog(ports))).toBe(400);
  });

  it('finds a change by the root alone, but not where, when the tiles follow it', async () => {
    const ports = await verified(600);
    ports.events[299] = aStoredEvent(300, '{"n":"forged"}');
    ports.kept.tiles.clear();
    const fault = await faultOf(verifyLog(ports));
    expect(fault).toMatchObject({ position: 600, message: expect.stringContaining('which') });
  });

  it('refuses to compare with what was kept of another log', async () => {
    const ports = await verified(5);
    const other = { ...ports, log: { ...ports.log, logId: 'placement-ledger/2' } };
    expect(await faultOf(verifyLog(other))).toBeInstanceOf(KeptProofUnusable);
  });
});
