import {
  type AnyTold,
  bristolYear,
  budgetSet,
  changedFrom,
  excluded,
  excludedLater,
  followed,
  marked,
  onboarded,
  ordered,
  registered,
  termSet,
} from '@ledger/caseload/testing';
import { viewOf } from '@ledger/read-model/testing';
import { highNeedsSpend, type SpendRow } from './high-needs-spend.figure.js';
import { highNeedsSpendProjection } from './high-needs-spend.projection.js';

const base: AnyTold[] = [
  ...bristolYear('801'),
  onboarded('provider-1', 'pru'),
  onboarded('provider-2', 'unregistered'),
  registered('child'),
];
const week = { startsOn: '2025-11-10', plannedEndOn: '2025-11-14' };

async function spent(events: readonly AnyTold[], asked: object = {}) {
  const question = { authority: '801', financialYear: '2025-26', on: '2025-11-12', ...asked };
  const told = followed(highNeedsSpendProjection, [...base, ...events]);
  return viewOf(highNeedsSpendProjection, told, {
    use: (view) => highNeedsSpend.run(view, question),
  });
}

const sums = (rows: readonly SpendRow[]) =>
  rows.map((row) => [row.costCentre, row.s251Line, row.deliveredPence, row.commitmentPence]);

const mark = (date: string, code: string) =>
  marked({
    ...{ pupilId: 'child', placementId: 'leg', providerId: 'provider-1' },
    ...{ date, session: 'AM' as const, code },
  });

describe('what high needs spend charges', () => {
  it('is delivered up to the day and committed after it', async () => {
    const { rows, totals } = await spent([ordered('child', { ...week, placementId: 'leg' })]);
    expect(sums(rows)).toEqual([['CC1', null, 3 * 95_00, 2 * 95_00]]);
    expect(totals).toMatchObject({ budgetPence: 0, variancePence: 5 * 95_00 });
  });

  it('falls on the line for the kind of provider where a cost centre has several', async () => {
    const { rows } = await spent([
      budgetSet('801', { s251Line: '1.2.1' }),
      budgetSet('801', { s251Line: '1.2.7' }),
      budgetSet('802', { s251Line: '1.2.9' }),
      budgetSet('801', { s251Line: '1.2.6', financialYear: '2024-25' }),
      ordered('child', { ...week, placementId: 'a', pattern: '1111100000' }),
      ordered('child', {
        ...{ ...week, placementId: 'b', providerId: 'provider-2', pattern: '0000011111' },
      }),
    ]);
    expect(sums(rows)).toEqual([
      ['CC1', '1.2.1', 3 * 95_00, 0],
      ['CC1', '1.2.7', 95_00, 2 * 95_00],
    ]);
  });

  it('never has what a school commissions, nor what has no price', async () => {
    const { rows } = await spent([
      ordered('child', { ...week, placementId: 'a', commissioner: 'school' }),
    ]);
    expect(rows).toEqual([]);
  });

  it('leaves out absences where they are not charged, until the mark is put right', async () => {
    const order = { ...week, placementId: 'leg', pattern: '1010101010', chargedWhenAbsent: false };
    const absent = [ordered('child', order), mark('2025-11-10', '/'), mark('2025-11-11', 'O')];
    expect(sums((await spent(absent)).rows)).toEqual([['CC1', null, 2 * 95_00, 2 * 95_00]]);
    const putRight = marked({ ...mark('2025-11-11', '/').data }, 'AttendanceCorrected');
    const { rows } = await spent([...absent, putRight]);
    expect(sums(rows)).toEqual([['CC1', null, 3 * 95_00, 2 * 95_00]]);
  });

  it('edge case 33: is cut between financial years by the date of the session', async () => {
    const order = { startsOn: '2026-03-30', plannedEndOn: '2026-04-02', placementId: 'leg' };
    const events = [ordered('child', order)];
    const old = await spent(events, { on: '2026-04-30' });
    const now = await spent(events, { on: '2026-04-30', financialYear: '2026-27' });
    expect(sums(old.rows)).toEqual([['CC1', null, 2 * 95_00, 0]]);
    expect(sums(now.rows)).toEqual([['CC1', null, 2 * 95_00, 0]]);
  });

  it('has nothing delivered in a year that has not begun, and commits to 31 March without an end', async () => {
    const term = { academicYear: '2026/27', term: 1, startsOn: '2027-03-29', endsOn: '2027-04-02' };
    const events = [
      termSet('801', term),
      ordered('child', { startsOn: week.startsOn, placementId: 'leg' }),
    ];
    const { rows } = await spent(events, { financialYear: '2026-27' });
    const days = 2 + 24 + 37 + 3;
    expect(rows).toMatchObject([{ deliveredPence: 0, contributionPence: 0 }]);
    expect(rows[0]?.commitmentPence).toBe(days * 95_00);
  });
});

describe('edge case 22: the contribution of a school that permanently excludes the child', () => {
  // Monday 3 to Friday 14 November 2025, without the training day on the 3rd: nine days at £30.
  const order = {
    ...{ placementId: 'leg', startsOn: '2025-11-03', plannedEndOn: '2025-11-14' },
    ...{ contributionPence: 30_00, schoolUrn: '109345' },
  };
  const contributed = async (events: readonly AnyTold[], on = '2025-11-30') => {
    const { totals } = await spent([ordered('child', order), ...events], { on });
    return [totals.deliveredPence, totals.contributionPence];
  };
  const out = (more: object = {}) => excluded('child', { exclusionId: 'x', ...more });

  it('falls on the day of the exclusion, whole, and on no day after it: 9 days cost, 4 are paid', async () => {
    expect(await contributed([])).toEqual([9 * 95_00, 9 * 30_00]);
    expect(await contributed([out()])).toEqual([9 * 95_00, 4 * 30_00]);
  });

  it('falls on no part of the day that is itself the first out of school', async () => {
    const atOnce = out({ firstDay: '2025-11-07' });
    expect(await contributed([atOnce])).toEqual([9 * 95_00, 3 * 30_00]);
  });

  it('comes back with every day of it where the exclusion is rescinded, and not before that is known', async () => {
    const rescinded = excludedLater('child', '2025-11-19', {
      type: 'PermanentExclusionRescinded',
      data: { exclusionId: 'x', rescindedOn: '2025-11-19' },
    });
    const events = followed(highNeedsSpendProjection, [
      ...base,
      ordered('child', order),
      out(),
      rescinded,
    ]);
    const at = (position: number) =>
      viewOf(highNeedsSpendProjection, events, {
        position,
        use: (view) =>
          highNeedsSpend.run(view, {
            ...{ authority: '801', financialYear: '2025-26', on: '2025-11-30' },
          }),
      });
    const before = await at(events.length - 1);
    const after = await at(events.length);
    expect(before.totals.contributionPence).toBe(4 * 30_00);
    expect(after.totals.contributionPence).toBe(9 * 30_00);
  });

  it('goes on where another school excluded the child, or this one only for a time', async () => {
    expect(await contributed([out({ schoolUrn: '109999' })])).toEqual([9 * 95_00, 9 * 30_00]);
    const suspended = excluded('child', { exclusionId: 'x' }, 'SuspensionRecorded');
    expect(await contributed([suspended])).toEqual([9 * 95_00, 9 * 30_00]);
  });

  it('begins again on the day on which the child is on its roll again', async () => {
    const back = changedFrom('child', '2025-11-13', { schoolUrn: '109345' });
    expect(await contributed([out(), back])).toEqual([9 * 95_00, (4 + 2) * 30_00]);
  });
});
