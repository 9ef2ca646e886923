import { spec } from '@ledger/kernel/testing';
import type { CalendarCommand } from './calendar.commands.js';
import { calendar } from './calendar.decider.js';
import type { CalendarEvent } from './calendar.events.js';

const { given } = spec(calendar);

const owner = { scope: 'authority', ref: '801' } as const;
const term1 = {
  ...owner,
  academicYear: '2025/26',
  term: 1,
  startsOn: '2025-09-03',
  endsOn: '2025-10-24',
};
const term2 = { ...term1, term: 2, startsOn: '2025-11-03', endsOn: '2025-12-19' };
const termSet: CalendarEvent = { type: 'TermSet', data: term1 };
const inset = { ...owner, date: '2026-01-05', reason: 'inset' } as const;
const closed: CalendarEvent = { type: 'ClosureRecorded', data: inset };

const set = (data: object = {}): CalendarCommand => ({
  type: 'SetTerm',
  data: { ...term1, ...data },
});
const close = (data: object = {}): CalendarCommand => ({
  type: 'RecordClosure',
  data: { ...inset, ...data },
});
const withdraw: CalendarCommand = {
  type: 'WithdrawClosure',
  data: { ...owner, date: '2026-01-05' },
};

describe('setting a term', () => {
  it('records it from its first day', () => {
    given()
      .when(set())
      .thenRecorded({ ...termSet, effectiveOn: '2025-09-03' });
  });

  it('records nothing the second time', () => {
    given(termSet).when(set()).thenNothing();
  });

  it('puts the dates right when they differ', () => {
    given(termSet)
      .when(set({ endsOn: '2025-10-23' }))
      .thenRecorded({
        type: 'TermCorrected',
        data: { ...term1, endsOn: '2025-10-23' },
        effectiveOn: '2025-09-03',
        corrects: 'event-1',
      });
  });

  it('corrects the correction', () => {
    given(termSet, { type: 'TermCorrected', data: { ...term1, endsOn: '2025-10-23' } })
      .when(set())
      .thenRecorded({
        type: 'TermCorrected',
        data: term1,
        effectiveOn: '2025-09-03',
        corrects: 'event-2',
      });
  });

  it('keeps the next term apart', () => {
    given(termSet)
      .when(set(term2))
      .thenRecorded({ type: 'TermSet', data: term2, effectiveOn: '2025-11-03' });
  });

  it('takes a term of one day', () => {
    const data = { ...term1, endsOn: term1.startsOn };
    given().when(set(data)).thenRecorded({ type: 'TermSet', data, effectiveOn: '2025-09-03' });
  });

  it('refuses an end before the start', () => {
    given()
      .when(set({ endsOn: '2025-09-02' }))
      .thenRefused('term-ends-before-it-starts');
  });

  it('refuses a day shared with another term', () => {
    given(termSet)
      .when(set({ ...term2, startsOn: '2025-10-24' }))
      .thenRefused('terms-overlap');
  });

  it('refuses days outside the academic year', () => {
    given()
      .when(set({ startsOn: '2025-08-31' }))
      .thenRefused('term-outside-academic-year');
    given()
      .when(set({ endsOn: '2026-09-01' }))
      .thenRefused('term-outside-academic-year');
  });

  it('refuses years that are not in a row', () => {
    given()
      .when(set({ academicYear: '2025/27' }))
      .thenRefused('academic-year-unknown');
  });
});

describe('recording a closure', () => {
  it('records it from its date, at a weekend too', () => {
    given()
      .when(close())
      .thenRecorded({ ...closed, effectiveOn: '2026-01-05' });
    const saturday = { ...inset, date: '2026-01-03' };
    given()
      .when(close(saturday))
      .thenRecorded({ type: 'ClosureRecorded', data: saturday, effectiveOn: '2026-01-03' });
  });

  it('records nothing the second time', () => {
    given(closed).when(close()).thenNothing();
  });

  it('puts the reason right', () => {
    given(closed)
      .when(close({ reason: 'closed' }))
      .thenRecorded({
        type: 'ClosureCorrected',
        data: { ...inset, reason: 'closed' },
        effectiveOn: '2026-01-05',
        corrects: 'event-1',
      });
  });
});

describe('withdrawing a closure', () => {
  const withdrawn: CalendarEvent = { type: 'ClosureWithdrawn', data: withdraw.data };

  it('corrects the event that recorded it', () => {
    given(closed, { type: 'ClosureCorrected', data: { ...inset, reason: 'closed' } })
      .when(withdraw)
      .thenRecorded({ ...withdrawn, effectiveOn: '2026-01-05', corrects: 'event-2' });
  });

  it('records nothing where there is no closure', () => {
    given().when(withdraw).thenNothing();
    given(closed, withdrawn).when(withdraw).thenNothing();
  });

  it('lets the day be closed again', () => {
    given(closed, withdrawn)
      .when(close())
      .thenRecorded({ ...closed, effectiveOn: '2026-01-05' });
  });
});

describe('setting how weeks are counted until a review', () => {
  const asked = (data: object = {}): CalendarCommand => ({
    type: 'SetReviewWeeks',
    data: { ...owner, from: '2025-09-01', weeks: 'school', ...data },
  });
  const school: CalendarEvent = {
    type: 'ReviewWeeksSet',
    data: { ...owner, from: '2025-09-01', weeks: 'school' },
  };
  const calendarFrom = (from: string): CalendarEvent => ({
    type: 'ReviewWeeksSet',
    data: { ...owner, from, weeks: 'calendar' },
  });

  it('records it from its date, and not again', () => {
    given()
      .when(asked())
      .thenRecorded({ ...school, effectiveOn: '2025-09-01' });
    given(school).when(asked()).thenNothing();
    given(school)
      .when(asked({ from: '2025-10-01' }))
      .thenNothing();
  });

  it('is weeks of the calendar where nobody said', () => {
    given()
      .when(asked({ weeks: 'calendar' }))
      .thenNothing();
  });

  it('changes from a later date, and is put right from the same one', () => {
    given(school)
      .when(asked({ from: '2026-01-01', weeks: 'calendar' }))
      .thenRecorded({ ...calendarFrom('2026-01-01'), effectiveOn: '2026-01-01' });
    given(school)
      .when(asked({ weeks: 'calendar' }))
      .thenRecorded({
        ...calendarFrom('2025-09-01'),
        effectiveOn: '2025-09-01',
        corrects: 'event-1',
      });
  });

  it('is refused of a school', () => {
    given()
      .when(asked({ scope: 'school', ref: '100001' }))
      .thenRefused('review-weeks-of-an-authority');
  });
});
