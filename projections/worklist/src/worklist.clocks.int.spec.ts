import {
  bristolYear,
  closedOn,
  excluded,
  excludedLater,
  later,
  onboarded,
  ordered,
  registered,
} from '@ledger/caseload/testing';
import { type Any, lists, school, told, trueOn } from './testing/lists.js';

describe('the sixth school day', () => {
  const children = ['fri', 'dec', 'day8', 'met', 'late', 'old', 'susp', 'short', 'leaver'];
  const out = (child: string, more: object = {}) =>
    excluded(child, { exclusionId: `x-${child}`, ...more });
  const suspended = (child: string, sessions: number) =>
    excluded(
      child,
      { exclusionId: `x-${child}`, startsOn: '2025-11-10', firstDay: '2025-11-10', sessions },
      'SuspensionRecorded',
    );
  const december = { startsOn: '2025-12-17', firstDay: '2025-12-18' };
  const placed = (child: string, startsOn: string, more: object = {}) =>
    ordered(child, { placementId: `l-${child}`, startsOn, providerId: 'p1', ...more });
  const rescinded = excludedLater('day8', '2025-11-19', {
    type: 'PermanentExclusionRescinded',
    data: { exclusionId: 'x-day8', rescindedOn: '2025-11-19' },
  });
  const events: readonly Any[] = [
    ...bristolYear('801', { inset: false }),
    // A training day of the school alone.
    closedOn('school', '109345', '2026-01-05'),
    school('109345', 'Harbour School'),
    onboarded('p1'),
    ...children.map((child) => registered(child, { cohort: child === 'leaver' ? 2010 : 2012 })),
    out('fri'),
    out('dec', december),
    out('day8'),
    out('met'),
    placed('met', '2025-11-17'),
    out('late'),
    placed('late', '2025-11-18'),
    out('old'),
    placed('old', '2025-09-08', { pattern: '1100000000' }),
    suspended('susp', 13),
    suspended('short', 10),
    out('leaver', { startsOn: '2026-06-24', firstDay: '2026-06-25' }),
    rescinded,
  ];
  const { of, due } = lists(events);
  const open = async (on: string, position?: number) => {
    const moment = position === undefined ? {} : { position };
    const rows = await of('sixth-day-exclusion', on, moment);
    return rows.map(({ pupilId, status }) => [pupilId, status]);
  };

  it('edge case 9: of Friday 7 November is Monday 17, and of 17 December is 9 January', async () => {
    const [first] = await of('sixth-day-exclusion', '2025-11-10');
    expect(first).toMatchObject({
      ...{ dueOn: '2025-11-17', openedOn: '2025-11-10', owner: 'commissioner', status: 'due' },
      ...{ subject: `exclusion-${first?.pupilId ?? ''}`, about: '109345' },
    });
    const rows = await of('sixth-day-exclusion', '2025-12-18');
    expect(rows.find(({ pupilId }) => pupilId === 'dec')).toMatchObject({ dueOn: '2026-01-09' });
  });

  it('is listed from the first day out of school, due on the day, and late from the next', async () => {
    expect(await open('2025-11-09')).toEqual([]);
    expect(await open('2025-11-17')).toContainEqual(['fri', 'due']);
    expect(await open('2025-11-18')).toContainEqual(['fri', 'late']);
  });

  it('is met by a placement that begins by then, and met late by one that begins after', async () => {
    expect(await open('2025-11-16')).toContainEqual(['met', 'due']);
    expect((await open('2025-11-17')).map(([child]) => child)).not.toContain('met');
    expect(await open('2025-11-17')).toContainEqual(['late', 'due']);
    expect((await open('2025-11-18')).map(([child]) => child)).not.toContain('late');
  });

  it('is not met by a part of a week that the child had before', async () => {
    expect(await open('2025-11-18')).toContainEqual(['old', 'late']);
  });

  it('edge case 8: of an exclusion rescinded on day eight stays as it was known until then', async () => {
    const before = events.length - 1;
    expect(await open('2025-11-18')).toContainEqual(['day8', 'late']);
    expect(await open('2025-11-19', before)).toContainEqual(['day8', 'late']);
    expect((await open('2025-11-19')).map(([child]) => child)).not.toContain('day8');
  });

  it('of a suspension is the school’s, of more than five days, until its last day', async () => {
    const rows = await of('sixth-day-suspension', '2025-11-17');
    expect(rows).toMatchObject([{ pupilId: 'susp', owner: 'school', dueOn: '2025-11-17' }]);
    expect(await of('sixth-day-suspension', '2025-11-18')).toMatchObject([{ status: 'late' }]);
    expect(await of('sixth-day-suspension', '2025-11-19')).toEqual([]);
  });

  it('is nobody’s after compulsory school age', async () => {
    expect(await open('2026-06-26')).toContainEqual(['leaver', 'due']);
    expect((await open('2026-09-01')).map(([child]) => child)).not.toContain('leaver');
  });

  it('is an item for people: no policy is asked before it is due, and none records it after', async () => {
    const kinds = async (on: string) => new Set((await due(on)).map(({ kind }) => kind));
    expect(await kinds('2025-11-14')).not.toContain('sixth-day-exclusion');
    expect(await kinds('2025-11-17')).toContain('sixth-day-exclusion');
  });
});

