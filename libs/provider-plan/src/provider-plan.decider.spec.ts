import { played, randomly, spec, stateOf } from '@ledger/kernel/testing';
import fc from 'fast-check';
import type { ProviderPlanCommand } from './provider-plan.commands.js';
import { providerPlan } from './provider-plan.decider.js';
import type { ProviderPlanEvent } from './provider-plan.events.js';
import { milestoneSteps, undecidedChildren } from './provider-plan.state.js';

const { given } = spec(providerPlan);

const id = (last: string) => `0d3f2b61-5a44-4f0e-9a0b-7d1f7c9e4a${last}`;
const providerId = id('00');
const child = { pupilId: id('01'), placementId: id('02'), authority: '802' };
const plan = {
  providerId,
  openedOn: '2026-01-05',
  findingIds: [id('03')],
  suspension: 'new-placements' as const,
  reviewOn: '2026-02-16',
  liveChildren: [child],
};
const opened: ProviderPlanEvent = { type: 'ProviderImprovementPlanOpened', data: plan };
const milestone = { milestoneId: id('04'), title: 'Fire log kept daily', dueOn: '2026-02-02' };
const set: ProviderPlanEvent = { type: 'MilestoneSet', data: milestone };
const { milestoneId } = milestone;
const met: ProviderPlanEvent = { type: 'MilestoneMet', data: { milestoneId, metOn: '2026-01-30' } };
const missed: ProviderPlanEvent = {
  type: 'MilestoneMissed',
  data: { milestoneId, missedOn: '2026-02-03' },
};
const decision = { ...child, decision: 'pause' as const, decidedOn: '2026-01-07' };
const decided: ProviderPlanEvent = { type: 'LiveChildDecided', data: { ...decision, providerId } };
const closing = { closedOn: '2026-03-02', outcome: 'improved' as const };
const closed: ProviderPlanEvent = { type: 'ProviderImprovementPlanClosed', data: closing };

const open = (more: object = {}): ProviderPlanCommand => ({
  type: 'OpenProviderPlan',
  data: { ...plan, ...more },
});
const setIt = (more: object = {}): ProviderPlanCommand => ({
  type: 'SetMilestone',
  data: { ...milestone, ...more },
});
const meet = (metOn = '2026-01-30'): ProviderPlanCommand => ({
  type: 'MeetMilestone',
  data: { milestoneId, metOn },
});
const miss = (missedOn = '2026-02-03'): ProviderPlanCommand => ({
  type: 'MissMilestone',
  data: { milestoneId, missedOn },
});
const decideOn = (more: object = {}): ProviderPlanCommand => ({
  type: 'DecideLiveChild',
  data: { ...decision, ...more },
});
const close = (more: object = {}): ProviderPlanCommand => ({
  type: 'CloseProviderPlan',
  data: { ...closing, ...more },
});

describe('opening a plan', () => {
  it('records it once, whoever is there when it is asked again', () => {
    given()
      .when(open())
      .thenRecorded({ ...opened, effectiveOn: '2026-01-05' });
    given(opened).when(open()).thenNothing();
    given(opened)
      .when(open({ liveChildren: [] }))
      .thenNothing();
  });

  it('refuses other details, and anything before it', () => {
    given(opened)
      .when(open({ suspension: 'all' }))
      .thenRefused('plan-already-opened');
    for (const command of [setIt(), meet(), miss(), decideOn(), close()])
      given().when(command).thenRefused('plan-not-opened');
  });
});

describe('a milestone', () => {
  it('is set, set anew with another day, met or missed, each once', () => {
    given(opened)
      .when(setIt())
      .thenRecorded({ ...set, effectiveOn: '2026-02-02' });
    given(opened, set).when(setIt()).thenNothing();
    given(opened, set)
      .when(setIt({ dueOn: '2026-02-09' }))
      .thenRecorded({
        type: 'MilestoneSet',
        data: { ...milestone, dueOn: '2026-02-09' },
        effectiveOn: '2026-02-09',
        corrects: 'event-2',
      });
    given(opened, set)
      .when(meet())
      .thenRecorded({ ...met, effectiveOn: '2026-01-30' });
    given(opened, set, met).when(meet()).thenNothing();
    given(opened, set)
      .when(miss())
      .thenRecorded({ ...missed, effectiveOn: '2026-02-03' });
    given(opened, set, missed).when(miss('2026-02-05')).thenNothing();
  });

  it('may be met late', () => {
    given(opened, set, missed)
      .when(meet('2026-02-10'))
      .thenRecorded({
        type: 'MilestoneMet',
        data: { milestoneId, metOn: '2026-02-10' },
        effectiveOn: '2026-02-10',
      });
  });

  it('takes no other step', () => {
    given(opened).when(meet()).thenRefused('milestone-not-set');
    given(opened).when(miss()).thenRefused('milestone-not-set');
    given(opened, set).when(miss('2026-02-02')).thenRefused('milestone-not-yet-due');
    given(opened, set, met).when(miss()).thenRefused('milestone-already-met');
    given(opened, set, met)
      .when(setIt({ dueOn: '2026-02-09' }))
      .thenRefused('milestone-already-met');
    given(opened, set).when(meet('2026-01-04')).thenRefused('plan-step-before-it-was-opened');
  });
});

