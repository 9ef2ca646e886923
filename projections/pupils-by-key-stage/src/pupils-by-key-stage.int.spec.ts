import {
  type AnyTold,
  changedFrom,
  followed,
  later,
  mergedInto,
  mergedWith,
  onboarded,
  ordered,
  registered,
  unmergedFrom,
} from '@ledger/caseload/testing';
import { type OnPostgres, onPostgres, viewOf } from '@ledger/read-model/testing';
import { keyStagePlacements } from './key-stage-placements.list.js';
import { pupilsByKeyStage } from './pupils-by-key-stage.figure.js';
import { pupilsByKeyStageProjection } from './pupils-by-key-stage.projection.js';

const start = '2025-06-02';
const half = { ...{ startsOn: start, providerId: 'p1' }, pattern: '1111100000' };

/** Ada has two placements and turns from KS3 to KS4; Ben is taught a year behind; Cy moves away. */
const events: AnyTold[] = [
  onboarded('p1'),
  registered('ada', { cohort: 2011 }),
  registered('ben', { cohort: 2011, yearOffset: -1 }),
  registered('cy', { cohort: 2005 }),
  ordered('ada', { ...half, placementId: 'a1', team: 'send' }),
  ordered('ada', { ...half, placementId: 'a2', pattern: '0000011111', arrangedBy: 'school' }),
  ordered('ben', { ...half, placementId: 'b1', plannedEndOn: '2025-07-22' }),
  ordered('cy', { ...half, placementId: 'c1' }),
  later('ada', '2025-06-10', {
    type: 'PlacementPaused',
    data: { placementId: 'a1', from: '2025-06-10', by: 'authority', charged: false },
  }),
  changedFrom('cy', '2025-09-10', { authority: '802', cohort: 2005 }),
  later('ben', '2025-10-01', {
    type: 'PlacementEnded',
    data: { placementId: 'b1', endedOn: '2025-10-01' },
  }),
];

describe('pupils by key stage', () => {
  let ledger: OnPostgres<(typeof pupilsByKeyStageProjection)['tables']>;
  const ask = async (on: string, more: object = {}, position = events.length) => {
    const question = { authority: '801', on, ...more };
    const { rows, totals } = await ledger.view({ position }, (view) =>
      pupilsByKeyStage.run(view, question),
    );
    const counted = rows.filter(({ pupils }) => pupils > 0);
    return { rows, totals, counted: counted.map(({ keyStage, pupils }) => [keyStage, pupils]) };
  };

  beforeAll(async () => {
    const told = followed(pupilsByKeyStageProjection, events);
    ledger = await onPostgres(pupilsByKeyStageProjection, told);
  });
  afterAll(() => ledger.close());

  it('edge case 1: counts each child once, placements and paused children apart, and shows all seven', async () => {
    const { rows, totals } = await ask('2025-06-11');
    expect(totals).toEqual({ pupils: 3, placements: 4, pausedPupils: 1 });
    expect(rows).toEqual([
      { keyStage: 'EYFS', pupils: 0, percent: 0 },
      { keyStage: 'KS1', pupils: 0, percent: 0 },
      { keyStage: 'KS2', pupils: 0, percent: 0 },
      { keyStage: 'KS3', pupils: 2, percent: 200 / 3 },
      { keyStage: 'KS4', pupils: 0, percent: 0 },
      { keyStage: 'KS5', pupils: 0, percent: 0 },
      { keyStage: 'Post-19', pupils: 1, percent: 100 / 3 },
    ]);
  });

  it('edge case 24: rolls the year on 1 September, not for a child who is taught out of year', async () => {
    expect((await ask('2025-08-31')).counted).toContainEqual(['KS3', 2]);
    expect((await ask('2025-09-01')).counted).toEqual([
      ['KS3', 1],
      ['KS4', 1],
      ['Post-19', 1],
    ]);
  });

  it('edge case 15: counts a child for the authority of the day, as it was known', async () => {
    expect((await ask('2025-09-10')).totals.pupils).toBe(2);
    expect((await ask('2025-09-10', { authority: '802' })).counted).toEqual([['Post-19', 1]]);
    expect((await ask('2025-09-10', {}, 9)).totals.pupils).toBe(3);
    expect((await ask('2025-09-10', { authority: '802' }, 9)).totals.pupils).toBe(0);
  });

  it('keeps a placement open on its last day and past its planned end', async () => {
    expect((await ask('2025-10-01')).totals.placements).toBe(3);
    expect((await ask('2025-10-02')).totals.placements).toBe(2);
  });

  it('edge case 23: counts a year 11 leaver up to the last Friday in June', async () => {
    const left = { placementId: 'd1', endedOn: '2025-06-27', endReason: 'post-16' } as const;
    const leaving = followed(pupilsByKeyStageProjection, [
      registered('dee', { cohort: 2009 }),
      ordered('dee', { ...half, placementId: 'd1', plannedEndOn: '2025-07-22' }),
      later('dee', left.endedOn, { type: 'PlacementEnded', data: left }),
    ]);
    const counted = await viewOf(pupilsByKeyStageProjection, leaving, {
      use: (view) =>
        Promise.all(
          ['2025-06-27', '2025-06-28'].map((on) =>
            pupilsByKeyStage.run(view, { authority: '801', on }),
          ),
        ),
    });
    const inKs4 = counted.map(
      ({ rows }) => rows.find(({ keyStage }) => keyStage === 'KS4')?.pupils,
    );
    expect(inKs4).toEqual([1, 0]);
  });

  it('filters by who arranged it and by team', async () => {
    expect((await ask('2025-06-11', { team: 'send' })).totals.placements).toBe(1);
    expect((await ask('2025-06-11', { arrangedBy: 'school' })).totals.placements).toBe(1);
  });

  it('has no percentages where there are no pupils', async () => {
    const { rows } = await ask('2025-06-01');
    expect(rows.every(({ percent }) => percent === null)).toBe(true);
  });

  it('leads to the placements of a key stage', async () => {
    const asked = { authority: '801', on: '2025-09-01', keyStage: 'KS3' as const };
    const position = events.length - 1;
    const { rows } = await ledger.view({ position }, (view) => keyStagePlacements.run(view, asked));
    expect(rows).toMatchObject([
      {
        ...{ pupilId: 'ben', placementId: 'b1', providerRef: 'ref-p1', paused: false },
        ...{ startsOn: start, plannedEndOn: '2025-07-22', pastPlannedEnd: true },
        placementRef: { field: 'placementRef' },
      },
    ]);
  });
});

