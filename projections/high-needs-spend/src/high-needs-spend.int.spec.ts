import {
  type AnyTold,
  bristolYear,
  budgetSet,
  closedOn,
  followed,
  later,
  mergedInto,
  onboarded,
  ordered,
  registered,
  told,
} from '@ledger/caseload/testing';
import { type OnPostgres, onPostgres } from '@ledger/read-model/testing';
import { highNeedsSpend } from './high-needs-spend.figure.js';
import { highNeedsSpendProjection } from './high-needs-spend.projection.js';
import type { SpendTables } from './high-needs-spend.tables.js';
import { spendPlacements } from './spend-placements.list.js';

const at = (recordedAt: string, ...events: AnyTold[]): AnyTold[] =>
  events.map((event) => told(event, { recordedAt }));

const blended = { startsOn: '2025-11-05', plannedEndOn: '2026-02-13' };
const uplift = (placementId: string, ratePence: number) =>
  later('child', '2026-01-01', {
    type: 'PackageVaried',
    data: { placementId, from: '2026-01-01', ratePence, approvedOn: '2026-01-20' },
  });

/** A blended package from a Wednesday, with two closed days and an uplift approved late. */
const workedExample: AnyTold[] = [
  ...at(
    '2025-09-01T09:00:00Z',
    ...bristolYear('801', { inset: false }),
    onboarded('p1', 'independent-school'),
    onboarded('p2', 'unregistered'),
    registered('child'),
    budgetSet('801', { costCentre: 'CC1', amountPence: 600_000 }),
    budgetSet('801', { costCentre: 'CC9', s251Line: '1.2.6', name: 'Hospital', amountPence: 100 }),
  ),
  ...at(
    '2025-11-01T09:00:00Z',
    ordered('child', {
      ...{ ...blended, placementId: 'leg-1', providerId: 'p1', pattern: '1111111100' },
      ...{ ratePence: 95_00, contributionPence: 30_00 },
    }),
    ordered('child', {
      ...{ ...blended, placementId: 'leg-2', providerId: 'p2', pattern: '0000000010' },
      ...{ rateBasis: 'session', ratePence: 60_00, contributionPence: 15_00 },
    }),
  ),
  ...at(
    '2025-12-04T09:00:00Z',
    closedOn('provider', 'p1', '2025-12-02'),
    closedOn('provider', 'p1', '2025-12-03'),
  ),
  ...at('2026-01-20T09:00:00Z', uplift('leg-1', 97_47), uplift('leg-2', 61_56)),
];

describe('the worked example of a blended package', () => {
  let ledger: OnPostgres<SpendTables>;
  const year = { authority: '801', financialYear: '2025-26' };
  const spend = (on: string, knownAt: string) =>
    ledger.view({ knownAt }, (view) => highNeedsSpend.run(view, { ...year, on }));

  beforeAll(async () => {
    const events = followed(highNeedsSpendProjection, workedExample);
    ledger = await onPostgres(highNeedsSpendProjection, events);
  });
  afterAll(() => ledger.close());

  it('is planned at 5,530.00 before the closure and the uplift are known', async () => {
    const { totals } = await spend('2025-11-01', '2025-11-30');
    expect(totals).toMatchObject({ deliveredPence: 0, commitmentPence: 5_530_00 });
  });

  it('has 2,700.00 delivered and 2,640.00 committed at 31 December as then known', async () => {
    const { totals } = await spend('2025-12-31', '2025-12-31');
    expect(totals).toEqual({
      budgetPence: 600_100,
      deliveredPence: 2_700_00,
      invoicedPence: 0,
      paidPence: 0,
      accrualPence: 2_700_00,
      commitmentPence: 2_640_00,
      forecastPence: 5_340_00,
      variancePence: 5_340_00 - 600_100,
      contributionPence: 24 * 30_00 + 7 * 15_00,
    });
  });

  it('edge case 17: is forecast at 5,408.64 once the uplift is known, 68.64 more', async () => {
    const before = await spend('2026-01-19', '2026-01-19');
    const after = await spend('2026-01-19', '2026-01-20');
    expect(before.totals.forecastPence).toBe(5_340_00);
    expect(after.totals.forecastPence).toBe(5_408_64);
    expect(after.totals.deliveredPence - before.totals.deliveredPence).toBe(25_35);
  });

  it('ends with 1,635.00 of contributions and 3,773.64 net', async () => {
    const { totals } = await spend('2026-02-13', '2026-02-13');
    expect(totals.deliveredPence).toBe(5_408_64);
    expect(totals.commitmentPence).toBe(0);
    expect(totals.contributionPence).toBe(1_635_00);
    expect(totals.deliveredPence - totals.contributionPence).toBe(3_773_64);
  });

  it('has a row for every budget line, zeros included, in order of cost centre', async () => {
    const { rows } = await spend('2025-12-31', '2025-12-31');
    expect(rows.map(({ costCentre, s251Line, name }) => [costCentre, s251Line, name])).toEqual([
      ['CC1', '1.2.7', 'Alternative provision'],
      ['CC9', '1.2.6', 'Hospital'],
    ]);
    expect(rows[1]).toMatchObject({ deliveredPence: 0, forecastPence: 0, variancePence: -100 });
  });

  it('leads from a line to its placements, which add up to it', async () => {
    const asked = { ...year, on: '2025-12-31', costCentre: 'CC1' };
    const found = await ledger.view({ knownAt: '2025-12-31' }, (view) =>
      spendPlacements.run(view, asked),
    );
    expect(found.rows).toMatchObject([
      { placementId: 'leg-1', deliveredPence: 2_280_00, deliveredSessions: 48 },
      { placementId: 'leg-2', deliveredPence: 420_00, deliveredSessions: 7 },
    ]);
    expect(found.totals).toMatchObject({ deliveredPence: 2_700_00, commitmentPence: 2_640_00 });
  });
});

