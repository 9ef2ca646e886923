import { played, randomly, spec, stateOf } from '@ledger/kernel/testing';
import fc from 'fast-check';
import type { ProviderCommand } from './provider.commands.js';
import { provider } from './provider.decider.js';
import type { ProviderEvent } from './provider.events.js';
import { approvedOn, type LegThere, legsAffected, suspendedOn } from './provider.rules.js';

const { given } = spec(provider);

const onboarded: ProviderEvent = {
  type: 'ProviderOnboarded',
  data: {
    providerRef: 'P01',
    name: 'Harbour Learning',
    kind: 'unregistered',
    authority: '801',
    registered: false,
    approvedFrom: '2025-09-01',
    approvedTo: '2025-12-31',
  },
};
type Scope = 'all' | 'new-placements';
const suspension = (from: string, scope: Scope = 'all') =>
  ({ scope, from, reasonCode: 'safeguarding' }) as const;
const suspended = (from: string, scope?: Scope): ProviderEvent => ({
  type: 'ProviderSuspended',
  data: suspension(from, scope),
});
const lifted = (from: string): ProviderEvent => ({
  type: 'ProviderSuspensionLifted',
  data: { from },
});
const suspend = (from: string, scope?: Scope): ProviderCommand => ({
  type: 'SuspendProvider',
  data: suspension(from, scope),
});
const lift = (from: string): ProviderCommand => ({
  type: 'LiftProviderSuspension',
  data: { from },
});

describe('suspending a provider', () => {
  it('records the suspension from its date, once', () => {
    given(onboarded)
      .when(suspend('2026-03-10'))
      .thenRecorded({ ...suspended('2026-03-10'), effectiveOn: '2026-03-10' });
    given(onboarded, suspended('2026-03-10')).when(suspend('2026-03-10')).thenNothing();
    given(onboarded, suspended('2026-03-10'), lifted('2026-03-12'))
      .when(suspend('2026-03-10'))
      .thenNothing();
  });

  it('widens it from a later date, and puts another scope of the same date right', () => {
    const narrow = suspended('2026-03-10', 'new-placements');
    given(onboarded, narrow)
      .when(suspend('2026-03-12'))
      .thenRecorded({ ...suspended('2026-03-12'), effectiveOn: '2026-03-12' });
    given(onboarded, { ...narrow, effectiveOn: '2026-03-10' })
      .when(suspend('2026-03-10'))
      .thenRecorded({
        type: 'ProviderSuspensionCorrected',
        data: suspension('2026-03-10'),
        effectiveOn: '2026-03-10',
        corrects: 'event-2',
      });
  });

  it.each([
    ['provider-not-onboarded', [], '2026-03-10'],
    ['provider-already-suspended', [onboarded, suspended('2026-03-10')], '2026-03-12'],
    [
      'provider-already-suspended',
      [onboarded, suspended('2026-03-10', 'new-placements')],
      '2026-03-09',
    ],
    [
      'suspensions-overlap',
      [onboarded, suspended('2026-03-10'), lifted('2026-03-20')],
      '2026-03-19',
    ],
  ])('refuses as %s', (code, events, from) => {
    given(...(events as ProviderEvent[]))
      .when(suspend(from))
      .thenRefused(code);
  });
});

describe('lifting a suspension', () => {
  it('records it from its date, once', () => {
    given(onboarded, suspended('2026-03-10'))
      .when(lift('2026-03-20'))
      .thenRecorded({ ...lifted('2026-03-20'), effectiveOn: '2026-03-20' });
    given(onboarded, suspended('2026-03-10'), lifted('2026-03-20'))
      .when(lift('2026-03-20'))
      .thenNothing();
  });

  it('refuses where there is none, and before it starts', () => {
    given(onboarded).when(lift('2026-03-20')).thenRefused('provider-not-suspended');
    given(onboarded, suspended('2026-03-10'))
      .when(lift('2026-03-09'))
      .thenRefused('suspension-lifted-before-it-starts');
  });

  it('edge case 7: a suspension lifted retrospectively never held from that day on', () => {
    const told = [onboarded, suspended('2026-03-10'), lifted('2026-03-20')];
    given(...told)
      .when(lift('2026-03-12'))
      .thenRecorded({ ...lifted('2026-03-12'), effectiveOn: '2026-03-12', corrects: 'event-3' });
    const before = stateOf(provider, told);
    const after = stateOf(provider, [...told, lifted('2026-03-12')]);
    expect(suspendedOn(before, '2026-03-15')).toBe('all');
    expect(suspendedOn(after, '2026-03-15')).toBeNull();
    expect(suspendedOn(after, '2026-03-11')).toBe('all');
    const never = stateOf(provider, [...told, lifted('2026-03-10')]);
    expect(suspendedOn(never, '2026-03-10')).toBeNull();
  });
});

