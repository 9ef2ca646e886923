import { schoolCalendar, type Timetable } from '@ledger/school-time';
import { bristolCalendar, bristolTerms } from '@ledger/school-time/testing';
import type { ChargeQuestion, ChargeTerms } from './charge-terms.js';
import { chargesOf } from './charges.js';
import { sumPence } from './pence.js';

const timetable: Timetable = {
  startsOn: '2025-11-03',
  endedOn: '2025-12-19',
  pattern: '1110111100',
  notArrived: false,
  variations: [],
  pauses: [],
};
const terms: ChargeTerms = {
  rateBasis: 'day',
  ratePence: 10_000,
  costCentre: 'AP1',
  chargedWhenAbsent: true,
  chargedWhenClosed: false,
  variations: [],
};
const week = { from: '2025-11-10', to: '2025-11-16' };
const question: ChargeQuestion = {
  timetable,
  terms,
  calendar: bristolCalendar,
  providerClosed: new Set(),
  absences: new Set(),
  ...week,
};
const asked = (change: Partial<ChargeTerms>, more: Partial<ChargeQuestion> = {}) =>
  chargesOf({ ...question, ...more, terms: { ...terms, ...change } });
const penceOf = (charges: ReturnType<typeof chargesOf>) => charges.map(({ pence }) => pence);
const total = (charges: ReturnType<typeof chargesOf>) => sumPence(penceOf(charges));

describe('a rate for each session, day or hour', () => {
  it('by session charges each charged session', () => {
    expect(penceOf(asked({ rateBasis: 'session', ratePence: 5000 }))).toEqual([
      10_000, 5000, 10_000, 10_000,
    ]);
  });

  it('by day charges a day with one session as much as a day with two', () => {
    expect(penceOf(asked({}))).toEqual([10_000, 10_000, 10_000, 10_000]);
    expect(asked({}).map(({ sessions }) => sessions)).toEqual([2, 1, 2, 2]);
  });

  it('by the hour spreads the hours of the week over the pattern', () => {
    const hourly = { rateBasis: 'hour', ratePence: 3333, hundredthHoursPerWeek: 1250 } as const;
    // 12.5 hours x 33.33 = 416.625 a week, 59.5178... for each of seven sessions.
    expect(penceOf(asked(hourly))).toEqual([11_904, 5951, 11_904, 11_904]);
    expect(total(asked(hourly))).toBe(41_663);
  });

  it('by the hour charges nothing while the hours are not known', () => {
    expect(total(asked({ rateBasis: 'hour' }))).toBe(0);
  });
});

describe('a rate for a week', () => {
  const weekly = { rateBasis: 'week', ratePence: 10_001 } as const;

  it('is the rate for a full week, to the penny', () => {
    expect(penceOf(asked(weekly))).toEqual([2500, 2501, 2500, 2500]);
  });

  it('edge case 2: is 2/4 of the rate when a Monday to Thursday placement begins on a Wednesday', () => {
    const late = { timetable: { ...timetable, startsOn: '2025-11-12' } };
    expect(total(asked(weekly, late))).toBe(5001);
  });

  it('is for the charged days of a short week, whatever the calendar', () => {
    const may = { from: '2026-05-04', to: '2026-05-10' };
    const lasting = { timetable: { ...timetable, endedOn: '2026-07-01' } };
    expect(total(asked(weekly, { ...lasting, ...may }))).toBe(7501);
  });
});

describe('a programme', () => {
  const programme = { rateBasis: 'programme', ratePence: 100_000 } as const;
  const all = { from: '2025-04-01', to: '2026-12-31' };

  it('is one price spread over its expected sessions', () => {
    const charges = asked(programme, all);
    expect(sumPence(charges.map(({ sessions }) => sessions))).toBe(49);
    expect(charges[0]?.pence).toBe(4082);
    expect(total(charges)).toBe(100_000);
  });

  it('without an end is spread to the 31 August after it begins, and then paid for', () => {
    const calendar = schoolCalendar({
      terms: [...bristolTerms, { startsOn: '2026-09-01', endsOn: '2026-10-23' }],
      closures: [],
    });
    const endless = { timetable: { ...timetable, endedOn: null }, calendar };
    const later = { from: '2026-09-01', to: '2026-12-31' };
    expect(total(asked(programme, { ...endless, ...all }))).toBe(100_000);
    expect(asked(programme, { ...endless, ...later })[0]).toMatchObject({ pence: 0, sessions: 1 });
    expect(total(asked(programme, { ...endless, ...later }))).toBe(0);
  });

  it('charges the old price up to a change and the new price after it', () => {
    const variations = [{ from: '2025-11-24', ratePence: 149_000 }];
    // 21 of its 49 sessions come before the change, 28 after it.
    expect(total(asked({ ...programme, variations }, all))).toBe(
      Math.round((100_000 * 21 + 149_000 * 28) / 49),
    );
  });

  it('is still the same one after a change that another from the same day takes back', () => {
    const variations = [
      { from: '2025-11-24', rateBasis: 'day' },
      { from: '2025-11-24', rateBasis: 'programme' },
    ] as const;
    expect(total(asked({ ...programme, variations }, all))).toBe(100_000);
  });

  it('that begins anew after another basis is another price', () => {
    const variations = [
      { from: '2025-11-17', rateBasis: 'place' },
      { from: '2025-11-24', rateBasis: 'programme', ratePence: 50_000 },
    ] as const;
    expect(total(asked({ ...programme, variations }, all))).toBe(150_000);
  });
});

