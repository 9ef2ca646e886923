import { bristolYear, changedFrom, onboarded, ordered, registered } from '@ledger/caseload/testing';
import { type Any, lists, school, told, trueOn } from './testing/lists.js';

describe('a ceiling that is nearly reached', () => {
  // Ten days from Monday 10 November 2025 at £95 are £950 for each child.
  const days = { startsOn: '2025-11-10', plannedEndOn: '2025-11-21', providerId: 'p1' };
  const order = (child: string, more: object = {}) =>
    ordered(child, { placementId: `l-${child}`, ...days, ...more });
  const joined = (providerId: string, lot: string) =>
    told('framework-f', 'ProviderJoinedFramework', { providerId, lot, joinedOn: '2025-09-01' });
  const terms = {
    ...{ frameworkRef: 'ALP', name: 'Framework', authorities: ['801', '802'], lots: ['1', '2'] },
    ...{ from: '2024-09-01', to: '2028-08-31', ceilingAYearPence: 3_000_00 },
    ceilingInAllPence: 5_000_00,
  };
  const changed = told('framework-f', 'CeilingChanged', {
    from: '2025-09-01',
    aYearPence: 2_000_00,
  });
  const block = told('framework-f', 'BlockPlacesAgreed', {
    ...{ blockId: 'b', providerId: 'p1', lot: '1', places: 1, placePenceAWeek: 350_00 },
    ...{ from: '2025-11-10', to: '2025-11-16' },
  });
  const events: readonly Any[] = [
    ...bristolYear('801', { inset: false }),
    ...bristolYear('802', { inset: false }),
    onboarded('p1'),
    onboarded('p2'),
    ...['a', 'b', 'other-lot', 'not-on', 'by-school'].map((child) => registered(child)),
    registered('next-door', { authority: '802' }),
    told('framework-f', 'FrameworkEstablished', terms),
    told('framework-f', 'RateAgreed', {}),
    joined('p1', '1'),
    order('a'),
    order('other-lot', { lot: '2' }),
    order('not-on', { providerId: 'p2' }),
    order('by-school', { commissioner: 'school' }),
    order('b'),
    order('next-door', { plannedEndOn: '2025-11-14' }),
    changed,
    block,
  ];
  const { of } = lists(events);
  const shares = async (on: string, more: { sees?: string[]; position?: number } = {}) =>
    (await of('ceiling-nearly-reached', on, more)).map(({ about, dueOn }) => [about, dueOn]);
  const after = (type: string) => events.findIndex((event) => event.type === type) + 1;

  it('is listed at four fifths of what is ordered under it by all who buy together', async () => {
    // Two children of £950 and one of £475: £2,375 of £3,000 is 79 per cent.
    expect(await shares('2025-11-12', { position: after('CeilingChanged') - 1 })).toEqual([]);
    const now = await shares('2025-11-12', { position: after('CeilingChanged') });
    expect(now).toEqual([['ALP, a year, £2,375.00 of £2,000.00', '2025-11-20']]);
  });

  it('counts a block of places as paid, whether they are used or not', async () => {
    const [[about] = []] = await shares('2025-11-12');
    expect(about).toBe('ALP, a year, £2,725.00 of £2,000.00');
  });

  it('is due when the ceiling will be passed, and late once it was', async () => {
    const [row] = await of('ceiling-nearly-reached', '2025-11-12');
    expect(row).toMatchObject({ owner: 'finance-officer', status: 'due', openedOn: '2025-09-01' });
    const [late] = await of('ceiling-nearly-reached', '2025-11-28');
    expect(late).toMatchObject({ status: 'late' });
  });

  it('is of the contract year that holds the day', async () => {
    expect(await shares('2026-09-01')).toEqual([]);
  });

  it('says who was counted to a reader who may not see all that buy together', async () => {
    expect(await shares('2025-11-12', { sees: ['801'] })).toEqual([
      ['ALP, a year, £2,250.00 of £2,000.00, 801 only', '2025-11-20'],
    ]);
  });
});