describe('an order beyond approval', () => {
  const at = { decisionRef: 'BIP-1' };
  const order = (child: string, more: object = {}, meta: object = at) => {
    const terms = { placementId: `l-${child}`, startsOn: '2025-11-05', plannedEndOn: '2025-12-19' };
    const event = ordered(child, { ...terms, pattern: '1111000000', ...more });
    return { ...event, meta: { ...event.meta, ...meta } };
  };
  const children = [
    'within',
    'dear',
    'long',
    'total',
    'agreed',
    'none',
    'varied',
    'refused',
    'ended',
  ];
  const decided = (child: string, more: object = {}) =>
    told('panel-m', 'PanelDecided', {
      ...{ referralId: `r-${child}`, pupilId: child, outcome: 'agree' },
      ...{ approvedWeeklyPence: 190_00, approvedUntil: '2025-12-19' },
      approver: { memberId: 'lead', role: 'lead' },
      ...more,
    });
  const varied = later('varied', '2025-11-17', {
    type: 'PackageVaried',
    data: { placementId: 'l-varied', from: '2025-11-17', ratePence: 96_00 },
  });
  const again = trueOn(
    '2025-11-10',
    told('panel-m', 'SecondApprovalGiven', {
      ...{ referralId: 'r-agreed', pupilId: 'agreed', placementId: 'l-agreed' },
      ...{ approvedOn: '2025-11-10', approver: { memberId: 'dir', role: 'director' } },
      ...{ approvedWeeklyPence: 200_00, excess: ['above-weekly-cost'] },
    }),
  );
  const events: readonly Any[] = [
    ...bristolYear('801', { inset: false }),
    onboarded('provider-1'),
    ...children.map((child) => registered(child)),
    told('panel-m', 'PanelScheduled', {
      ...{ panelRef: 'BIP-1', kind: 'inclusion-panel', heldOn: '2025-10-15' },
    }),
    ...children
      .filter((child) => child !== 'total' && child !== 'refused')
      .map((child) => decided(child)),
    decided('total', { approvedTotalPence: 12 * 95_00 - 1 }),
    decided('refused', { outcome: 'defer', approver: undefined, approvedWeeklyPence: undefined }),
    order('within'),
    order('dear', { ratePence: 95_01 }),
    order('long', { plannedEndOn: undefined }),
    order('total'),
    order('agreed', { ratePence: 100_00 }),
    order('none', { ratePence: 500_00 }, {}),
    order('varied'),
    order('refused'),
    // A second placement of the package: £95 more a week, from the week after the first.
    order('within', { placementId: 'l-within-2', startsOn: '2025-11-10', pattern: '0000110000' }),
    order('ended', { ratePence: 95_01 }),
    later('ended', '2025-12-01', {
      type: 'PlacementEnded',
      data: { placementId: 'l-ended', endedOn: '2025-12-01' },
    }),
    varied,
    again,
  ];
  const { of } = lists(events);
  const listed = async (on: string, position?: number) => {
    const moment = position === undefined ? {} : { position };
    const rows = await of('order-beyond-approval', on, moment);
    return new Map(rows.map(({ pupilId, about, dueOn }) => [pupilId, [about, dueOn]]));
  };

  it('is listed with what it is beyond, and leads to the decision', async () => {
    const rows = await listed('2025-11-20');
    expect(rows.get('dear')).toEqual(['BIP-1, above weekly cost', '2025-11-05']);
    expect(rows.get('long')).toEqual(['BIP-1, past approved end', '2025-12-20']);
    expect(rows.get('total')).toEqual(['BIP-1, above total cost', '2025-11-05']);
    expect(rows.get('varied')).toEqual(['BIP-1, above weekly cost', '2025-11-05']);
    expect(rows.get('within')).toEqual(['BIP-1, above weekly cost', '2025-11-10']);
    expect(rows.get('refused')).toEqual(['BIP-1, not approved', '2025-11-05']);
    const [row] = await of('order-beyond-approval', '2025-11-20');
    expect(events[(row?.position ?? 0) - 1]?.type).toBe('PanelDecided');
  });

  it('is not listed within approval, but for what takes a package beyond it, nor where no decision is named', async () => {
    const rows = await listed('2025-11-20');
    expect([...rows.keys()].sort()).toEqual([
      'dear',
      'ended',
      'long',
      'refused',
      'total',
      'varied',
      'within',
    ]);
  });

  it('is off the list once a second person approved it, and was on it before', async () => {
    expect((await listed('2025-11-20', events.length - 1)).has('agreed')).toBe(true);
    expect((await listed('2025-11-09')).has('agreed')).toBe(true);
    expect((await listed('2025-11-10')).has('agreed')).toBe(false);
  });

  it('is off the list when the placement is over', async () => {
    expect((await listed('2025-12-19')).has('dear')).toBe(true);
    expect((await listed('2025-12-20')).has('dear')).toBe(true);
    expect((await listed('2025-12-02')).has('ended')).toBe(false);
    expect((await listed('2025-12-01')).has('ended')).toBe(true);
  });
});
