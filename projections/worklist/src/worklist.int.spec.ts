import {
  type AnyTold,
  bristolYear,
  changedFrom,
  later,
  marked,
  mergedInto,
  onboarded,
  ordered,
  registered,
} from '@ledger/caseload/testing';
import { onPostgres, type OnPostgres } from '@ledger/read-model/testing';
import { worklist } from './worklist.figure.js';
import { type WatchedEvent, worklistProjection } from './worklist.projection.js';

type Any = AnyTold | (WatchedEvent & { streamId: string });
const told = (streamId: string, type: string, data: object) =>
  ({ type, streamId, data, meta: { effectiveOn: '2026-01-12' } }) as unknown as Any;

/** On 12 January 2026, a Monday: Ada has no marks this week, Ben is past his planned end. */
const monday = { providerId: 'p1', date: '2026-01-12' };
const half = (pupilId: string, session: 'AM' | 'PM', code = '/') =>
  marked({ ...monday, pupilId, placementId: `${pupilId.charAt(0)}1`, session, code });

const events: readonly Any[] = [
  ...bristolYear('801'),
  onboarded('p1'),
  onboarded('p2', 'independent-school'),
  registered('ada', { cohort: 2012 }),
  registered('ben', { cohort: 2010 }),
  registered('cy', { cohort: 2013 }),
  ordered('ada', { placementId: 'a1', startsOn: '2026-01-12', providerId: 'p1' }),
  ordered('ben', {
    ...{ placementId: 'b1', startsOn: '2026-01-09', providerId: 'p2' },
    ...{ plannedEndOn: '2026-01-09', pattern: '1111111100' },
  }),
  ordered('cy', {
    placementId: 'c1',
    startsOn: '2026-01-12',
    providerId: 'p2',
    pattern: '1100000000',
  }),
  half('ada', 'AM', 'N'),
  half('cy', 'AM'),
  half('cy', 'PM'),
  told('referral-r', 'ReferralSubmitted', {
    pupilId: 'ada',
    team: 'hub',
    submittedOn: '2026-01-12',
  }),
  told('compliance-p1', 'ComplianceDocumentReceived', {
    ...{ documentId: 'd', kind: 'insurance', receivedOn: '2026-01-12', expiresOn: '2026-02-20' },
  }),
  told('provider-p2', 'ProviderSuspended', {
    ...{ scope: 'all', from: '2026-01-14', reasonCode: 'safeguarding' },
  }),
  told('provider-plan-p', 'ProviderImprovementPlanOpened', {
    ...{ providerId: 'p2', openedOn: '2026-01-15', findingIds: [], suspension: 'all' },
    liveChildren: [{ pupilId: 'cy', placementId: 'c1', authority: '801' }],
  }),
  told('provider-plan-p', 'LiveChildDecided', {
    ...{ pupilId: 'cy', placementId: 'c1', authority: '801', providerId: 'p2' },
    ...{ decision: 'pause', decidedOn: '2026-01-16' },
  }),
  changedFrom('cy', '2026-03-02', { authority: '802', cohort: 2013 }),
];