describe('triangulation', () => {
  const term = { placementId: 'l', startsOn: '2025-09-08', plannedEndOn: '2026-07-17' };
  const order = (child: string, more: object = {}) =>
    ordered(child, { ...term, placementId: `l-${child}`, ...more });
  const met = (termName: string, organisations: readonly string[]) =>
    trueOn(
      '2025-12-12',
      told(`triangulation-801-2025-26-${termName}`, 'TriangulationMeetingHeld', {
        ...{ authority: '801', academicYear: '2025/26', term: termName, heldOn: '2025-12-12' },
        attendees: organisations.map((organisation) => ({ role: 'lead', organisation })),
      }),
    );
  const base: readonly Any[] = [
    ...bristolYear('801'),
    school('109001', 'Harbour School'),
    onboarded('p1'),
    onboarded('p2'),
    registered('a'),
    registered('b', { schoolUrn: '109002' }),
    registered('gone'),
    order('a', { providerId: 'p1', schoolUrn: '109001' }),
    order('b', { providerId: 'p2' }),
    order('gone', { providerId: 'p3', schoolUrn: '109003' }),
    changedFrom('gone', '2025-10-01', { authority: '802' }),
  ];
  const action = trueOn(
    '2025-12-12',
    told('triangulation-801-2025-26-autumn', 'TriangulationActionAgreed', {
      ...{ actionId: 'x', schoolUrn: '109002', action: 'Call', owner: 'Head' },
      dueOn: '2026-01-16',
    }),
  );
  const done = told('triangulation-801-2025-26-autumn', 'TriangulationActionClosed', {
    ...{ actionId: 'x', closedOn: '2026-01-12' },
  });
  const events = [...base, met('autumn', ['Harbour School', 'ref-p2']), action, done];
  const { of } = lists(events);
  const names = async (on: string, position?: number) => {
    const rows = await of('triangulation-due', on, position === undefined ? {} : { position });
    return rows.map(({ about, provider, dueOn }) => [provider ?? about, dueOn]).sort();
  };
  const all = [
    ['109001, Harbour School, autumn 2025/26', '2025-12-19'],
    ['109002, autumn 2025/26', '2025-12-19'],
    ['Name of p1', '2025-12-19'],
    ['Name of p2', '2025-12-19'],
  ];

  it('is due at the end of each term for each school and provider with children in provision', async () => {
    expect(await names('2025-11-20', base.length)).toEqual([]);
    expect(await names('2025-11-21', base.length)).toEqual(all);
    const [late] = await of('triangulation-due', '2025-12-20', { position: base.length });
    expect(late).toMatchObject({ status: 'late', owner: 'commissioner' });
  });

  it('is done for whom the meeting names, as attending or in an action', async () => {
    expect(await names('2025-12-11')).toHaveLength(4);
    expect(await names('2025-12-12', base.length + 1)).toEqual([
      ['109002, autumn 2025/26', '2025-12-19'],
      ['Name of p1', '2025-12-19'],
    ]);
    expect(await names('2025-12-12')).toEqual([['Name of p1', '2025-12-19']]);
  });

  it('of a term is asked after until the term after it is over', async () => {
    const terms = new Set((await names('2026-03-20')).map(([, dueOn]) => dueOn));
    expect([...terms].sort()).toEqual(['2025-12-19', '2026-04-02']);
    expect(new Set((await names('2026-07-20')).map(([, dueOn]) => dueOn))).toEqual(
      new Set(['2026-04-02', '2026-07-22']),
    );
  });

  it('lists what it agreed until that is done', async () => {
    const open = (on: string) => of('triangulation-action', on);
    expect(await open('2026-01-09')).toMatchObject([
      { about: 'Head, Call, 109002', owner: 'school', dueOn: '2026-01-16' },
    ]);
    expect(await open('2026-01-12')).toEqual([]);
  });
});

describe('a triangulation meeting that names nobody on record', () => {
  const { of } = lists([
    ...bristolYear('801'),
    onboarded('p1'),
    registered('a'),
    ordered('a', {
      placementId: 'l',
      startsOn: '2025-09-08',
      providerId: 'p1',
      schoolUrn: '109001',
    }),
    trueOn(
      '2025-12-12',
      told('triangulation-801-2025-26-2', 'TriangulationMeetingHeld', {
        ...{ authority: '801', academicYear: '2025/26', term: '2', heldOn: '2025-12-12' },
        attendees: [{ role: 'Inclusion lead', organisation: 'The authority' }],
      }),
    ),
  ]);

  it('was about all', async () => {
    expect(await of('triangulation-due', '2025-12-11')).toHaveLength(2);
    expect(await of('triangulation-due', '2025-12-12')).toEqual([]);
  });
});
