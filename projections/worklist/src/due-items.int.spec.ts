import {
  bristolYear,
  changedFrom,
  later,
  mergedInto,
  mergedWith,
  onboarded,
  ordered,
  registered,
  unmergedFrom,
} from '@ledger/caseload/testing';
import { type Any, dueStories, knownBy, toldOf as told } from './testing/due-story.js';

const { tell, due, close } = dueStories();
afterAll(close);

describe('what policies are asked about', () => {
  const full = { startsOn: '2026-01-12', providerId: 'p1' };
  const five = ['a', 'b', 'c', 'd', 'e'];
  const crowd: readonly Any[] = [
    onboarded('p1'),
    ...five.map((name) => registered(name, { cohort: 2012 })),
    ...five.map((name) => ordered(name, { ...full, placementId: `${name}1` })),
  ];
  const ofThreshold = async (all: readonly Any[], today: string) =>
    (await due(all, today))
      .filter(({ kind }) => kind.startsWith('threshold'))
      .map(({ kind, item, dueOn, facts }) => [kind, item, dueOn, facts['children']]);
  const recorded = told('registration-p1', 'RegistrationThresholdBreached', {
    ...{ rule: 'five-children', from: '2026-01-12', children: 5 },
  });

  it('edge case 26: is a breach on the day a pattern takes effect, and its end', async () => {
    const varied = later('a', '2026-02-02', {
      type: 'PackageVaried',
      data: { placementId: 'a1', from: '2026-02-02', pattern: '1111111110' },
    });
    await tell([...crowd, recorded, varied]);
    expect(await ofThreshold(crowd, '2026-01-11')).toEqual([]);
    expect(await ofThreshold(crowd, '2026-01-12')).toEqual([
      ['threshold-breached', 'eighteen-hours', '2026-01-12', 5],
      ['threshold-breached', 'five-children', '2026-01-12', 5],
    ]);
    expect(await ofThreshold([...crowd, recorded, varied], '2026-02-01')).toEqual([
      ['threshold-breached', 'eighteen-hours', '2026-01-12', 5],
    ]);
    expect(await ofThreshold([...crowd, recorded, varied], '2026-02-02')).toEqual([
      ['threshold-breached', 'eighteen-hours', '2026-01-12', 5],
      ['threshold-cleared', 'five-children', '2026-02-02', undefined],
    ]);
  });

  it('edge case 6: is a pause only where the authority of the child decided it', async () => {
    const about = { pupilId: 'a', placementId: 'a1', authority: '801', providerId: 'p1' };
    const decided = [
      ...crowd,
      told('provider-plan-p', 'ProviderImprovementPlanOpened', {
        ...{ providerId: 'p1', openedOn: '2026-01-15', findingIds: [], suspension: 'all' },
        liveChildren: ['a', 'b'].map((pupilId) => ({
          ...{ pupilId, placementId: `${pupilId}1`, authority: '801' },
        })),
      }),
      told('provider-plan-p', 'LiveChildDecided', {
        ...{ ...about, decision: 'pause', decidedOn: '2026-01-16' },
      }),
    ];
    await tell(decided);
    const items = await due(decided, '2026-01-16');
    expect(items.filter(({ kind }) => kind === 'pause-decided')).toMatchObject([
      {
        ...{ subject: 'provision-a', item: 'a1', pupilId: 'a', authority: '801' },
        ...{ dueOn: '2026-01-16' },
        facts: { placementId: 'a1', charged: false, startsOn: '2026-01-12' },
      },
    ]);
  });

  const half = (name: string, part: 'am' | 'pm', more: object = {}): Any =>
    ordered(name, {
      ...{ ...full, placementId: `${name}-${part}`, pattern: '1111100000' },
      ...(part === 'pm' ? { pattern: '0000011110' } : {}),
      ...{ hundredthHoursPerWeek: part === 'pm' ? 950 : 1000, ...more },
    });

  it('edge case 26: is two part-time placements of one child, and their end when one is varied', async () => {
    const one = [onboarded('p1'), registered('a'), half('a', 'am')];
    const two = [...one, half('a', 'pm', { startsOn: '2026-01-19' })];
    const breached = told('registration-p1', 'RegistrationThresholdBreached', {
      ...{ rule: 'eighteen-hours', from: '2026-01-19', children: 1 },
    });
    const varied = later('a', '2026-02-02', {
      type: 'PackageVaried',
      data: { placementId: 'a-pm', from: '2026-02-02', pattern: '0000011100' },
    });
    await tell([...two, breached, varied]);
    expect(await ofThreshold(one, '2026-01-19')).toEqual([]);
    expect(await ofThreshold(two, '2026-01-18')).toEqual([]);
    expect(await ofThreshold(two, '2026-01-19')).toEqual([
      ['threshold-breached', 'eighteen-hours', '2026-01-19', 1],
    ]);
    expect(await ofThreshold([...two, breached, varied], '2026-02-02')).toEqual([
      ['threshold-cleared', 'eighteen-hours', '2026-02-02', undefined],
    ]);
  });

  it.each([
    ['has an EHC plan', { senStatus: 'E' }],
    ['is looked after', { lookedAfter: true }],
  ])('edge case 26: is one child who %s, from the day on which it is so', async (_, needs) => {
    const moved = changedFrom('a', '2026-03-02', { cohort: 2011 });
    const child = [
      ...[onboarded('p1'), knownBy('a', { senStatus: 'K' }, registered('a'))],
      ...[half('a', 'am'), half('a', 'pm'), knownBy('a', needs, moved)],
    ];
    const breached = (rule: string, from: string) => ['threshold-breached', rule, from, 1];
    const hours = breached('eighteen-hours', '2026-01-12');
    await tell(child);
    expect(await ofThreshold(child, '2026-03-01')).toEqual([hours]);
    expect(await ofThreshold(child, '2026-03-02')).toEqual([
      hours,
      breached('ehcp-or-looked-after', '2026-03-02'),
    ]);
    const destroyed = await due(child, '2026-03-02', async (sealed) => sealed.map(() => null));
    expect(destroyed.map(({ item }) => item)).not.toContain('ehcp-or-looked-after');
  });

  it('edge case 14: is the hours of two merged records together, until they are unmerged', async () => {
    const two = [
      onboarded('p1'),
      registered('a'),
      registered('b'),
      half('a', 'am'),
      half('b', 'pm'),
    ];
    const merged = [...two, mergedInto('a', 'b', '2026-01-12')];
    const apart = [...merged, unmergedFrom('a', 'b')];
    await tell(apart);
    expect(await ofThreshold(two, '2026-01-19')).toEqual([]);
    expect(await ofThreshold(merged, '2026-01-19')).toEqual([
      ['threshold-breached', 'eighteen-hours', '2026-01-12', 1],
    ]);
    expect(await ofThreshold(apart, '2026-01-19')).toEqual([]);
  });

  const reviews = async (all: readonly Any[], today: string) =>
    (await due(all, today))
      .filter(({ kind }) => kind === 'review-to-come')
      .map(({ item, subject }) => [item, subject]);
  const one = [onboarded('p1'), registered('a'), ordered('a', { ...full, placementId: 'a1' })];

  it('is a review that falls due within four weeks, once', async () => {
    const six = ['a1 six-week 2026-02-23', 'review-a'];
    const recorded = told('review-a', 'ReviewDue', {
      ...{ placementId: 'a1', kind: 'six-week', dueOn: '2026-02-23' },
    });
    await tell([...one, recorded]);
    expect(await reviews(one, '2026-01-25')).toEqual([]);
    expect(await reviews(one, '2026-01-26')).toEqual([six]);
    expect(await reviews([...one, recorded], '2026-01-26')).toEqual([]);
  });

  it('is a review in school weeks where the authority has set them, of placements from then on', async () => {
    const november = [
      ...[...bristolYear('801'), onboarded('p1'), registered('a')],
      ordered('a', { placementId: 'a1', startsOn: '2025-11-05', providerId: 'p1' }),
    ];
    const weeks = (from: string) =>
      told('calendar-authority-801', 'ReviewWeeksSet', {
        ...{ scope: 'authority', ref: '801', from, weeks: 'school' },
      });
    const both = async (all: readonly Any[]) =>
      [...(await reviews(all, '2025-12-01')), ...(await reviews(all, '2026-01-19'))].map(
        ([item]) => item,
      );
    const calendar = ['a1 six-week 2025-12-17', 'a1 twelve-week 2026-01-28'];
    const [later, before] = [weeks('2025-11-06'), weeks('2025-09-01')];
    await tell([...november, later, before]);
    expect(await both(november)).toEqual(calendar);
    expect(await both([...november, later])).toEqual(calendar);
    expect(await both([...november, later, before])).toEqual([
      ...['a1 six-week 2025-12-12', 'a1 twelve-week 2026-02-06'],
    ]);
  });

  it('is a review in each half-term without another, and of a stay of a year', async () => {
    const long = [
      ...[...bristolYear('801'), onboarded('p1'), registered('a')],
      ordered('a', { placementId: 'a1', startsOn: '2025-02-10', providerId: 'p1' }),
    ];
    const held = told('review-a', 'ReviewHeld', {
      ...{ placementId: 'a1', kind: 'parent-requested', dueOn: '2025-11-20' },
      ...{ heldOn: '2025-11-20', decision: 'continue', attendees: [], absent: [], targets: [] },
    });
    await tell([...long, held]);
    expect(await reviews(long, '2025-12-01')).toEqual([['a1 half-termly 2025-12-19', 'review-a']]);
    expect(await reviews([...long, held], '2025-12-01')).toEqual([]);
    expect(await reviews(long, '2026-01-19')).toEqual([['a1 long-stay 2026-02-10', 'review-a']]);
  });

  it('is the annual review of an EHC plan, with one placement of the child, after the last one', async () => {
    const planned = [
      ...[onboarded('p1'), knownBy('a', { senStatus: 'K' }, registered('a'))],
      knownBy('a', { senStatus: 'E' }, changedFrom('a', '2025-03-03', {})),
      half('a', 'am', { startsOn: '2025-09-08' }),
      half('a', 'pm', { startsOn: '2025-09-09' }),
    ];
    const annual = ['a-am ehcp-annual 2026-03-03', 'review-a'];
    const held = told('review-a', 'ReviewHeld', {
      ...{ placementId: 'a-am', kind: 'ehcp-annual', dueOn: '2025-10-01', heldOn: '2025-10-01' },
    });
    await tell([...planned, held]);
    expect(await reviews(planned, '2026-02-09')).toEqual([annual]);
    expect(await reviews([...planned, held], '2026-02-09')).toEqual([]);
    expect(await reviews([...planned, held], '2026-09-15')).toContainEqual([
      ...['a-am ehcp-annual 2026-10-01', 'review-a'],
    ]);
  });

  const transfer = (acceptedOn: string, more: object = {}) =>
    told('referral-r', 'ReferralTransferredBetweenTeams', {
      ...{ pupilId: 'a', from: 'inclusion', to: 'send', cause: 'ehcp-issued', acceptedOn },
      ...{ fundingLine: '1.2.3', costCentre: 'CC9', ...more },
    });
  const follows = async (all: readonly Any[], today: string) =>
    (await due(all, today))
      .filter(({ kind }) => kind === 'transfer-to-follow')
      .map(({ subject, item, dueOn, facts }) => [
        ...[subject, item, dueOn, facts['team'], facts['costCentre']],
      ]);

  it('edge case 16: is the team and the cost centre of a placement, from the day of a transfer', async () => {
    const team = { ...full, team: 'inclusion' };
    const placed = [
      ...[onboarded('p1'), registered('a'), transfer('2026-02-02')],
      ordered('a', { ...team, placementId: 'a1' }),
      ordered('a', { ...team, placementId: 'schools', commissioner: 'school' }),
      ordered('a', { ...team, placementId: 'others', team: 'hospital' }),
      ordered('a', { ...team, placementId: 'later', startsOn: '2026-02-03' }),
    ];
    const data = { from: '2026-02-02', team: 'send' };
    const varied = (placementId: string, costCentre: string): Any =>
      later('a', '2026-02-02', {
        type: 'PackageVaried',
        data: { ...data, placementId, costCentre },
      });
    const followed = [...placed, varied('a1', 'CC9'), varied('schools', 'CC1')];
    const back = transfer('2026-03-02', { from: 'send', to: 'inclusion', costCentre: undefined });
    await tell([...followed, back]);
    expect(await follows(placed, '2026-02-01')).toEqual([]);
    expect(await follows(placed, '2026-02-02')).toEqual([
      ['provision-a', 'a1 2026-02-02', '2026-02-02', 'send', 'CC9'],
      ['provision-a', 'schools 2026-02-02', '2026-02-02', 'send', undefined],
    ]);
    expect(await follows(placed, '2026-05-06')).toEqual([]);
    expect(await follows(followed, '2026-02-10')).toEqual([]);
    expect(await follows([...followed, back], '2026-03-02')).toEqual([
      ['provision-a', 'a1 2026-03-02', '2026-03-02', 'inclusion', undefined],
      ['provision-a', 'schools 2026-03-02', '2026-03-02', 'inclusion', undefined],
    ]);
  });

  it('edge case 14: is what the record that stays is to say, as its own authority says it', async () => {
    const halves = async (all: readonly Any[], today = '2026-01-19') =>
      (await due(all, today))
        .filter(({ kind }) => kind.endsWith('merge-to-tell'))
        .map(({ kind, subject, authority, facts }) => [
          ...[kind, subject, authority, facts['otherPupilId']],
        ]);
    const two = [registered('a'), registered('b', { authority: '802' })];
    const merged = [...two, mergedInto('a', 'b', '2026-01-12')];
    const toldBoth = [...merged, mergedWith('b', 'a')];
    const apart = [...toldBoth, unmergedFrom('a', 'b')];
    const apartOnBoth = [...apart, unmergedFrom('b', 'a')];
    const again = [...apartOnBoth, mergedInto('a', 'b', '2026-01-12')];
    const soonApart = [...again, unmergedFrom('a', 'b')];
    await tell(soonApart);
    expect(await halves(merged)).toEqual([['merge-to-tell', 'pupil-b', '802', 'a']]);
    expect(await halves(toldBoth)).toEqual([]);
    expect(await halves(apart)).toEqual([['unmerge-to-tell', 'pupil-b', '802', 'a']]);
    expect(await halves(apartOnBoth)).toEqual([]);
    expect(await halves(again)).toEqual([['merge-to-tell', 'pupil-b', '802', 'a']]);
    expect(await halves(soonApart)).toEqual([]);
  });

  it('holds nothing that is due later', async () => {
    const document = told('compliance-p1', 'ComplianceDocumentReceived', {
      ...{ documentId: 'd', kind: 'insurance', receivedOn: '2026-01-12', expiresOn: '2026-02-20' },
    });
    await tell([...crowd, document]);
    const items = await due([...crowd, document], '2026-02-01');
    expect(items.filter(({ dueOn }) => dueOn > '2026-02-01')).toEqual([]);
    expect(items.filter(({ kind }) => kind === 'document-expiry')).toEqual([]);
  });
});