describe('edge case 14: two records of one child', () => {
  // The temporary record has the wrong date of birth: KS3, where the child is in KS4.
  const records: AnyTold[] = [
    onboarded('p1'),
    registered('temporary', { cohort: 2012 }),
    registered('permanent', { cohort: 2010 }),
    ordered('temporary', { ...half, placementId: 't1' }),
    ordered('permanent', { ...half, placementId: 'p1', pattern: '0000011111' }),
    mergedInto('temporary', 'permanent'),
    mergedWith('permanent', 'temporary'),
    registered('third', { cohort: 2010 }),
    mergedInto('permanent', 'third'),
    unmergedFrom('permanent', 'third'),
    unmergedFrom('temporary', 'permanent'),
    registered('elsewhere', { authority: '802', cohort: 2013 }),
    mergedInto('temporary', 'elsewhere'),
    mergedInto('permanent', 'elsewhere'),
  ];
  let ledger: OnPostgres<(typeof pupilsByKeyStageProjection)['tables']>;
  const asked = { authority: '801', on: '2025-06-11' };
  const askAt = (position: number) =>
    ledger.view({ position }, async (view) => {
      const { rows, totals } = await pupilsByKeyStage.run(view, asked);
      const list = await keyStagePlacements.run(view, asked);
      return {
        counted: rows.filter(({ pupils }) => pupils > 0).map((row) => [row.keyStage, row.pupils]),
        totals: [totals.pupils, totals.placements],
        listed: list.rows.map(({ placementId, pupilId, pupilRef }) => [
          ...[placementId, pupilId, pupilRef?.$sealed.part.pupilId],
        ]),
      };
    });

  beforeAll(async () => {
    const told = followed(pupilsByKeyStageProjection, records);
    ledger = await onPostgres(pupilsByKeyStageProjection, told);
  });
  afterAll(() => ledger.close());

  const apart = {
    counted: [
      ['KS3', 1],
      ['KS4', 1],
    ],
    totals: [2, 2],
    listed: [
      ['p1', 'permanent', 'permanent'],
      ['t1', 'temporary', 'temporary'],
    ],
  };
  const asOne = (child: string, record = child) => ({
    counted: [['KS4', 1]],
    totals: [1, 2],
    listed: [
      ['p1', child, record],
      ['t1', child, record],
    ],
  });

  it('counts once as known from the merging on, born as the record that stays says', async () => {
    expect(await askAt(5)).toEqual(apart);
    expect(await askAt(6)).toEqual(asOne('permanent'));
    expect(await askAt(7)).toEqual(asOne('permanent'));
  });

  it('follows the record that stays into another one, and back', async () => {
    expect(await askAt(9)).toEqual(asOne('third'));
    expect(await askAt(10)).toEqual(asOne('permanent'));
  });

  it('counts each for itself once they are unmerged', async () => {
    expect(await askAt(11)).toEqual(apart);
  });

  it('counts once where the record that stays was never the authority’s', async () => {
    expect(await askAt(14)).toEqual(asOne('elsewhere', 'permanent'));
  });
});
