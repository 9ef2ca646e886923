import { spec } from '@ledger/kernel/testing';
import type { PanelCommand } from './panel.commands.js';
import { panel } from './panel.decider.js';
import {
  appealDecided,
  appealed,
  approver,
  considered,
  decide,
  decided,
  declared,
  deferred,
  mapp,
  onAgenda,
  otherId,
  placementId,
  pupilId,
  referralId,
  scheduled,
  school,
  second,
} from './testing/panel-events.js';

const { given } = spec(panel);
const sat = [scheduled, onAgenda, considered] as const;
const mappSat = [mapp, onAgenda, considered] as const;

/** A decision that orders nothing. */
const without = { tier: undefined, approver: undefined, providers: undefined } as object;
const noCost = {
  ...without,
  ...{ approvedWeeklyPence: undefined, approvedTotalPence: undefined },
  ...{ approvedUntil: undefined, maximumWeeks: undefined, buyingRoute: undefined },
};
const deciding = (outcome: typeof decided.data.outcome | 'defer' | 'support-agreed') =>
  decide({ ...noCost, outcome } as object);

describe('deciding on a referral', () => {
  it('records cost, limit, approver and route, with the rationale sealed', () => {
    const words = { rationale: 'Needs a small group', intendedOutcome: 'Back by Easter' };
    given(...sat)
      .when(decide(words))
      .thenRecorded({ ...decided, personal: [{ pupilId, class: 'narrative', values: words }] });
    given(...sat, decided)
      .when(decide())
      .thenNothing();
  });

  it('is put right when it is told otherwise, as a whole', () => {
    given(...sat, decided)
      .when(deciding('defer'))
      .thenRecorded({ ...deferred, corrects: 'event-4' });
  });

  it('follows what was considered', () => {
    given(scheduled, onAgenda).when(decide()).thenRefused('referral-not-considered');
    given(scheduled).when(decide()).thenRefused('referral-not-on-agenda');
    given().when(decide()).thenRefused('panel-not-scheduled');
  });

  it('needs an approver without an interest in the case', () => {
    given(...sat)
      .when(decide({ approver: undefined } as object))
      .thenRefused('approver-missing');
    given(scheduled, onAgenda, declared)
      .when(decide({ approver: { memberId: 'head', role: 'headteacher' } }))
      .thenRefused('approver-has-an-interest');
    given(scheduled, onAgenda, declared).when(decide()).thenRecorded(decided);
  });

  it('by a MAPP agrees support or a transition plan and no cost', () => {
    given(...mappSat)
      .when(deciding('support-agreed'))
      .thenRecorded({ ...deferred, data: { ...deferred.data, outcome: 'support-agreed' } });
    given(...mappSat)
      .when(decide())
      .thenRefused('outcome-not-of-this-panel');
    given(...mappSat)
      .when(decide({ outcome: 'support-agreed' }))
      .thenRefused('panel-approves-no-cost');
    given(...sat)
      .when(deciding('support-agreed'))
      .thenRefused('outcome-not-of-this-panel');
  });

  it('gives a coded reason for a split package and for an unregistered provider', () => {
    const providers = [school, { ...school, providerId: otherId }];
    given(...sat)
      .when(decide({ providers }))
      .thenRefused('split-reason-missing');
    given(...sat)
      .when(decide({ providers, splitReason: 'phased-return' }))
      .thenRecorded({
        ...decided,
        data: { ...decided.data, providers, splitReason: 'phased-return' },
      });
    given(...sat)
      .when(decide({ providers: [{ ...school, registered: false }] }))
      .thenRefused('unregistered-reason-missing');
  });

  it('edge case 25: out of area it says why and keeps the host authority, so that each is told', () => {
    const providers = [{ ...school, authority: '802' }];
    given(...sat)
      .when(decide({ providers }))
      .thenRefused('out-of-area-reason-missing');
    given(...sat)
      .when(decide({ providers, outOfAreaReason: 'no-local-place' }))
      .thenRecorded({
        ...decided,
        data: { ...decided.data, providers, outOfAreaReason: 'no-local-place' },
      });
  });
});

