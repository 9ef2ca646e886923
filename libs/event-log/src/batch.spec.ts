import fc from 'fast-check';
import { Streams, takeBatch } from './batch.js';
import { MAX_BATCH_BYTES, MAX_BATCH_EVENTS, type Prepared } from './prepare.js';

const seed = Number(process.env['SEED'] ?? 20261122);
const request = fc.record({
  streamId: fc.constantFrom('a', 'b', 'c', 'd'),
  requestId: fc.integer({ max: 30 }).map(String),
  events: fc.integer({ min: 1, max: 600 }).map((length) => Array.from({ length })),
  bytes: fc.integer({ min: 1, max: MAX_BATCH_BYTES }),
});
const queues = fc
  .array(request)
  .map((all) => all.map((one) => ({ request: one as unknown as Prepared })));

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe('taking a batch', () => {
  it(`takes each request once, within the limits, in each stream's order (seed ${seed})`, () => {
    const property = fc.property(queues, (all) => {
      const queue = [...all];
      const taken: typeof all = [];
      while (queue.length > 0) {
        const batch = takeBatch(queue, { flying: new Streams(), most: MAX_BATCH_EVENTS });
        expect(batch.length).toBeGreaterThan(0);
        expect(sum(batch.map((one) => one.request.events.length))).toBeLessThanOrEqual(
          MAX_BATCH_EVENTS,
        );
        expect(sum(batch.map((one) => one.request.bytes))).toBeLessThanOrEqual(MAX_BATCH_BYTES);
        expect(new Set(batch.map((one) => one.request.streamId)).size).toBe(batch.length);
        expect(new Set(batch.map((one) => one.request.requestId)).size).toBe(batch.length);
        taken.push(...batch);
      }
      const of = (from: typeof all, stream: string) =>
        from.filter((one) => one.request.streamId === stream);
      for (const stream of ['a', 'b', 'c', 'd']) expect(of(taken, stream)).toEqual(of(all, stream));
      expect(taken).toHaveLength(all.length);
    });
    fc.assert(property, { seed, numRuns: 200 });
  });
});
