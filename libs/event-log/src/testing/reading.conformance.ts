import type { EventLog, Recorded } from '@ledger/kernel';
import { times } from '@ledger/kernel/testing';
import { type OpenLog, on } from './opened-log.js';
import { aRequest, anEvent } from './requests.js';

const WRITERS = 64;
const EACH = times(10, 125);

/** Order, density, waiting, and opening again. */
export function readingConformance(open: OpenLog): void {
  it(
    'reads the whole log in pages, and streams by name',
    on(open, async ({ log }) => {
      for (const stream of ['a', 'b', 'a', 'c', 'a']) await log.append(aRequest(stream));
      expect((await log.readAll(0, 2)).map(({ position }) => position)).toEqual([1, 2]);
      expect((await log.readAll(2, 9)).map(({ streamId }) => streamId)).toEqual(['a', 'c', 'a']);
      expect(await log.readAll(5, 9)).toEqual([]);
      const streams = await log.readStreams(['a', 'nowhere', 'c', 'a']);
      expect([...streams].map(([id, events]) => [id, events.map((e) => e.revision)])).toEqual([
        ['a', [0, 1, 2]],
        ['nowhere', []],
        ['c', [0]],
      ]);
      expect(await log.readStream('nowhere')).toEqual([]);
    }),
  );

  it(
    'shows four readers every event in order while 64 write',
    on(open, async ({ log, again }) => {
      const other = await again();
      const total = WRITERS * EACH;
      const reading = [log, log, other, other].map((one) => follow(one, total));
      const writers = Array.from({ length: WRITERS }, (_, w) => write(w % 2 ? log : other, w));
      await Promise.all(writers);
      for (const seen of await Promise.all(reading)) {
        expect(seen.map(({ position }) => position)).toEqual(seen.map((_, n) => n + 1));
        expect(inOrder(seen)).toBe(true);
        expect(seen).toHaveLength(total);
      }
      await other.close();
    }),
  );

  it(
    'wakes those who wait, whichever process appends',
    on(open, async ({ log, again }) => {
      const other = await again();
      const waits = [log.waitPast(0, 10_000), other.waitPast(0, 10_000), log.waitPast(9, 300)];
      const early = await Promise.race([...waits, new Promise((r) => setTimeout(r, 100, 'none'))]);
      expect(early).toBe('none');
      const started = Date.now();
      await other.append(aRequest('a-1'));
      await Promise.all(waits);
      expect(Date.now() - started).toBeLessThan(5_000);
      await log.waitPast(0, 60_000);
      await other.close();
    }),
  );

  it(
    'is as it was when it is opened again',
    on(open, async ({ log, again }) => {
      await log.append(aRequest('a-1', { events: [anEvent(), anEvent()] }));
      const other = await again();
      expect(other.logId).toBe(log.logId);
      expect(await other.head()).toEqual(await log.head());
      expect(await other.readAll(0, 10)).toEqual(await log.readAll(0, 10));
      expect(await other.append(aRequest('a-1', { expectedRevision: 1 }))).toMatchObject({
        outcome: 'appended',
        firstPosition: 3,
      });
      await other.close();
    }),
  );
}

async function write(log: EventLog, writer: number): Promise<void> {
  for (let n = 0; n < EACH; n += 1) {
    const stream = `w-${writer % 16}`;
    const outcome = await log.append(aRequest(stream, { events: [anEvent({ writer, n })] }));
    if (outcome.outcome !== 'appended') throw new Error(outcome.outcome);
  }
}

async function follow(log: EventLog, total: number): Promise<Recorded[]> {
  const seen: Recorded[] = [];
  while (seen.length < total) {
    await log.waitPast(seen.length, 20);
    seen.push(...(await log.readAll(seen.length, 100)));
  }
  return seen;
}

/** Revisions rise by one in each stream, and instants rise all along. */
function inOrder(events: readonly Recorded[]): boolean {
  const next = new Map<string, number>();
  let last = '';
  return events.every(({ streamId, revision, recordedAt }) => {
    const expected = next.get(streamId) ?? 0;
    next.set(streamId, expected + 1);
    const later = recordedAt > last;
    last = recordedAt;
    return revision === expected && later;
  });
}
