import { decide, evolve, Refusal } from '@ledger/kernel';
import { randomly, spec } from '@ledger/kernel/testing';
import fc from 'fast-check';
import type { SchoolFactsCommand } from './school-facts.commands.js';
import { schoolFacts } from './school-facts.decider.js';
import type { SchoolFactsEvent } from './school-facts.events.js';

const { given } = spec(schoolFacts);

const period = { schoolUrn: '109345', from: '2025-09-01', to: '2025-12-31' };
const attendance = { ...period, enrolments: 900, possible: 1000, authorised: 60, unauthorised: 40 };
const reported: SchoolFactsEvent = { type: 'SchoolAttendanceReported', data: attendance };
const count = { ...period, measure: 'suspensions', count: 12 } as const;
const counted: SchoolFactsEvent = { type: 'SchoolCountReported', data: count };
const report = (more: object = {}): SchoolFactsCommand => ({
  type: 'ReportSchoolAttendance',
  data: { ...attendance, ...more },
});
const tell = (more: object = {}): SchoolFactsCommand => ({
  type: 'ReportSchoolCount',
  data: { ...count, ...more },
});

describe('reporting the attendance of a school', () => {
  it('records a period from its last day, once', () => {
    given()
      .when(report())
      .thenRecorded({ ...reported, effectiveOn: '2025-12-31' });
    given(reported).when(report()).thenNothing();
  });

  it('puts a period right that is told otherwise, and keeps another one apart', () => {
    given(reported)
      .when(report({ authorised: 61 }))
      .thenRecorded({
        type: 'SchoolAttendanceCorrected',
        data: { ...attendance, authorised: 61 },
        effectiveOn: '2025-12-31',
        corrects: 'event-1',
      });
    given(reported)
      .when(report({ to: '2025-10-24' }))
      .thenRecorded({
        type: 'SchoolAttendanceReported',
        data: { ...attendance, to: '2025-10-24' },
        effectiveOn: '2025-10-24',
      });
  });

  it('refuses an end before the start, and more absence than sessions', () => {
    given()
      .when(report({ to: '2025-08-31' }))
      .thenRefused('period-ends-before-it-starts');
    given()
      .when(report({ authorised: 961 }))
      .thenRefused('absence-above-possible');
    given()
      .when(report({ authorised: 960 }))
      .thenRecorded({
        type: 'SchoolAttendanceReported',
        data: { ...attendance, authorised: 960 },
        effectiveOn: '2025-12-31',
      });
  });
});

describe('reporting a count', () => {
  it('records a measure of a period, once, and puts it right', () => {
    given()
      .when(tell())
      .thenRecorded({ ...counted, effectiveOn: '2025-12-31' });
    given(counted).when(tell()).thenNothing();
    given(counted)
      .when(tell({ count: 0 }))
      .thenRecorded({
        type: 'SchoolCountCorrected',
        data: { ...count, count: 0 },
        effectiveOn: '2025-12-31',
        corrects: 'event-1',
      });
  });

  it('keeps measures apart, and refuses an end before the start', () => {
    given(counted)
      .when(tell({ measure: 'training' }))
      .thenRecorded({
        type: 'SchoolCountReported',
        data: { ...count, measure: 'training' },
        effectiveOn: '2025-12-31',
      });
    given()
      .when(tell({ from: '2026-01-01' }))
      .thenRefused('period-ends-before-it-starts');
  });
});

describe('any history of a school', () => {
  const dates = fc.constantFrom('2025-09-01', '2025-10-24', '2025-12-31');
  const small = fc.integer({ min: 0, max: 3 });
  const command = fc.oneof(
    fc
      .record({ from: dates, to: dates, possible: small, authorised: small, unauthorised: small })
      .map((data) => report(data)),
    fc.record({ from: dates, to: dates, count: small }).map((data) => tell(data)),
  );
  const decided = (state: typeof schoolFacts.initial, asked: SchoolFactsCommand) => {
    try {
      return decide(schoolFacts, state, { command: asked, facts: { today: '2026-01-15' } });
    } catch (thrown) {
      if (thrown instanceof Refusal) return [];
      throw thrown;
    }
  };

  it('holds one statement of each period, never more absence than sessions, and repeats nothing', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
        let state = schoolFacts.initial;
        for (const asked of commands) {
          const facts = { eventId: 'event', authority: '801', personal: [] };
          for (const event of decided(state, asked))
            state = evolve(schoolFacts, state, { ...event, ...facts });
          expect(decided(state, asked)).toEqual([]);
        }
        for (const { value } of state.attendance.values()) {
          expect(value.from <= value.to).toBe(true);
          expect(value.authorised + value.unauthorised).toBeLessThanOrEqual(value.possible);
        }
      }),
      randomly(150),
    );
  });
});
