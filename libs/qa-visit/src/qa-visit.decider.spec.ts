import { played, randomly, spec } from '@ledger/kernel/testing';
import fc from 'fast-check';
import type { QaVisitCommand } from './qa-visit.commands.js';
import { qaVisit } from './qa-visit.decider.js';
import type { QaVisitEvent } from './qa-visit.events.js';
import { mayStep } from './qa-visit.state.js';

const { given } = spec(qaVisit);

const visit = {
  providerId: '0d3f2b61-5a44-4f0e-9a0b-7d1f7c9e4a33',
  on: '2025-11-05',
  visitedBy: '801',
  announced: true,
  areas: ['health-and-safety' as const, 'quality-of-education' as const],
};
const scheduled: QaVisitEvent = { type: 'QaVisitScheduled', data: visit };
const held: QaVisitEvent = { type: 'QaVisitHeld', data: { heldOn: '2025-11-06' } };
const cancelled: QaVisitEvent = {
  type: 'QaVisitCancelled',
  data: { cancelledOn: '2025-11-01', reasonCode: 'provider-request' },
};
const report = {
  issuedOn: '2025-11-20',
  ratings: [
    { area: 'health-and-safety' as const, rating: 'amber' as const },
    { area: 'quality-of-education' as const, rating: 'green' as const },
  ],
  summary: 'Good teaching; the fire log is behind.',
  nextDueOn: '2026-11-06',
};
const issued: QaVisitEvent = { type: 'QaReportIssued', data: report };
const share = { with: '802', sharedOn: '2025-11-21' };
const shared: QaVisitEvent = { type: 'QaReportShared', data: share };

const schedule = (more: object = {}): QaVisitCommand => ({
  type: 'ScheduleQaVisit',
  data: { ...visit, ...more },
});
const hold = (heldOn = '2025-11-06'): QaVisitCommand => ({ type: 'HoldQaVisit', data: { heldOn } });
const cancel = (cancelledOn = '2025-11-01'): QaVisitCommand => ({
  type: 'CancelQaVisit',
  data: { cancelledOn, reasonCode: 'provider-request' },
});
const issue = (more: object = {}): QaVisitCommand => ({
  type: 'IssueQaReport',
  data: { ...report, ...more },
});
const tell = (more: object = {}): QaVisitCommand => ({
  type: 'ShareQaReport',
  data: { ...share, ...more },
});

describe('scheduling a visit', () => {
  it('records it on its day, once, whatever the order of the areas', () => {
    given()
      .when(schedule({ areas: ['quality-of-education', 'health-and-safety'] }))
      .thenRecorded({ ...scheduled, effectiveOn: '2025-11-05' });
    given(scheduled).when(schedule()).thenNothing();
  });

  it('moves it, and puts other details right', () => {
    given(scheduled)
      .when(schedule({ on: '2025-11-12' }))
      .thenRecorded({
        type: 'QaVisitRescheduled',
        data: { on: '2025-11-12', was: '2025-11-05' },
        effectiveOn: '2025-11-12',
      });
    given(scheduled)
      .when(schedule({ announced: false }))
      .thenRecorded({
        type: 'QaVisitCorrected',
        data: { ...visit, announced: false },
        effectiveOn: '2025-11-05',
        corrects: 'event-1',
      });
  });

  it('keeps what is not given again', () => {
    const { providerId, on, visitedBy } = visit;
    given(scheduled)
      .when({ type: 'ScheduleQaVisit', data: { providerId, on, visitedBy } })
      .thenNothing();
    given(scheduled, held, issued)
      .when({ type: 'IssueQaReport', data: { issuedOn: report.issuedOn } })
      .thenNothing();
  });

  it('refuses another provider, and a move once it was held or cancelled', () => {
    const other = 'c2b1f8de-0a4e-4f7f-8a60-5b9c7d1e2f44';
    given(scheduled)
      .when(schedule({ providerId: other }))
      .thenRefused('visit-of-another-provider');
    const move = schedule({ on: '2025-11-12' });
    given(scheduled, held).when(move).thenRefused('visit-already-held');
    given(scheduled, cancelled).when(move).thenRefused('visit-already-cancelled');
  });
});

describe('holding a visit', () => {
  it('records the day, once, and corrects another one', () => {
    given(scheduled)
      .when(hold())
      .thenRecorded({ ...held, effectiveOn: '2025-11-06' });
    given(scheduled, held).when(hold()).thenNothing();
    given(scheduled, held)
      .when(hold('2025-11-07'))
      .thenRecorded({
        type: 'QaVisitHeld',
        data: { heldOn: '2025-11-07' },
        effectiveOn: '2025-11-07',
        corrects: 'event-2',
      });
  });

  it('refuses what is not scheduled, what is cancelled and what is to come', () => {
    given().when(hold()).thenRefused('visit-not-scheduled');
    given(scheduled, cancelled).when(hold()).thenRefused('visit-already-cancelled');
    given(scheduled).when(hold('2026-01-16')).thenRefused('visit-held-in-the-future');
    given(scheduled, held, issued).when(hold('2025-11-21')).thenRefused('report-before-the-visit');
  });
});

