import {
  type AnyTold,
  bristolYear,
  changedFrom,
  closedOn,
  followed,
  later,
  marked,
  mergedInto,
  onboarded,
  ordered,
  registered,
  unmergedFrom,
} from '@ledger/caseload/testing';
import { type OnPostgres, onPostgres } from '@ledger/read-model/testing';
import { attendanceEnrolments } from './attendance-enrolments.list.js';
import { attendanceMarks } from './attendance-marks.list.js';
import { attendance } from './attendance.figure.js';
import { attendanceProjection } from './attendance.projection.js';
import type { AttendanceTables } from './attendance.tables.js';

const mark = (date: string, session: 'AM' | 'PM', code: string) =>
  marked({
    ...{ pupilId: 'child', placementId: 'leg', providerId: 'p1' },
    ...{ date, session, code },
  });

/** One child, mornings only, from Monday 10 November; planned to Wednesday 12, later extended. */
const history: AnyTold[] = [
  ...bristolYear('801'),
  ...bristolYear('802'),
  onboarded('p1', 'pru'),
  onboarded('p2'),
  registered('child', { schoolUrn: '100001' }),
  ordered('child', {
    ...{ placementId: 'leg', providerId: 'p1', startsOn: '2025-11-10' },
    ...{ pattern: '1010101010', plannedEndOn: '2025-11-12' },
  }),
  mark('2025-11-10', 'AM', '/'),
  mark('2025-11-11', 'AM', 'I'),
  mark('2025-11-11', 'PM', '/'),
  mark('2025-11-13', 'AM', 'O'),
];
const extended = later('child', '2025-11-13', {
  type: 'PackageVaried',
  data: { placementId: 'leg', from: '2025-11-13', plannedEndOn: '2025-12-19' },
});
const putRight = marked({ ...mark('2025-11-11', 'AM', '/').data }, 'AttendanceCorrected');
const events: AnyTold[] = [
  ...history,
  extended,
  putRight,
  closedOn('provider', 'p1', '2025-11-14'),
  changedFrom('child', '2025-11-17', { authority: '802', schoolUrn: '200002' }),
  mark('2025-11-17', 'AM', 'U'),
  later('child', '2025-11-10', {
    type: 'PlacementCorrected',
    data: { placementId: 'leg', changed: { endedOn: null } },
  }),
];

