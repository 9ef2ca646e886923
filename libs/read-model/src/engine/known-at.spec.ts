import { instantOf } from './known-at.js';

describe('known at', () => {
  it('takes a date as the end of that day in London, in winter and in summer', () => {
    expect(instantOf('2026-01-15')).toBe('2026-01-15T23:59:59.999999Z');
    expect(instantOf('2026-06-15')).toBe('2026-06-15T22:59:59.999999Z');
  });

  it('takes the days on which the clocks change', () => {
    expect(instantOf('2026-03-28')).toBe('2026-03-28T23:59:59.999999Z');
    expect(instantOf('2026-03-29')).toBe('2026-03-29T22:59:59.999999Z');
    expect(instantOf('2026-10-25')).toBe('2026-10-25T23:59:59.999999Z');
  });

  it('takes any RFC 3339 instant, down to the microsecond before it', () => {
    expect(instantOf('2026-06-15T10:00:00+01:00')).toBe('2026-06-15T09:00:00.000000Z');
    expect(instantOf('2026-06-15T09:00:00.123456789Z')).toBe('2026-06-15T09:00:00.123456Z');
  });

  it.each(['yesterday', '2026-02-30', '2026-06-15T10:00:00', '15/06/2026', ''])(
    'refuses %p',
    (knownAt) => {
      expect(() => instantOf(knownAt)).toThrow('known-at-not-understood');
    },
  );
});