describe('a child in a year with a transfer and a merging', () => {
  const week = { startsOn: '2026-01-05', providerId: 'p1', plannedEndOn: '2026-01-16' };
  const asked = { authority: '801', financialYear: '2025-26', on: '2026-01-16' };
  const moved = { placementId: 'leg', from: '2026-01-12', costCentre: 'CC3', team: 'send' };
  const events: AnyTold[] = [
    ...[...bristolYear('801'), onboarded('p1'), registered('child'), registered('twin')],
    budgetSet('801', { costCentre: 'CC1', s251Line: '1.2.7' }),
    budgetSet('801', { costCentre: 'CC3', s251Line: '1.2.3' }),
    ordered('child', { ...week, placementId: 'leg', team: 'inclusion' }),
    later('child', '2026-01-12', { type: 'PackageVaried', data: moved }),
    ordered('twin', { ...week, placementId: 'other', startsOn: '2026-01-16' }),
    mergedInto('twin', 'child', '2026-01-16'),
  ];
  let ledger: OnPostgres<SpendTables>;
  beforeAll(async () => {
    const known = followed(highNeedsSpendProjection, events);
    ledger = await onPostgres(highNeedsSpendProjection, known);
  });
  afterAll(() => ledger.close());

  it('edge case 16: is paid for on another line from the day of the transfer', async () => {
    const delivered = async (position: number) => {
      const { rows } = await ledger.view({ position }, (view) => highNeedsSpend.run(view, asked));
      return rows.map(({ costCentre, s251Line, deliveredPence }) => [
        ...[costCentre, s251Line, deliveredPence],
      ]);
    };
    // Four school days of the first week, INSET on Monday, and five of the second.
    expect(await delivered(events.length - 3)).toEqual([
      ['CC1', '1.2.7', 9 * 95_00],
      ['CC3', '1.2.3', 0],
    ]);
    expect(await delivered(events.length - 2)).toEqual([
      ['CC1', '1.2.7', 4 * 95_00],
      ['CC3', '1.2.3', 5 * 95_00],
    ]);
  });

  it('edge case 14: is one child in the list of placements, whose money stays as it was', async () => {
    const listed = (position: number) =>
      ledger.view({ position }, async (view) => {
        const { rows, totals } = await spendPlacements.run(view, asked);
        return [new Set(rows.map(({ pupilId }) => pupilId)), totals.deliveredPence];
      });
    expect(await listed(events.length - 1)).toEqual([new Set(['child', 'twin']), 10 * 95_00]);
    expect(await listed(events.length)).toEqual([new Set(['child']), 10 * 95_00]);
  });
});
