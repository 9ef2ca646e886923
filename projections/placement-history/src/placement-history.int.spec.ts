import {
  type AnyTold,
  changedFrom,
  followed,
  later,
  marked,
  mergedInto,
  onboarded,
  ordered,
  registered,
  told,
  unmergedFrom,
} from '@ledger/caseload/testing';
import { type OnPostgres, onPostgres } from '@ledger/read-model/testing';
import { placementHistory } from './placement-history.figure.js';
import { type HistoryTables, placementHistoryProjection } from './placement-history.projection.js';

const actor = { id: 'sam', role: 'finance', organisation: '801' };
const mark = { pupilId: 'ada', placementId: 'leg', providerId: 'p1', date: '2025-11-11' };
const session = 'AM' as const;
const other = { pupilId: 'ben', placementId: 'other' };

const events: AnyTold[] = [
  told(onboarded('p1'), { recordedAt: '2025-11-01T09:00:00Z' }),
  registered('ada'),
  registered('ben'),
  told(ordered('ada', { placementId: 'leg', startsOn: '2025-11-10', providerId: 'p1' }), {
    eventId: 'order',
    meta: {
      actor,
      source: { kind: 'import', fileHash: 'abcdef0123456789', row: 7 },
      decidedOn: '2025-10-20',
      decidedBy: { kind: 'panel', role: 'inclusion panel', organisation: '801' },
    },
  }),
  told(marked({ ...mark, session, code: '/' }), {
    eventId: 'mark',
    recordedAt: '2025-11-21T10:00:00Z',
  }),
  told(
    later('ada', '2025-11-10', {
      type: 'PlacementCorrected',
      data: { placementId: 'leg', changed: { ratePence: 90_00 } },
    }),
    {
      eventId: 'correction',
      meta: { corrects: 'order', reason: 'sealed' },
      personal: [{ pupilId: 'ada', class: 'narrative', values: { reason: 'Typed wrongly' } }],
    },
  ),
  told(marked({ ...mark, session, code: 'I' }, 'AttendanceCorrected'), {
    eventId: 'second',
    meta: { corrects: 'mark', reason: 'sealed' },
  }),
  ordered('ben', { placementId: 'other', startsOn: '2025-11-10', providerId: 'p1' }),
  told(marked({ ...mark, ...other, session, code: 'I' }), { eventId: 'wrong' }),
  told(marked({ ...mark, ...other, session, code: '/' }, 'AttendanceCorrected'), {
    eventId: 'right',
    meta: { corrects: 'wrong', reason: 'sealed' },
  }),
  later('ada', '2025-12-01', {
    type: 'PackageVaried',
    data: { placementId: 'leg', from: '2025-12-01', ratePence: 99_00, pattern: '1111111111' },
  }),
  told(changedFrom('ada', '2025-11-30', { authority: '802', schoolUrn: '100001' }), {}),
  later('ada', '2025-12-19', {
    type: 'PlacementEnded',
    data: { placementId: 'leg', endedOn: '2025-12-19', endReason: 'reintegrated' },
  }),
];

