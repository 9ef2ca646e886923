import { randomUUID } from 'node:crypto';
import type { AppendOutcome } from '@ledger/kernel';
import { times } from '@ledger/kernel/testing';
import { type OpenLog, on } from './opened-log.js';
import { aRequest, anEvent } from './requests.js';

const kinds = (outcomes: readonly AppendOutcome[]) => outcomes.map(({ outcome }) => outcome).sort();
const ROUNDS = times(1, 100);
const twenty = Array.from({ length: 20 }, (_, n) => n);

/** Expected revisions, outcomes for each request, and asking again. */
export function appendingConformance(open: OpenLog): void {
  it(
    'numbers events densely, in the log and in the stream',
    on(open, async ({ log }) => {
      const first = await log.append(aRequest('a-1', { events: [anEvent(), anEvent()] }));
      expect(first).toMatchObject({
        outcome: 'appended',
        firstPosition: 1,
        lastPosition: 2,
        revision: 1,
      });
      const second = await log.append(aRequest('b-1'));
      expect(second).toMatchObject({
        outcome: 'appended',
        firstPosition: 3,
        lastPosition: 3,
        revision: 0,
      });
      expect(await log.append(aRequest('a-1'))).toMatchObject({ firstPosition: 4, revision: 2 });
      expect(await log.head()).toMatchObject({ position: 4 });
    }),
  );

  it(
    'takes what the writer believes of the stream at its word',
    on(open, async ({ log }) => {
      const ask = (expectedRevision: number | 'none') =>
        log.append(aRequest('a-1', { expectedRevision }));
      expect(await ask(0)).toEqual({ outcome: 'conflict', actualRevision: -1 });
      expect(await ask('none')).toMatchObject({ outcome: 'appended', revision: 0 });
      expect(await ask('none')).toEqual({ outcome: 'conflict', actualRevision: 0 });
      expect(await ask(0)).toMatchObject({ outcome: 'appended', revision: 1 });
      expect(await ask(0)).toEqual({ outcome: 'conflict', actualRevision: 1 });
      expect(await ask(2)).toEqual({ outcome: 'conflict', actualRevision: 1 });
      expect(await log.head()).toMatchObject({ position: 2 });
    }),
  );

  it(
    'lets one of twenty win who expect the same revision',
    on(open, async ({ log }) => {
      await log.append(aRequest('a-1'));
      for (let expectedRevision = 0; expectedRevision < ROUNDS; expectedRevision += 1) {
        const outcomes = await Promise.all(
          twenty.map(() => log.append(aRequest('a-1', { expectedRevision }))),
        );
        expect(kinds(outcomes)).toEqual(['appended', ...twenty.slice(1).map(() => 'conflict')]);
      }
      expect(await log.readStream('a-1')).toHaveLength(ROUNDS + 1);
    }),
  );

  it(
    'stores all of twenty who expect nothing, each once',
    on(open, async ({ log, again }) => {
      const other = await again();
      const requests = twenty.map(() => aRequest('a-1'));
      const outcomes = await Promise.all(
        requests.map((request, n) => (n % 2 ? log : other).append(request)),
      );
      expect(kinds(outcomes)).toEqual(twenty.map(() => 'appended'));
      const stored = (await log.readStream('a-1')).map(({ eventId }) => eventId).sort();
      expect(stored).toEqual(requests.flatMap(({ events }) => events.map((e) => e.eventId)).sort());
      await other.close();
    }),
  );

  it(
    'keeps the order of requests for one stream that were asked together',
    on(open, async ({ log }) => {
      const outcomes = await Promise.all(
        twenty.map((n) =>
          log.append(aRequest('a-1', { expectedRevision: n - 1, events: [anEvent({ n })] })),
        ),
      );
      expect(kinds(outcomes)).toEqual(twenty.map(() => 'appended'));
      expect((await log.readStream('a-1')).map(({ data }) => data)).toEqual(
        twenty.map((n) => ({ n })),
      );
    }),
  );

  it(
    'answers a request that comes again as the first time, and records nothing',
    on(open, async ({ log, again }) => {
      const request = aRequest('a-1', { events: [anEvent(), anEvent()] });
      const first = await log.append(request);
      await log.append(aRequest('a-1'));
      const retried = { ...request, events: [anEvent(), anEvent()] };
      expect(await log.append(retried)).toEqual({ ...first, outcome: 'duplicate' });
      const other = await again();
      expect(await other.append(request)).toEqual({ ...first, outcome: 'duplicate' });
      expect(await log.head()).toMatchObject({ position: 3 });
      await other.close();
    }),
  );

  it(
    'records a request once that is asked five times at once',
    on(open, async ({ log }) => {
      const request = aRequest('a-1');
      const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => log.append(request)));
      expect(kinds(outcomes)).toEqual(['appended', ...Array(4).fill('duplicate')]);
      expect(await log.head()).toMatchObject({ position: 1 });
    }),
  );

  it(
    'refuses a request id that stood for another command',
    on(open, async ({ log }) => {
      const request = aRequest('a-1');
      await log.append(request);
      const other = aRequest('b-1', { requestId: request.requestId, requestHash: 'another' });
      expect(await log.append(other)).toMatchObject({
        outcome: 'rejected',
        code: 'request-id-reused',
      });
      expect(await log.head()).toMatchObject({ position: 1 });
    }),
  );

  it(
    'answers a conflict afresh when it is asked again',
    on(open, async ({ log }) => {
      const request = aRequest('a-1', { expectedRevision: 0 });
      expect(await log.append(request)).toMatchObject({ outcome: 'conflict' });
      await log.append(aRequest('a-1'));
      expect(await log.append(request)).toMatchObject({ outcome: 'appended', revision: 1 });
    }),
  );

  it(
    'spares the neighbours of a request that conflicts, comes again or is poison',
    on(open, async ({ log }) => {
      const known = aRequest('k-1');
      await log.append(known);
      const taken = known.events[0]?.eventId ?? '';
      const poison = aRequest('p-1', { events: [anEvent({}, { eventId: taken })] });
      const settled = await Promise.allSettled([
        log.append(aRequest('a-1')),
        log.append(aRequest('b-1', { expectedRevision: 7 })),
        log.append(known),
        log.append(poison),
        log.append(aRequest('c-1', { requestId: known.requestId, requestHash: 'x' })),
        log.append(aRequest('d-1', { events: [anEvent({ n: Number.NaN })] })),
        log.append(aRequest('e-1', { requestId: randomUUID() })),
      ]);
      expect(
        settled.map((one) => (one.status === 'fulfilled' ? one.value.outcome : 'thrown')),
      ).toEqual([
        'appended',
        'conflict',
        'duplicate',
        'thrown',
        'rejected',
        'rejected',
        'appended',
      ]);
      expect(await log.head()).toMatchObject({ position: 3 });
      expect(await log.readAll(0, 10)).toHaveLength(3);
    }),
  );
}
