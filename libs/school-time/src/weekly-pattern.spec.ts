import { randomly } from '@ledger/kernel/testing';
import fc from 'fast-check';
import { dayOf } from './day-number.js';
import { anyDate, anyPattern, plainWeekday } from './testing/index.js';
import {
  isInPattern,
  isWeeklyPattern,
  patternBits,
  sessionKey,
  sessionsAWeek,
  sharedHalfDays,
  weekdaysAWeek,
} from './weekly-pattern.js';

describe('a weekly pattern', () => {
  it('is ten digits, 0 or 1', () => {
    expect(['1111111100', '0000000000'].filter(isWeeklyPattern)).toHaveLength(2);
    expect(['111111110', '11111111000', '1111111102', ''].filter(isWeeklyPattern)).toEqual([]);
    expect(() => patternBits('11')).toThrow(RangeError);
  });

  it('holds the half-days that its digits name, and none at a weekend', () => {
    fc.assert(
      fc.property(anyPattern, anyDate, fc.constantFrom('AM', 'PM'), (pattern, date, half) => {
        const at = plainWeekday(date) * 2 + (half === 'AM' ? 0 : 1);
        expect(isInPattern(pattern, dayOf(date), half)).toBe(pattern[at] === '1');
      }),
      randomly(1_000),
    );
  });

  it('has as many sessions and weekdays a week as its digits say', () => {
    fc.assert(
      fc.property(anyPattern, anyPattern, (a, b) => {
        const days = [0, 2, 4, 6, 8].filter((at) => a.slice(at, at + 2) !== '00');
        const shared = [...a].filter((digit, at) => digit === '1' && b[at] === '1');
        expect(sessionsAWeek(a)).toBe(a.replaceAll('0', '').length);
        expect(weekdaysAWeek(a)).toBe(days.length);
        expect(sharedHalfDays(a, b)).toBe(shared.length);
      }),
    );
  });

  it('names a session by its date and half', () => {
    expect(sessionKey('2025-11-05', 'AM')).toBe('2025-11-05 AM');
  });
});