describe('the placement history of a child', () => {
  let ledger: OnPostgres<HistoryTables>;
  const history = async (on?: string, position = events.length) => {
    const asked = { pupilId: 'ada', ...(on ? { on } : {}) };
    const { rows } = await ledger.view({ position }, (view) => placementHistory.run(view, asked));
    return rows;
  };
  const entry = async (type: string) => {
    const found = (await history()).find((row) => row.type === type);
    if (!found) throw new Error(`no ${type}`);
    return found;
  };

  beforeAll(async () => {
    const followedEvents = followed(placementHistoryProjection, events);
    ledger = await onPostgres(placementHistoryProjection, followedEvents);
  });
  afterAll(() => ledger.close());

  it('is in the order of when it was true, then of recording, and of this child alone', async () => {
    expect((await history()).map(({ what, effectiveOn }) => [effectiveOn, what])).toEqual([
      ['2025-09-01', 'Child entered the record'],
      ['2025-11-10', 'Placement ordered with Name of p1'],
      ['2025-11-10', 'Placement with Name of p1 put right: rate'],
      ['2025-11-11', 'Marked / (present), AM at Name of p1'],
      ['2025-11-11', 'Mark put right from / to I (authorised), AM at Name of p1'],
      ['2025-11-30', 'Circumstances changed'],
      ['2025-12-01', 'Placement with Name of p1 varied: rate'],
      ['2025-12-19', 'Placement with Name of p1 ended'],
    ]);
  });

  it('says when it was recorded, how late, by whom and from where', async () => {
    expect(await entry('AttendanceMarked')).toMatchObject({
      recordedAt: '2025-11-21T10:00:00.000000Z',
      recordedDaysLater: 10,
    });
    expect(await entry('PlacementOrdered')).toMatchObject({
      ...{ actor, by: 'sam, finance, 801', placementId: 'leg' },
      source: { kind: 'import', fileHash: 'abcdef0123456789', row: 7 },
      from: 'import, file abcdef012345, row 7',
      recordedDaysLater: -9,
    });
  });

  it('ties a correction to what it corrects, both values visible and the reason sealed', async () => {
    const correction = await entry('PlacementCorrected');
    expect(correction).toMatchObject({ corrects: 'order', correctedBy: [] });
    expect(correction.details.filter(({ ifGiven }) => !ifGiven)).toEqual([
      { label: 'Rate', kind: 'pence', value: 90_00, was: 95_00 },
    ]);
    expect(correction.reason).toMatchObject({
      field: 'reason',
      $sealed: { eventId: 'correction' },
    });
    expect((await entry('PlacementOrdered')).correctedBy).toEqual(['correction']);
    expect((await entry('AttendanceCorrected')).details).toEqual([
      { label: 'Code', kind: 'text', value: 'I', was: '/' },
    ]);
  });

  it('tells a change from a date against what was in force, leaving out what stays', async () => {
    const { details } = await entry('PackageVaried');
    expect(details).toEqual([
      { label: 'From', kind: 'date', value: '2025-12-01' },
      { label: 'Rate', kind: 'pence', value: 99_00, was: 90_00 },
    ]);
    expect((await entry('ChildCircumstancesChanged')).details).toContainEqual({
      ...{ label: 'Authority', kind: 'text', value: '802', was: '801' },
    });
  });

  it('shows names only as sealed fields, and who decided', async () => {
    const { details } = await entry('PlacementOrdered');
    expect(details).toContainEqual({
      label: 'Placement reference',
      kind: 'text',
      value: expect.objectContaining({ field: 'placementRef' }),
      ifGiven: true,
    });
    expect(details).toContainEqual({
      ...{ label: 'Decided by', kind: 'text', value: 'panel, inclusion panel, 801' },
    });
  });

  it('marks what is still to come on the day asked, and knows only what was recorded', async () => {
    const upcoming = (await history('2025-11-30')).filter((row) => row.stillToCome);
    expect(upcoming.map(({ type }) => type)).toEqual(['PackageVaried', 'PlacementEnded']);
    expect(await history(undefined, 4)).toHaveLength(2);
  });

  it('edge case 29: tells the mark of the wrong child, and that it was put right, to both', async () => {
    const about = { pupilId: 'ben' };
    const told = await ledger.view({}, (view) => placementHistory.run(view, about));
    const swapped = [await history(), told.rows].map((rows) =>
      rows.flatMap(({ what, correctedBy }) => (/mark/i.test(what) ? [[what, correctedBy]] : [])),
    );
    expect(swapped).toEqual([
      [
        ['Marked / (present), AM at Name of p1', ['second']],
        ['Mark put right from / to I (authorised), AM at Name of p1', []],
      ],
      [
        ['Marked I (authorised), AM at Name of p1', ['right']],
        ['Mark put right from I to / (present), AM at Name of p1', []],
      ],
    ]);
  });

  it('edge case 15: shows each authority only what it recorded, even without the beginning', async () => {
    const seen = await ledger.view({ scope: { authorities: ['802'] } }, (view) =>
      placementHistory.run(view, { pupilId: 'ada' }),
    );
    expect(seen.rows.map(({ type }) => type)).toEqual(['ChildCircumstancesChanged']);
    const others = await ledger.view({ scope: { authorities: ['803'] } }, (view) =>
      placementHistory.run(view, { pupilId: 'ada' }),
    );
    expect(others.rows).toEqual([]);
  });
});

describe('edge case 14: the history of two records of one child', () => {
  const records: AnyTold[] = [
    registered('kit', { cohort: 2010 }),
    registered('tmp', { cohort: 2012 }),
    ordered('tmp', { placementId: 'leg', startsOn: '2025-11-10' }),
    changedFrom('kit', '2025-12-01', { cohort: 2010, schoolUrn: '100001' }),
    mergedInto('tmp', 'kit', '2025-12-02'),
    unmergedFrom('tmp', 'kit', '2025-12-03'),
  ];

  it('is one as known from the merging on, and each told against itself', async () => {
    const ledger = await onPostgres(
      placementHistoryProjection,
      followed(placementHistoryProjection, records),
    );
    const positions = async (pupilId: string, position: number) => {
      const { rows } = await ledger.view({ position }, (view) =>
        placementHistory.run(view, { pupilId }),
      );
      return rows.map((row) => row.position);
    };
    try {
      expect(await positions('kit', 4)).toEqual([1, 4]);
      expect(await positions('kit', 5)).toEqual([1, 2, 3, 4, 5]);
      expect(await positions('tmp', 5)).toEqual([1, 2, 3, 4, 5]);
      expect(await positions('kit', 6)).toEqual([1, 4]);
      expect(await positions('tmp', 6)).toEqual([2, 3, 5, 6]);
      const { rows } = await ledger.view({ position: 5 }, (view) =>
        placementHistory.run(view, { pupilId: 'kit' }),
      );
      const changed = rows.find((row) => row.position === 4);
      expect(changed?.details.map(({ label }) => label)).toEqual(['From', 'School (URN)']);
    } finally {
      await ledger.close();
    }
  });
});
