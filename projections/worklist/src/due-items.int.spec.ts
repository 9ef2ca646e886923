import {
  type AnyTold,
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
import type { PersonalPart } from '@ledger/kernel';
import { onPostgres, recordedFrom } from '@ledger/read-model/testing';
import { dueItems } from './due-items.queries.js';
import type { OpenParts } from './status.queries.js';
import { type WatchedEvent, worklistProjection } from './worklist.projection.js';

type Any = (AnyTold | (WatchedEvent & { streamId: string })) & {
  readonly personal?: readonly PersonalPart[];
};
const told = (streamId: string, type: string, data: object) =>
  ({ type, streamId, data, meta: { effectiveOn: '2026-01-12' } }) as unknown as Any;

/** Opens what a test tells, as the vault would. */
function opening(all: readonly Any[]): OpenParts {
  const parts = new Map(
    recordedFrom(all).map(({ eventId, personal }) => [eventId, personal] as const),
  );
  return async (sealed) =>
    sealed.map(({ eventId, part }) => {
      const found = parts.get(eventId)?.find((each) => each.class === part.class);
      return found ?? null;
    });
}

describe('what policies are asked about', () => {
  const full = { startsOn: '2026-01-12', providerId: 'p1' };
  const five = ['a', 'b', 'c', 'd', 'e'];
  const crowd: readonly Any[] = [
    onboarded('p1'),
    ...five.map((name) => registered(name, { cohort: 2012 })),
    ...five.map((name) => ordered(name, { ...full, placementId: `${name}1` })),
  ];
  const due = async (all: readonly Any[], today: string, open = opening(all)) => {
    const ledger = await onPostgres(worklistProjection, all as unknown as WatchedEvent[]);
    try {
      return await ledger.view({}, (view) => dueItems(view, today, open));
    } finally {
      await ledger.close();
    }
  };
  const ofThreshold = async (all: readonly Any[], today: string) =>
    (await due(all, today))
      .filter(({ kind }) => kind.startsWith('threshold'))
      .map(({ kind, item, dueOn, facts }) => [kind, item, dueOn, facts['children']]);
  const recorded = told('registration-p1', 'RegistrationThresholdBreached', {
    ...{ rule: 'five-children', from: '2026-01-12', children: 5 },
  });

  it('edge case 26: is a breach on the day a pattern takes effect, and its end', async () => {
    expect(await ofThreshold(crowd, '2026-01-11')).toEqual([]);
    expect(await ofThreshold(crowd, '2026-01-12')).toEqual([
      ['threshold-breached', 'eighteen-hours', '2026-01-12', 5],
      ['threshold-breached', 'five-children', '2026-01-12', 5],
    ]);
    const varied = later('a', '2026-02-02', {
      type: 'PackageVaried',
      data: { placementId: 'a1', from: '2026-02-02', pattern: '1111111110' },
    });
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
    const items = await due(decided, '2026-01-16');
    expect(items.filter(({ kind }) => kind === 'pause-decided')).toMatchObject([
      {
        ...{ subject: 'provision-a', item: 'a1', pupilId: 'a', authority: '801' },
        ...{ dueOn: '2026-01-16' },
        facts: { placementId: 'a1', charged: false, startsOn: '2026-01-12' },
      },
    ]);
  });

  const knownBy = (name: string, values: object, event: Any = registered(name)): Any => ({
    ...event,
    personal: [{ pupilId: name, class: 'needs', values: values as Record<string, string> }],
  });
  const half = (name: string, part: 'am' | 'pm', more: object = {}): Any =>
    ordered(name, {
      ...{ ...full, placementId: `${name}-${part}`, pattern: '1111100000' },
      ...(part === 'pm' ? { pattern: '0000011110' } : {}),
      ...{ hundredthHoursPerWeek: part === 'pm' ? 950 : 1000, ...more },
    });

  it('edge case 26: is two part-time placements of one child, and their end when one is varied', async () => {
    const one = [onboarded('p1'), registered('a'), half('a', 'am')];
    expect(await ofThreshold(one, '2026-01-12')).toEqual([]);
    const two = [...one, half('a', 'pm', { startsOn: '2026-01-19' })];
    expect(await ofThreshold(two, '2026-01-18')).toEqual([]);
    expect(await ofThreshold(two, '2026-01-19')).toEqual([
      ['threshold-breached', 'eighteen-hours', '2026-01-19', 1],
    ]);
    const breached = told('registration-p1', 'RegistrationThresholdBreached', {
      ...{ rule: 'eighteen-hours', from: '2026-01-19', children: 1 },
    });
    const varied = later('a', '2026-02-02', {
      type: 'PackageVaried',
      data: { placementId: 'a-pm', from: '2026-02-02', pattern: '0000011100' },
    });
    expect(await ofThreshold([...two, breached, varied], '2026-02-02')).toEqual([
      ['threshold-cleared', 'eighteen-hours', '2026-02-02', undefined],
    ]);
  });

  it.each([
    ['an EHC plan', { senStatus: 'E' }],
    ['a child looked after', { lookedAfter: true }],
  ])('edge case 26: is one child with %s, from the day on which it is so', async (_, needs) => {
    const moved = changedFrom('a', '2026-03-02', { cohort: 2011 });
    const child = [
      ...[onboarded('p1'), knownBy('a', { senStatus: 'K' })],
      ...[half('a', 'am'), half('a', 'pm'), knownBy('a', needs, moved)],
    ];
    const breached = (rule: string, from: string) => ['threshold-breached', rule, from, 1];
    const hours = breached('eighteen-hours', '2026-01-12');
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
    expect(await ofThreshold(two, '2026-01-19')).toEqual([]);
    expect(await ofThreshold(merged, '2026-01-19')).toEqual([
      ['threshold-breached', 'eighteen-hours', '2026-01-12', 1],
    ]);
    expect(await ofThreshold([...merged, unmergedFrom('a', 'b')], '2026-01-19')).toEqual([]);
  });

  const reviews = async (all: readonly Any[], today: string) =>
    (await due(all, today))
      .filter(({ kind }) => kind === 'review-to-come')
      .map(({ item, subject }) => [item, subject]);
  const one = [onboarded('p1'), registered('a'), ordered('a', { ...full, placementId: 'a1' })];

  it('is a review that falls due within four weeks, once', async () => {
    const six = ['a1 six-week 2026-02-23', 'review-a'];
    expect(await reviews(one, '2026-01-25')).toEqual([]);
    expect(await reviews(one, '2026-01-26')).toEqual([six]);
    const recorded = told('review-a', 'ReviewDue', {
      ...{ placementId: 'a1', kind: 'six-week', dueOn: '2026-02-23' },
    });
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
    expect(await both(november)).toEqual(calendar);
    expect(await both([...november, weeks('2025-11-06')])).toEqual(calendar);
    expect(await both([...november, weeks('2025-09-01')])).toEqual([
      ...['a1 six-week 2025-12-12', 'a1 twelve-week 2026-02-06'],
    ]);
  });

  it('is a review in each half-term without another, and of a stay of a year', async () => {
    const long = [
      ...[...bristolYear('801'), onboarded('p1'), registered('a')],
      ordered('a', { placementId: 'a1', startsOn: '2025-02-10', providerId: 'p1' }),
    ];
    expect(await reviews(long, '2025-12-01')).toEqual([['a1 half-termly 2025-12-19', 'review-a']]);
    const held = told('review-a', 'ReviewHeld', {
      ...{ placementId: 'a1', kind: 'parent-requested', dueOn: '2025-11-20' },
      ...{ heldOn: '2025-11-20', decision: 'continue', attendees: [], absent: [], targets: [] },
    });
    expect(await reviews([...long, held], '2025-12-01')).toEqual([]);
    expect(await reviews(long, '2026-01-19')).toEqual([['a1 long-stay 2026-02-10', 'review-a']]);
  });

  it('is the annual review of an EHC plan, with one placement of the child, after the last one', async () => {
    const planned = [
      ...[onboarded('p1'), knownBy('a', { senStatus: 'K' })],
      knownBy('a', { senStatus: 'E' }, changedFrom('a', '2025-03-03', {})),
      half('a', 'am', { startsOn: '2025-09-08' }),
      half('a', 'pm', { startsOn: '2025-09-09' }),
    ];
    const annual = ['a-am ehcp-annual 2026-03-03', 'review-a'];
    expect(await reviews(planned, '2026-02-09')).toEqual([annual]);
    const held = told('review-a', 'ReviewHeld', {
      ...{ placementId: 'a-am', kind: 'ehcp-annual', dueOn: '2025-10-01', heldOn: '2025-10-01' },
    });
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
      ordered('a', { ...team, placementId: 'schools', commissioner: 'school', team: 'other' }),
      ordered('a', { ...team, placementId: 'later', startsOn: '2026-02-03' }),
    ];
    expect(await follows(placed, '2026-02-01')).toEqual([]);
    expect(await follows(placed, '2026-02-02')).toEqual([
      ['provision-a', 'a1 2026-02-02', '2026-02-02', 'send', 'CC9'],
    ]);
    const data = { placementId: 'a1', from: '2026-02-02', costCentre: 'CC9', team: 'send' };
    const varied = later('a', '2026-02-02', { type: 'PackageVaried', data });
    expect(await follows([...placed, varied], '2026-02-10')).toEqual([]);
    const back = transfer('2026-03-02', { from: 'send', to: 'inclusion', costCentre: undefined });
    expect(await follows([...placed, varied, back], '2026-03-02')).toEqual([
      ...[['provision-a', 'a1 2026-03-02', '2026-03-02', 'inclusion', undefined]],
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
    expect(await halves(merged)).toEqual([['merge-to-tell', 'pupil-b', '802', 'a']]);
    const toldBoth = [...merged, mergedWith('b', 'a')];
    expect(await halves(toldBoth)).toEqual([]);
    expect(await halves([...merged, unmergedFrom('a', 'b')])).toEqual([]);
    const apart = [...toldBoth, unmergedFrom('a', 'b')];
    expect(await halves(apart)).toEqual([['unmerge-to-tell', 'pupil-b', '802', 'a']]);
    expect(await halves([...apart, unmergedFrom('b', 'a')])).toEqual([]);
  });

  it('holds nothing that is due later', async () => {
    const document = told('compliance-p1', 'ComplianceDocumentReceived', {
      ...{ documentId: 'd', kind: 'insurance', receivedOn: '2026-01-12', expiresOn: '2026-02-20' },
    });
    const items = await due([...crowd, document], '2026-02-01');
    expect(items.filter(({ dueOn }) => dueOn > '2026-02-01')).toEqual([]);
    expect(items.filter(({ kind }) => kind === 'document-expiry')).toEqual([]);
  });
});