type Appeal = Extract<PanelCommand, { type: 'AppealDecision' }>['data'];
const appeal = (more: Partial<Appeal> = {}): PanelCommand => ({
  type: 'AppealDecision',
  data: { referralId, appealedOn: '2025-10-22', by: 'family', ...more },
});
type Answer = Extract<PanelCommand, { type: 'DecideAppeal' }>['data'];
const answer = (more: Partial<Answer> = {}): PanelCommand => ({
  type: 'DecideAppeal',
  data: { referralId, decidedOn: '2025-11-05', outcome: 'upheld', ...more },
});

describe('an appeal', () => {
  it('is recorded once with its grounds sealed, and decided once', () => {
    const values = { grounds: 'Too far from home' };
    given(...sat, decided)
      .when(appeal(values))
      .thenRecorded({ ...appealed, personal: [{ pupilId, class: 'narrative', values }] });
    given(...sat, decided, appealed)
      .when(appeal())
      .thenNothing();
    given(...sat, decided, appealed)
      .when(answer())
      .thenRecorded(appealDecided);
    given(...sat, decided, appealed, appealDecided)
      .when(answer())
      .thenNothing();
  });

  it('is against a decision, and freezes it', () => {
    given(...sat)
      .when(appeal())
      .thenRefused('decision-not-made');
    given(...sat, deferred)
      .when(appeal())
      .thenRefused('decision-not-open-to-appeal');
    given(...sat, decided, appealed)
      .when(decide({ tier: 3 }))
      .thenRefused('decision-under-appeal');
    given(...sat, decided)
      .when(answer())
      .thenRefused('appeal-not-made');
    given(...sat, decided, appealed, appealDecided)
      .when(appeal({ by: 'school' }))
      .thenRefused('appeal-decided-already');
  });

  it('comes after the decision, and its answer after it', () => {
    given(...sat, decided)
      .when(appeal({ appealedOn: '2025-10-14' }))
      .thenRefused('panel-date-too-early');
    given(...sat, decided, appealed)
      .when(answer({ decidedOn: '2025-10-21' }))
      .thenRefused('panel-date-too-early');
  });
});

type Second = Extract<PanelCommand, { type: 'GiveSecondApproval' }>['data'];
const approve = (more: Partial<Second> = {}): PanelCommand => ({
  type: 'GiveSecondApproval',
  data: {
    ...{ referralId, placementId, approvedOn: '2025-11-10', approvedWeeklyPence: 60_000 },
    approver: { memberId: 'director', role: 'director' },
    excess: ['above-weekly-cost'],
    ...more,
  },
});

describe('a second approval', () => {
  it('is given once for a placement by somebody else', () => {
    given(...sat, decided)
      .when(approve())
      .thenRecorded(second);
    given(...sat, decided, second)
      .when(approve())
      .thenNothing();
    given(...sat, decided, second)
      .when(approve({ approvedWeeklyPence: 61_000 }))
      .thenRecorded({
        ...second,
        data: { ...second.data, approvedWeeklyPence: 61_000 },
        corrects: 'event-5',
      });
  });

  it('is refused to the first approver, to one with an interest, and without an agreement', () => {
    given(...sat, decided)
      .when(approve({ approver }))
      .thenRefused('second-approver-is-the-first');
    given(scheduled, onAgenda, declared, decided)
      .when(approve({ approver: { memberId: 'head', role: 'headteacher' } }))
      .thenRefused('approver-has-an-interest');
    given(...sat, deferred)
      .when(approve())
      .thenRefused('second-approval-needs-an-agreement');
    given(...sat)
      .when(approve())
      .thenRefused('decision-not-made');
    given(...sat, decided)
      .when(approve({ approvedOn: '2025-10-14' }))
      .thenRefused('panel-date-too-early');
  });
});