describe('a top-up', () => {
  const topUp = { rateBasis: 'top-up', ratePence: 1_000_000 } as const;
  const lasting = { timetable: { ...timetable, startsOn: '2020-01-01', endedOn: null } };

  it('is the rate for a full financial year, leap years included', () => {
    const plain = { from: '2025-04-01', to: '2026-03-31' };
    const leap = { from: '2023-04-01', to: '2024-03-31' };
    expect(total(asked(topUp, { ...lasting, ...plain }))).toBe(1_000_000);
    expect(total(asked(topUp, { ...lasting, ...leap }))).toBe(1_000_000);
    expect(asked(topUp, { ...lasting, ...leap })).toHaveLength(366);
  });

  it('counts calendar days on placement, weekends and holidays included', () => {
    const charges = asked(topUp, { from: '2025-04-01', to: '2026-03-31' });
    expect(charges).toHaveLength(47);
    expect(total(charges)).toBe(Math.round((1_000_000 * 47) / 365));
  });

  it('takes its contribution on days with a session only', () => {
    const charges = asked({ ...topUp, contributionPence: 3000 });
    expect(charges).toHaveLength(7);
    expect(sumPence(charges.map(({ contributionPence }) => contributionPence))).toBe(12_000);
  });
});

describe('a place', () => {
  it('charges nothing for the leg itself, and keeps its sessions and contribution', () => {
    const charges = asked({ rateBasis: 'place', contributionPence: 3000 });
    expect(total(charges)).toBe(0);
    expect(charges[0]).toEqual({
      date: '2025-11-10',
      pence: 0,
      contributionPence: 3000,
      costCentre: 'AP1',
      sessions: 2,
    });
  });
});

describe('what is charged', () => {
  const session = { rateBasis: 'session', ratePence: 5000 } as const;

  it('edge case 20: includes absence, unless the terms say that it is not charged', () => {
    const absences = new Set(['2025-11-10 AM', '2025-11-11 AM']);
    expect(total(asked(session, { absences }))).toBe(35_000);
    expect(total(asked({ ...session, chargedWhenAbsent: false }, { absences }))).toBe(25_000);
    expect(asked({ chargedWhenAbsent: false }, { absences })).toHaveLength(3);
  });

  it('edge case 20: includes the first days of each absence where the terms say so', () => {
    const firstDay = { ...session, chargedWhenAbsent: false, absentDaysCharged: 1 };
    const sessionsOf = (...absent: string[]) =>
      asked(firstDay, { absences: new Set(absent) }).map(({ date, sessions }) => [date, sessions]);
    // Monday is one session of two, then the pupil is away until Thursday.
    expect(sessionsOf('2025-11-10 PM', '2025-11-11 AM', '2025-11-12 AM', '2025-11-12 PM')).toEqual([
      ['2025-11-10', 2],
      ['2025-11-11', 1],
      ['2025-11-13', 2],
    ]);
    // Nothing is due on a Friday: the absence goes on over it and over the weekend.
    const long = ['2025-11-13 AM', '2025-11-13 PM', '2025-11-17 AM', '2025-11-17 PM'];
    const next = { from: '2025-11-13', to: '2025-11-18', absences: new Set(long) };
    expect(asked(firstDay, next).map(({ date }) => date)).toEqual(['2025-11-13', '2025-11-18']);
  });

  it('leaves out the provider’s closures, unless the terms say that they are charged', () => {
    const providerClosed = new Set(['2025-11-10']);
    expect(total(asked(session, { providerClosed }))).toBe(25_000);
    expect(total(asked({ ...session, chargedWhenClosed: true }, { providerClosed }))).toBe(35_000);
  });

  it('leaves out a pause, unless the pause is charged', () => {
    const pausedFrom = (charged: boolean) => ({
      timetable: { ...timetable, pauses: [{ from: '2025-11-12', to: null, charged }] },
    });
    expect(total(asked(session, pausedFrom(false)))).toBe(15_000);
    expect(total(asked(session, pausedFrom(true)))).toBe(35_000);
  });

  it('goes by the rate, basis and cost centre in force on the day', () => {
    const variations = [
      { from: '2025-11-13', costCentre: 'AP3' },
      { from: '2025-11-12', ratePence: 7000, rateBasis: 'session', costCentre: 'AP2' },
    ] as const;
    const charges = asked({ ...session, variations });
    expect(charges.map(({ pence, costCentre }) => [pence, costCentre])).toEqual([
      [10_000, 'AP1'],
      [5000, 'AP1'],
      [14_000, 'AP2'],
      [14_000, 'AP3'],
    ]);
  });

  it('is nothing for a placement that did not arrive', () => {
    expect(asked(session, { timetable: { ...timetable, notArrived: true } })).toEqual([]);
  });
});
