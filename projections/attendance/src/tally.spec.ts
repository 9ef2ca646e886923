import { count, emptyTally, isPersistent, isSevere, measuresOf, type Tally } from './tally.js';

const tally = (sessions: Partial<Tally>): Tally => ({ ...emptyTally(), ...sessions });

describe('the measures of attendance', () => {
  it('calls an enrolment persistently absent from one session in ten', () => {
    expect(isPersistent(tally({ attended: 9, unauthorised: 1 }))).toBe(true);
    expect(isPersistent(tally({ attended: 10, unauthorised: 1 }))).toBe(false);
  });

  it('calls an enrolment severely absent from half of its sessions', () => {
    expect(isSevere(tally({ attended: 5, authorised: 5 }))).toBe(true);
    expect(isSevere(tally({ attended: 6, authorised: 5 }))).toBe(false);
  });

  it('judges nobody who could not attend at all, and gives no rate', () => {
    expect(measuresOf([tally({ notPossible: 4, unmarked: 2 })])).toEqual({
      ...{ enrolments: 0, possible: 0, attended: 0, authorisedAbsence: 0, unauthorisedAbsence: 0 },
      ...{ absenceRate: null, persistentAbsentees: 0, severeAbsentees: 0, unmarked: 2 },
    });
  });

  it('takes the rate of the sums, not the mean of the rates', () => {
    const measures = measuresOf([
      tally({ attended: 90, authorised: 10 }),
      tally({ unauthorised: 1 }),
    ]);
    expect(measures.absenceRate).toBe((100 * 11) / 101);
    expect(measures).toMatchObject({ enrolments: 2, persistentAbsentees: 2, severeAbsentees: 1 });
  });

  it('counts a session without a mark only once it is due', () => {
    const sessions = emptyTally();
    const counted = { none: 2, attended: 1, authorised: 0, unauthorised: 0, notPossible: 0 };
    count(sessions, counted, true);
    count(sessions, counted, false);
    expect(sessions).toMatchObject({ unmarked: 2, attended: 2 });
  });
});