describe('the worklist', () => {
  let ledger: OnPostgres<(typeof worklistProjection)['tables']>;
  const ask = (on: string, more: object = {}, position = events.length) =>
    ledger.view({ position }, (view) =>
      worklist.run(view, { authority: '801', on, ...more } as Parameters<typeof worklist.run>[1]),
    );
  const of = async (on: string, kind: string, position?: number) =>
    (await ask(on, { kind }, position)).rows;

  beforeAll(async () => {
    ledger = await onPostgres(worklistProjection, events as unknown as WatchedEvent[]);
  });
  afterAll(() => ledger.close());

  it('asks the next morning for the mark of a session, and not for one on the day itself', async () => {
    expect(await of('2026-01-12', 'missing-mark')).toEqual([]);
    expect(await of('2026-01-13', 'missing-mark')).toMatchObject([
      {
        ...{ pupilId: 'ada', about: '2026-01-12, PM', status: 'due', dueOn: '2026-01-13' },
        ...{ owner: 'provider', providerRef: 'ref-p1', position: null },
      },
    ]);
    const [first] = await of('2026-01-14', 'missing-mark');
    expect(first).toMatchObject({ status: 'late', daysLate: 1 });
  });

  it('gives an absence without a reason five school days', async () => {
    expect(await of('2026-01-19', 'absence-not-recoded')).toMatchObject([
      { dueOn: '2026-01-19', status: 'due', pupilId: 'ada' },
    ]);
    expect(await of('2026-01-20', 'absence-not-recoded')).toMatchObject([{ status: 'late' }]);
  });

  it('asks after an unexplained absence the next morning', async () => {
    expect(await of('2026-01-13', 'absence-follow-up')).toMatchObject([{ status: 'unanswered' }]);
    expect(await of('2026-01-14', 'absence-follow-up')).toMatchObject([{ status: 'late' }]);
    expect(await of('2026-01-26', 'absence-follow-up')).toHaveLength(1);
    expect(await of('2026-01-27', 'absence-follow-up')).toEqual([]);
  });

  it('lists a placement past its planned end until it ends', async () => {
    expect(await of('2026-01-09', 'past-planned-end')).toEqual([]);
    expect(await of('2026-01-12', 'past-planned-end')).toMatchObject([
      { pupilId: 'ben', dueOn: '2026-01-09', daysLate: 3 },
    ]);
  });

  it('edge case 23: lists a pupil of year 11 until the last Friday in June', async () => {
    expect(await of('2026-01-12', 'year-11-leaver')).toEqual([]);
    expect(await of('2026-06-26', 'year-11-leaver')).toMatchObject([
      { pupilId: 'ben', dueOn: '2026-06-26' },
    ]);
    expect(await of('2026-06-27', 'year-11-leaver')).toEqual([]);
  });

  it('lists children at a suspended provider until their own authority has decided', async () => {
    expect(await of('2026-01-13', 'child-at-suspended')).toEqual([]);
    expect(await of('2026-01-14', 'child-at-suspended')).toMatchObject([
      { pupilId: 'ben', about: '2026-01-14, safeguarding' },
      { pupilId: 'cy' },
    ]);
    expect(await of('2026-01-15', 'child-undecided')).toMatchObject([{ pupilId: 'cy' }]);
    expect(await of('2026-01-16', 'child-undecided')).toEqual([]);
    expect(await of('2026-01-16', 'pause-decided')).toMatchObject([{ pupilId: 'cy' }]);
    expect(await of('2026-01-16', 'child-at-suspended')).toMatchObject([{ pupilId: 'ben' }]);
  });

  it('names a document a month before it expires', async () => {
    expect(await of('2026-01-20', 'document-expiry')).toEqual([]);
    expect(await of('2026-01-21', 'document-expiry')).toMatchObject([
      { about: 'insurance', status: 'due', provider: 'Name of p1' },
    ]);
  });

  it('says who has no team, and steps to the event', async () => {
    const [row] = await of('2026-01-13', 'referral-with-hub');
    const position = events.findIndex(({ type }) => type === 'ReferralSubmitted') + 1;
    expect(row).toMatchObject({ status: 'unowned', position, pupilRef: { field: 'pupilRef' } });
    expect(await of('2026-01-13', 'referral-with-hub', position - 1)).toEqual([]);
  });

  it('gives a commissioner what providers are late with, beside its own', async () => {
    const { rows } = await ask('2026-01-14', { role: 'commissioner' });
    expect(rows.map(({ kind }) => kind)).toContain('missing-mark');
    const early = await ask('2026-01-13', { role: 'commissioner' });
    expect(early.rows.map(({ kind }) => kind)).not.toContain('missing-mark');
    const provider = await ask('2026-01-13', { role: 'provider' });
    expect(new Set(provider.rows.map(({ owner }) => owner))).toEqual(new Set(['provider']));
  });

  it('counts what it lists', async () => {
    const { rows, totals } = await ask('2026-01-14');
    expect(totals.items).toBe(rows.length);
    expect(totals.late + totals.due + totals.unanswered + totals.unowned).toBe(rows.length);
    expect((await ask('2026-01-14', { status: 'late' })).totals.items).toBe(totals.late);
  });

  it('edge case 15: gives a child that moved to its new authority, which decides for itself', async () => {
    const asked = { authority: '802', on: '2026-03-03', kind: 'child-at-suspended' } as const;
    const { rows } = await ledger.view({}, (view) => worklist.run(view, asked));
    expect(rows).toMatchObject([{ pupilId: 'cy' }]);
    const left = await of('2026-03-03', 'child-at-suspended');
    expect(left.map(({ pupilId }) => pupilId)).toEqual(['ben']);
  });
});