describe('cancelling a visit', () => {
  it('records it once', () => {
    given(scheduled)
      .when(cancel())
      .thenRecorded({ ...cancelled, effectiveOn: '2025-11-01' });
    given(scheduled, cancelled).when(cancel()).thenNothing();
  });

  it('refuses a second cancelling, and a visit that was held', () => {
    given(scheduled, cancelled).when(cancel('2025-11-02')).thenRefused('visit-already-cancelled');
    given(scheduled, held).when(cancel()).thenRefused('visit-already-held');
  });
});

describe('the report of a visit', () => {
  it('is recorded once and corrected when it differs', () => {
    given(scheduled, held)
      .when(issue())
      .thenRecorded({ ...issued, effectiveOn: '2025-11-20' });
    given(scheduled, held, issued).when(issue()).thenNothing();
    const ratings = [{ area: 'health-and-safety', rating: 'red' }] as const;
    given(scheduled, held, issued)
      .when(issue({ ratings }))
      .thenRecorded({
        type: 'QaReportIssued',
        data: { ...report, ratings: [...ratings] },
        effectiveOn: '2025-11-20',
        corrects: 'event-3',
      });
  });

  it('is refused before the visit, without one, with two ratings or a next visit in the past', () => {
    given(scheduled).when(issue()).thenRefused('visit-not-held');
    given(scheduled, held)
      .when(issue({ issuedOn: '2025-11-05' }))
      .thenRefused('report-before-the-visit');
    given(scheduled, held)
      .when(issue({ ratings: [...report.ratings, { area: 'health-and-safety', rating: 'red' }] }))
      .thenRefused('area-rated-twice');
    given(scheduled, held)
      .when(issue({ nextDueOn: '2025-11-20' }))
      .thenRefused('next-visit-before-the-report');
  });

  it('is shared with each organisation once', () => {
    given(scheduled, held, issued)
      .when(tell())
      .thenRecorded({ ...shared, effectiveOn: '2025-11-21' });
    given(scheduled, held, issued, shared)
      .when(tell({ sharedOn: '2025-12-01' }))
      .thenNothing();
    given(scheduled, held).when(tell()).thenRefused('report-not-issued');
    given(scheduled, held, issued)
      .when(tell({ sharedOn: '2025-11-19' }))
      .thenRefused('report-shared-before-it-was-issued');
  });
});

describe('stating a visit as a row of a file', () => {
  const state: QaVisitCommand = {
    type: 'StateQaVisit',
    data: { visit, held: { heldOn: '2025-11-06' }, report, shared: [share] },
  };

  it('records every step that is new, once', () => {
    given()
      .when(state)
      .thenRecorded(
        { ...scheduled, effectiveOn: '2025-11-05' },
        { ...held, effectiveOn: '2025-11-06' },
        { ...issued, effectiveOn: '2025-11-20' },
        { ...shared, effectiveOn: '2025-11-21' },
      );
    given(scheduled, held, issued, shared).when(state).thenNothing();
    given(scheduled, held)
      .when(state)
      .thenRecorded(
        { ...issued, effectiveOn: '2025-11-20' },
        { ...shared, effectiveOn: '2025-11-21' },
      );
  });

  it('records nothing of it when one step is refused', () => {
    given(scheduled, cancelled).when(state).thenRefused('visit-already-cancelled');
  });
});

describe('any history of a visit', () => {
  const day = fc.integer({ min: 1, max: 9 }).map((each) => `2025-11-0${each}`);
  const command: fc.Arbitrary<QaVisitCommand> = fc.oneof(
    day.map((on) => schedule({ on })),
    day.map(hold),
    day.map(cancel),
    day.map((issuedOn) => issue({ issuedOn })),
    day.map((sharedOn) => tell({ sharedOn })),
  );

  it('takes only legal steps, keeps its dates in order and repeats nothing', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
        played(qaVisit, commands, ({ before, after, again }) => {
          expect(again).toEqual([]);
          if (before && after && before.status !== after.status)
            expect(mayStep(before.status, after.status)).toBe(true);
          if (after?.report) expect(after.report.issuedOn >= String(after.held?.heldOn)).toBe(true);
        });
      }),
      randomly(200),
    );
  });
});