describe('the decision on a child', () => {
  const about = { pupilId: child.pupilId };

  it('is recorded once, followed by another one or put right on the same day', () => {
    given(opened)
      .when(decideOn())
      .thenRecorded({ ...decided, effectiveOn: '2026-01-07', ...about });
    given(opened, decided).when(decideOn()).thenNothing();
    const move = { ...decision, providerId, decision: 'move' as const };
    given(opened, decided)
      .when(decideOn({ decision: 'move', decidedOn: '2026-01-12' }))
      .thenRecorded({
        type: 'LiveChildDecided',
        data: { ...move, decidedOn: '2026-01-12' },
        effectiveOn: '2026-01-12',
        ...about,
      });
    given(opened, decided)
      .when(decideOn({ decision: 'move' }))
      .thenRecorded({
        type: 'LiveChildDecided',
        data: move,
        effectiveOn: '2026-01-07',
        corrects: 'event-2',
        ...about,
      });
  });

  it('is also taken for a child who came later', () => {
    const late = { pupilId: id('05'), placementId: id('06'), authority: '803' };
    given(opened)
      .when(decideOn(late))
      .thenRecorded({
        type: 'LiveChildDecided',
        data: { ...decision, ...late, providerId },
        effectiveOn: '2026-01-07',
        pupilId: late.pupilId,
      });
  });

  it('is refused of another authority, and before the plan', () => {
    given(opened)
      .when(decideOn({ authority: '801' }))
      .thenRefused('decision-of-another-authority');
    given(opened)
      .when(decideOn({ decidedOn: '2026-01-04' }))
      .thenRefused('plan-step-before-it-was-opened');
  });

  it('edge case 6: nine children of three authorities are each decided by their own', () => {
    const nine = ['801', '802', '803'].flatMap((authority, at) =>
      [1, 2, 3].map((each) => ({
        pupilId: id(`${at + 1}${each}`),
        placementId: id(`${at + 4}${each}`),
        authority,
      })),
    );
    const start = { ...opened, data: { ...plan, liveChildren: nine } } as ProviderPlanEvent;
    const pauses = nine.slice(0, 3).map((each): ProviderPlanEvent => ({
      type: 'LiveChildDecided',
      data: { ...each, providerId, decision: 'pause', decidedOn: '2026-01-07' },
    }));
    const left = undecidedChildren(stateOf(providerPlan, [start, ...pauses]));
    expect(left.map(({ authority }) => authority)).toEqual([
      '802',
      '802',
      '802',
      '803',
      '803',
      '803',
    ]);
    given(start, ...pauses)
      .when(close({ outcome: 'approval-ended' }))
      .thenRefused('children-undecided');
  });
});

describe('closing a plan', () => {
  it('records it once every child is decided and every milestone met', () => {
    given(opened, set, met, decided)
      .when(close())
      .thenRecorded({ ...closed, effectiveOn: '2026-03-02' });
    given(opened, set, met, decided, closed).when(close()).thenNothing();
  });

  it('refuses before that, and everything after it', () => {
    given(opened).when(close()).thenRefused('children-undecided');
    given(opened, set, decided).when(close()).thenRefused('milestones-open');
    const done = given(opened, set, met, decided, closed);
    done.when(close({ outcome: 'superseded' })).thenRefused('plan-already-closed');
    done.when(setIt({ milestoneId: id('07') })).thenRefused('plan-already-closed');
    done.when(decideOn({ decision: 'move' })).thenRefused('plan-already-closed');
  });
});

describe('any history of a plan', () => {
  const day = fc.integer({ min: 1, max: 9 }).map((each) => `2026-02-0${each}`);
  const command: fc.Arbitrary<ProviderPlanCommand> = fc.oneof(
    day.map((dueOn) => setIt({ dueOn })),
    day.map(meet),
    day.map(miss),
    fc.record({ decidedOn: day, decision: fc.constantFrom('stay', 'pause', 'move') }).map(decideOn),
    fc.record({ closedOn: day, outcome: fc.constantFrom('improved', 'superseded') }).map(close),
  );

  it('takes only legal steps, leaves no child undecided and repeats nothing', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
        played(providerPlan, [open(), ...commands], ({ before, after, again }) => {
          expect(again).toEqual([]);
          const [was, is] = [before, after].map((plan) => plan?.milestones[milestoneId]?.status);
          if (was && is && was !== is) expect(milestoneSteps[was]).toContain(is);
          if (after?.closed) expect(undecidedChildren(after)).toEqual([]);
        });
      }),
      randomly(200),
    );
  });
});
