import { endOfDayInLondon, londonDateOf, startOfDayInLondon } from './london.js';

describe('the date in London', () => {
  it('is the date of the instant in winter', () => {
    expect(londonDateOf('2025-12-31T23:59:59.999999Z')).toBe('2025-12-31');
    expect(londonDateOf('2026-01-01T00:00:00Z')).toBe('2026-01-01');
  });

  it('is a day ahead of the instant in the last hour of a summer day', () => {
    expect(londonDateOf('2026-06-30T22:59:59.999999Z')).toBe('2026-06-30');
    expect(londonDateOf('2026-06-30T23:00:00.000000Z')).toBe('2026-07-01');
  });

  it('takes an instant with an offset', () => {
    expect(londonDateOf('2026-01-01T00:30:00+01:00')).toBe('2025-12-31');
  });

  it('is refused for what is no instant, also in an hour that was asked for before', () => {
    expect(londonDateOf('2026-01-02T12:00:00Z')).toBe('2026-01-02');
    expect(() => londonDateOf('2026-01-02T12:61:00Z')).toThrow(RangeError);
    expect(() => londonDateOf('2026-01-02T12')).toThrow(RangeError);
  });
});

describe('the end and the start of a day in London', () => {
  const days = [
    ['2025-12-31', '2025-12-31T00:00:00.000000Z', '2025-12-31T23:59:59.999999Z'],
    ['2026-07-01', '2026-06-30T23:00:00.000000Z', '2026-07-01T22:59:59.999999Z'],
    ['2026-03-29', '2026-03-29T00:00:00.000000Z', '2026-03-29T22:59:59.999999Z'],
    ['2026-10-25', '2026-10-24T23:00:00.000000Z', '2026-10-25T23:59:59.999999Z'],
  ] as const;

  it.each(days)('of %s are right when the clocks change too', (date, start, end) => {
    expect(startOfDayInLondon(date)).toBe(start);
    expect(endOfDayInLondon(date)).toBe(end);
    expect(londonDateOf(start)).toBe(date);
    expect(londonDateOf(end)).toBe(date);
  });
});