describe('the placements that a suspension touches', () => {
  const leg = (authority: string, startsOn: string, endedOn?: string): LegThere => ({
    pupilId: `child of ${authority}`,
    placementId: `${authority} ${startsOn}`,
    ...{ authority, startsOn, endedOn },
  });

  it('edge case 6: nine children of three authorities are listed by their own authority', () => {
    const starts = ['2025-09-03', '2025-11-03', '2026-01-05'];
    const open = ['801', '802', '803'].flatMap((one) => starts.map((start) => leg(one, start)));
    const over = leg('804', '2025-09-03', '2026-03-10');
    const affected = legsAffected([...open, over], { scope: 'all', from: '2026-03-11' });
    expect([...affected].map(([authority, legs]) => [authority, legs.length])).toEqual([
      ['801', 3],
      ['802', 3],
      ['803', 3],
    ]);
  });

  it('are only those still to begin where new placements are closed', () => {
    const legs = [leg('801', '2026-03-10'), leg('801', '2026-03-11')];
    const affected = legsAffected(legs, { scope: 'new-placements', from: '2026-03-11' });
    expect(affected.get('801')).toEqual([legs[1]]);
  });
});

describe('an approval', () => {
  const approve = (from: string, to?: string): ProviderCommand => ({
    type: 'ApproveProvider',
    data: { from, ...(to ? { to } : {}) },
  });
  const end = (endedOn: string): ProviderCommand => ({
    type: 'EndProviderApproval',
    data: { endedOn, reasonCode: 'closed' },
  });
  const approved: ProviderEvent = { type: 'ProviderApproved', data: { from: '2026-01-01' } };
  const ended: ProviderEvent = {
    type: 'ProviderApprovalEnded',
    data: { endedOn: '2026-02-28', reasonCode: 'closed' },
  };

  it('is recorded from a date, corrected and ended, each once', () => {
    given(onboarded)
      .when(approve('2026-01-01'))
      .thenRecorded({ ...approved, effectiveOn: '2026-01-01' });
    given(onboarded, approved).when(approve('2026-01-01')).thenNothing();
    given(onboarded, approved)
      .when(approve('2026-01-01', '2026-06-30'))
      .thenRecorded({
        type: 'ProviderApproved',
        data: { from: '2026-01-01', to: '2026-06-30' },
        effectiveOn: '2026-01-01',
        corrects: 'event-2',
      });
    given(onboarded, approved)
      .when(end('2026-02-28'))
      .thenRecorded({ ...ended, effectiveOn: '2026-02-28' });
    given(onboarded, approved, ended).when(end('2026-02-28')).thenNothing();
  });

  it('is refused out of order', () => {
    given(onboarded).when(end('2026-02-28')).thenRefused('provider-not-approved');
    given(onboarded, approved).when(approve('2026-02-01')).thenRefused('provider-already-approved');
    given(onboarded)
      .when(approve('2026-02-01', '2026-01-31'))
      .thenRefused('approval-ends-before-it-starts');
  });

  it('answers for a date, by the directory entry until a dated approval begins', () => {
    const state = stateOf(provider, [onboarded, approved, ended]);
    const answers = ['2025-08-31', '2025-09-01', '2026-02-28', '2026-03-01'];
    expect(answers.map((date) => approvedOn(state, date))).toEqual([false, true, true, false]);
  });
});

describe('any history of suspensions', () => {
  const date = fc
    .integer({ min: 1, max: 28 })
    .map((day) => `2026-03-${String(day).padStart(2, '0')}`);
  const command: fc.Arbitrary<ProviderCommand> = fc.oneof(
    fc.tuple(date, fc.constantFrom<Scope>('all', 'new-placements')).map((args) => suspend(...args)),
    date.map(lift),
  );

  const start: ProviderCommand = {
    type: 'OnboardProvider',
    data: {
      providerRef: 'P01',
      ...{ name: 'Harbour', kind: 'online', authority: '801', registered: false },
    },
  };

  it('has at most one that lasts, none that overlap, and repeats nothing', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
        played(provider, [start, ...commands], ({ after, again }) => {
          expect(again).toEqual([]);
          const spells = after?.suspensions ?? [];
          expect(spells.slice(0, -1).every((spell) => spell.lifted)).toBe(true);
          spells.slice(1).forEach((spell, at) => {
            expect(spell.steps[0].from >= (spells[at]?.lifted?.from ?? '')).toBe(true);
          });
        });
      }),
      randomly(200),
    );
  });
});
