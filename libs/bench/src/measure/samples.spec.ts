import fc from 'fast-check';
import { Samples } from './samples.js';

const samplesOf = (values: readonly number[]) => {
  const samples = new Samples();
  values.forEach((value) => samples.add(value));
  return samples;
};

describe('samples', () => {
  it('give the nearest rank of all values', () => {
    const samples = samplesOf(Array.from({ length: 2_000 }, (_, n) => 2_000 - n));
    expect(samples.latency()).toEqual({ p50Ms: 1_000, p99Ms: 1_980, maxMs: 2_000 });
    expect(samplesOf([7]).latency()).toEqual({ p50Ms: 7, p99Ms: 7, maxMs: 7 });
    expect(samplesOf([]).quantile(0.5)).toBeNaN();
  });

  it('never give a value that too few samples stay within', () => {
    const durations = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 });
    const shares = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(durations, shares, (values, share) => {
        const value = samplesOf(values).quantile(share);
        const within = values.filter((each) => each <= value).length;
        const below = values.filter((each) => each < value).length;
        expect(within).toBeGreaterThanOrEqual(share * values.length);
        expect(below).toBeLessThan(Math.max(share * values.length, 1));
      }),
    );
  });
});
