import type { Timetable } from '@ledger/school-time';
import { bristolCalendar, bristolTrainingDays } from '@ledger/school-time/testing';
import type { ChargeQuestion, ChargeTerms } from './charge-terms.js';
import { chargesOf } from './charges.js';
import { sumPence } from './pence.js';

const timetable: Timetable = {
  startsOn: '2025-11-05',
  plannedEndOn: '2026-02-13',
  pattern: '1111111100',
  notArrived: false,
  variations: [],
  pauses: [],
};
const terms: ChargeTerms = {
  rateBasis: 'day',
  ratePence: 9500,
  costCentre: 'AP1',
  contributionPence: 3000,
  chargedWhenAbsent: true,
  chargedWhenClosed: false,
  variations: [],
};
const year = { from: '2025-04-01', to: '2026-03-31' };
const nothing = new Set<string>();
const open = { calendar: bristolCalendar, providerClosed: nothing, absences: nothing };

const first: ChargeQuestion = { timetable, terms, ...open, ...year };
const second: ChargeQuestion = {
  timetable: { ...timetable, pattern: '0000000010' },
  terms: { ...terms, rateBasis: 'session', ratePence: 6000, contributionPence: 1500 },
  ...open,
  ...year,
};
const uplifted = (question: ChargeQuestion, ratePence: number): ChargeQuestion => ({
  ...question,
  terms: { ...question.terms, variations: [{ from: '2026-01-01', ratePence }] },
});
const closed = (question: ChargeQuestion): ChargeQuestion => ({
  ...question,
  providerClosed: new Set(['2025-12-02', '2025-12-03']),
});
const newFirst = uplifted(first, 9747);
const newSecond = uplifted(second, 6156);
const old = [closed(first), second];
const now = [closed(newFirst), newSecond];

const pence = (questions: readonly ChargeQuestion[], span = year) =>
  sumPence(questions.flatMap((each) => chargesOf({ ...each, ...span })).map((day) => day.pence));
const contribution = (questions: readonly ChargeQuestion[]) =>
  sumPence(questions.flatMap(chargesOf).map((day) => day.contributionPence));

const autumn = { from: '2025-11-05', to: '2025-12-31' };
const spring = { from: '2026-01-01', to: '2026-02-13' };

describe('worked example 1: a blended placement with an uplift', () => {
  it('begins in the middle of a week, on Wednesday 5 November', () => {
    expect(chargesOf(first)[0]?.date).toBe('2025-11-05');
    expect(chargesOf(second)[0]?.date).toBe('2025-11-07');
  });

  it('has 26 + 24 days at the first provider and 7 + 6 sessions at the second', () => {
    const count = (question: ChargeQuestion, span: typeof year) =>
      chargesOf({ ...question, ...span }).length;
    expect([count(first, autumn), count(first, spring)]).toEqual([26, 24]);
    expect([count(second, autumn), count(second, spring)]).toEqual([7, 6]);
  });

  it('costs 2,470.00 and 2,339.28 at the first, 420.00 and 369.36 at the second', () => {
    expect([pence([newFirst], autumn), pence([newFirst], spring)]).toEqual([247_000, 233_928]);
    expect([pence([newSecond], autumn), pence([newSecond], spring)]).toEqual([42_000, 36_936]);
  });

  it('is planned at 5,530.00, and at 5,598.64 with the uplift', () => {
    expect(pence([first, second])).toBe(553_000);
    expect(pence([newFirst, newSecond])).toBe(559_864);
  });

  it('edge case 17: has arrears of 25.35 for 5 to 19 January when the uplift is approved on 20 January', () => {
    const arrears = { from: '2026-01-05', to: '2026-01-19' };
    expect(pence([newFirst, newSecond], arrears) - pence([first, second], arrears)).toBe(2535);
  });

  it('costs 5,408.64 once the first provider was closed on 2 and 3 December', () => {
    expect(pence(now)).toBe(540_864);
  });

  it('edge case 10: is charged on 5 January, a training day of the school alone', () => {
    expect(bristolTrainingDays).toContain('2026-01-05');
    expect(chargesOf(first).map(({ date }) => date)).toContain('2026-01-05');
  });

  it('has a contribution of 1,635.00 and a net cost of 3,773.64', () => {
    expect(contribution(now)).toBe(163_500);
    expect(pence(now) - contribution(now)).toBe(377_364);
  });
});

describe('worked example 3: the end of December 2025, at the rates as then known', () => {
  const delivered = { from: year.from, to: '2025-12-31' };
  const later = { from: '2026-01-01', to: year.to };

  it('has delivered 2,280.00 and 420.00, together 2,700.00', () => {
    expect(old.map((question) => pence([question], delivered))).toEqual([228_000, 42_000]);
    expect(pence(old, delivered)).toBe(270_000);
  });

  it('is committed to 2,640.00 more, which makes a forecast of 5,340.00', () => {
    expect(pence(old, later)).toBe(264_000);
    expect(pence(old)).toBe(534_000);
  });

  it('differs from the forecast of 20 January by the uplift of 68.64', () => {
    expect(pence(now) - pence(old)).toBe(6864);
  });
});