describe('the attendance of one child', () => {
  let ledger: OnPostgres<AttendanceTables>;
  const told = followed(attendanceProjection, events);
  const before = told.findIndex((event) => event.type === 'PackageVaried');
  const asked = { authority: '801', from: '2025-11-10', to: '2025-11-21', on: '2025-11-18' };
  const figure = (position: number, more: Partial<Parameters<typeof attendance.run>[1]> = {}) =>
    ledger.view({ position }, (view) =>
      attendance.run(view, { ...asked, by: 'authority', ...more }),
    );

  beforeAll(async () => {
    ledger = await onPostgres(attendanceProjection, told);
  });
  afterAll(() => ledger.close());

  it('counts only marks of expected sessions: past the planned end they are additional', async () => {
    const { rows } = await figure(before);
    expect(rows).toEqual([
      {
        ...{ key: '801', enrolments: 1, possible: 2, attended: 1, unmarked: 1 },
        ...{ authorisedAbsence: 1, unauthorisedAbsence: 0, absenceRate: 50 },
        ...{ persistentAbsentees: 1, severeAbsentees: 1 },
      },
    ]);
  });

  it('counts them once an extension covers them, and corrections once they are made', async () => {
    const { totals } = await figure(before + 1);
    expect(totals).toMatchObject({ possible: 3, unauthorisedAbsence: 1, unmarked: 4 });
    expect((await figure(before + 2)).totals).toMatchObject({ attended: 2, authorisedAbsence: 0 });
  });

  it('expects nothing while the provider is closed', async () => {
    const open = await figure(before + 2, { from: '2025-11-14', to: '2025-11-14' });
    const closed = await figure(before + 3, { from: '2025-11-14', to: '2025-11-14' });
    expect([open.totals.unmarked, closed.totals.unmarked]).toEqual([1, 0]);
  });

  it('counts a session for the authority that the child belonged to on its date', async () => {
    const [mine, theirs] = [
      await figure(told.length),
      await figure(told.length, { authority: '802' }),
    ];
    expect(mine.totals).toMatchObject({ possible: 3, unauthorisedAbsence: 1 });
    expect(theirs.rows).toMatchObject([{ key: '802', possible: 1, unauthorisedAbsence: 1 }]);
  });

  it('groups by provider, school, key stage and child', async () => {
    const keys = async (by: 'provider' | 'school' | 'keyStage') =>
      (await figure(told.length, { by })).rows.map(({ key }) => key);
    expect(await keys('provider')).toEqual(['ref-p1']);
    expect(await keys('school')).toEqual(['100001']);
    expect(await keys('keyStage')).toEqual(['KS4']);
    const { rows } = await figure(told.length, { by: 'pupil' });
    expect(rows[0]?.key).toMatchObject({
      field: 'pupilRef',
      $sealed: { part: { pupilId: 'child' } },
    });
  });

  it('gives a provider with an open placement and nothing possible a row without a rate', async () => {
    const { rows } = await figure(told.length, {
      by: 'provider',
      from: '2025-11-15',
      to: '2025-11-16',
    });
    expect(rows).toMatchObject([{ key: 'ref-p1', enrolments: 0, possible: 0, absenceRate: null }]);
  });

  it('leads to its enrolments and from there to the marks, unmarked sessions included', async () => {
    const question = { ...asked, by: 'provider' as const, key: 'ref-p1' };
    const { rows } = await ledger.view({}, (view) => attendanceEnrolments.run(view, question));
    expect(rows).toMatchObject([{ pupilId: 'child', providerRef: 'ref-p1', possible: 3 }]);
    const marks = await ledger.view({}, (view) =>
      attendanceMarks.run(view, { ...asked, pupilId: 'child' }),
    );
    const shown = marks.rows.map((row) => [row.date, row.session, row.code, row.additional]);
    expect(shown).toEqual([
      ['2025-11-10', 'AM', '/', false],
      ['2025-11-11', 'AM', '/', false],
      ['2025-11-11', 'PM', '/', true],
      ['2025-11-12', 'AM', null, false],
      ['2025-11-13', 'AM', 'O', false],
    ]);
    const position = told.findIndex((event) => event.type === 'AttendanceCorrected') + 1;
    expect(marks.rows[1]).toMatchObject({ counted: 'attended', position });
  });
});

describe('edge case 14: the attendance of two records of one child', () => {
  const week = { startsOn: '2025-11-10', providerId: 'p1' };
  const mark = (pupilId: string, session: 'AM' | 'PM', code: string) =>
    marked({
      ...{ pupilId, placementId: `${pupilId}-leg`, providerId: 'p1' },
      ...{ date: '2025-11-10', session, code },
    });
  const records: AnyTold[] = [
    ...bristolYear('801'),
    onboarded('p1'),
    registered('tmp'),
    registered('kit'),
    ordered('tmp', { ...week, placementId: 'tmp-leg', pattern: '1000000000' }),
    ordered('kit', { ...week, placementId: 'kit-leg', pattern: '0100000000' }),
    mark('tmp', 'AM', 'I'),
    mark('kit', 'PM', '/'),
    mergedInto('tmp', 'kit'),
    unmergedFrom('tmp', 'kit'),
  ];

  it('is one enrolment as known from the merging on, and two before and after', async () => {
    const told = followed(attendanceProjection, records);
    const ledger = await onPostgres(attendanceProjection, told);
    const asked = { authority: '801', from: '2025-11-10', to: '2025-11-10' };
    const read = (position: number) =>
      ledger.view({ position }, async (view) => {
        const { rows, totals } = await attendance.run(view, { ...asked, by: 'pupil' });
        const marks = await attendanceMarks.run(view, { ...asked, pupilId: 'kit' });
        const { enrolments, possible, severeAbsentees, absenceRate } = totals;
        const counted = [enrolments, possible, severeAbsentees, absenceRate];
        return [rows.length, ...counted, marks.rows.map(({ code }) => code).join('')];
      });
    try {
      expect(await read(told.length - 2)).toEqual([2, 2, 2, 1, 50, '/']);
      expect(await read(told.length - 1)).toEqual([1, 1, 2, 1, 50, 'I/']);
      expect(await read(told.length)).toEqual([2, 2, 2, 1, 50, '/']);
    } finally {
      await ledger.close();
    }
  });
});