describe('a child who left', () => {
  const left: readonly Any[] = [
    registered('a'),
    ordered('a', { placementId: 'a1', startsOn: '2025-09-08' }),
    later('a', '2026-01-16', {
      type: 'PlacementEnded',
      data: { placementId: 'a1', endedOn: '2026-01-16', endReason: 'reintegrated' },
    }),
  ];
  const checked = told('transition-a1', 'DestinationChecked', {
    ...{ pupilId: 'a', point: 'oct-31', leftOn: '2026-01-16', checkedOn: '2026-10-31' },
    outcome: 'sustained',
  });
  const closed = told('transition-a1', 'TrackingClosed', {
    ...{ pupilId: 'a', closedOn: '2026-11-05', because: 'declined' },
  });
  const checks = async (all: readonly Any[], on: string) => {
    const ledger = await onPostgres(worklistProjection, all as unknown as WatchedEvent[]);
    const asked = { authority: '801', on, kind: 'destination-check' } as const;
    const { rows } = await ledger.view({}, (view) => worklist.run(view, asked));
    await ledger.close();
    return rows.map(({ about, dueOn, status }) => [about, dueOn, status]);
  };

  it('is checked at each point in turn until nobody follows it any more', async () => {
    expect(await checks(left, '2026-10-02')).toEqual([]);
    expect(await checks(left, '2026-10-03')).toEqual([['other, oct-31', '2026-10-31', 'due']]);
    expect(await checks([...left, checked], '2026-12-20')).toEqual([
      ['other, month-12', '2027-01-16', 'due'],
    ]);
    expect(await checks([...left, checked, closed], '2026-12-20')).toEqual([]);
  });
});

describe('edge case 14: a child whose two records were merged', () => {
  const half = (name: string, pattern: string) =>
    ordered(name, { placementId: `${name}1`, startsOn: '2026-01-12', providerId: 'p1', pattern });
  const two: readonly Any[] = [
    ...[...bristolYear('801'), onboarded('p1'), registered('tmp'), registered('kit')],
    half('tmp', '1100000000'),
    half('kit', '0111000000'),
    told('review-tmp', 'ReviewDue', { placementId: 'tmp1', kind: 'six-week', dueOn: '2026-02-23' }),
    mergedInto('tmp', 'kit', '2026-01-13'),
  ];

  it('is on the list as one, with the session that both hold, and settled in its own stream', async () => {
    const ledger = await onPostgres(worklistProjection, two as unknown as WatchedEvent[]);
    const asked = { authority: '801', on: '2026-01-26' };
    const listed = (position: number) =>
      ledger.view({ position }, async (view) => {
        const { rows } = await worklist.run(view, asked);
        return rows
          .filter(({ kind }) => kind === 'review' || kind === 'session-held-twice')
          .map(({ kind, pupilId, pupilRef, subject }) => [
            ...[kind, pupilId, pupilRef?.$sealed.part.pupilId, subject],
          ]);
      });
    try {
      expect(await listed(two.length - 1)).toEqual([['review', 'tmp', 'tmp', 'review-tmp']]);
      expect(await listed(two.length)).toEqual([
        ['session-held-twice', 'kit', 'kit', 'provision-kit'],
        ['review', 'kit', 'kit', 'review-tmp'],
      ]);
    } finally {
      await ledger.close();
    }
  });
});
