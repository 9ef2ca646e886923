import fc from 'fast-check';
import { dayOf, type HalfDay } from '@ledger/school-time';
import {
  type Counted,
  countedAs,
  countedInWeek,
  countWeek,
  inWeek,
  noCounts,
} from './week-of-marks.js';

const monday = dayOf('2025-11-03');
const seed = Number(process.env['SEED'] ?? 20261122);

const mark = fc.record({
  weekday: fc.nat(4),
  half: fc.constantFrom<HalfDay>('AM', 'PM'),
  counted: fc.constantFrom<Counted>('attended', 'authorised', 'unauthorised', 'notPossible'),
});

describe('a week of marks as one number', () => {
  it(`gives back the last mark of every session, however often it was put right (seed ${seed})`, () => {
    const property = fc.property(fc.array(mark, { maxLength: 40 }), (marks) => {
      const sessions = new Map<string, Counted>();
      let week = 0;
      for (const { weekday, half, counted } of marks) {
        const name = `${weekday} ${half}`;
        week -= inWeek(sessions.get(name) ?? 'none', monday + weekday, half);
        week += inWeek(counted, monday + weekday, half);
        sessions.set(name, counted);
      }
      for (let weekday = 0; weekday < 5; weekday += 1)
        for (const half of ['AM', 'PM'] as const)
          expect(countedInWeek(week, weekday, half)).toBe(
            sessions.get(`${weekday} ${half}`) ?? 'none',
          );
    });
    fc.assert(property, { seed });
  });

  it(`is counted whole as it is session by session (seed ${seed})`, () => {
    const week = fc.integer({ min: 0, max: 2 ** 30 - 1 });
    const property = fc.property(week, fc.nat(1_023), (marks, sessions) => {
      const one = noCounts();
      for (let place = 0; place < 10; place += 1)
        if ((sessions >> place) & 1)
          one[countedInWeek(marks, place >> 1, place % 2 ? 'PM' : 'AM')] += 1;
      const whole = noCounts();
      countWeek(whole, marks, sessions);
      expect(whole).toEqual(one);
    });
    fc.assert(property, { seed, numRuns: 2_000 });
  });

  it('refuses a mark at a weekend', () => {
    expect(() => inWeek('attended', monday + 5, 'AM')).toThrow('weekend');
  });

  it('judges a mark by the codes in force on its date', () => {
    expect(countedAs('J', '2024-08-18')).toBe('attended');
    expect(countedAs('J', '2024-08-19')).toBe('authorised');
    expect(countedAs('Y', '2025-01-06')).toBe('notPossible');
    expect(countedAs('O', '2025-01-06')).toBe('unauthorised');
  });

  it('refuses a code that is not in force, so that its register is parked and seen', () => {
    expect(() => countedAs('K', '2024-08-18')).toThrow('code-not-in-force');
  });
});
