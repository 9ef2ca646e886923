import { spec, stateOf } from '@ledger/kernel/testing';
import type { ReferralCommand } from './referral.commands.js';
import { referral } from './referral.decider.js';
import { missingInformation } from './referral.state.js';
import {
  closed,
  happened,
  informationId,
  otherPupil,
  pupilId,
  received,
  refused,
  reopened,
  requested,
  submitted,
  withdrawn,
} from './testing/referral-events.js';

const { given } = spec(referral);

type Ask = Extract<ReferralCommand, { type: 'RequestInformation' }>['data'];
const ask = (more: Partial<Ask> = {}): ReferralCommand => ({
  type: 'RequestInformation',
  data: { informationId, from: 'health', requestedOn: '2025-10-03', dueOn: '2025-10-10', ...more },
});
const receive = (receivedOn: string, id = informationId): ReferralCommand => ({
  type: 'ReceiveInformation',
  data: { informationId: id, receivedOn },
});

describe('information that is wanted', () => {
  it('is asked for once, and what is wanted is sealed', () => {
    given(submitted)
      .when(ask({ informationWanted: 'The letter of the clinic' }))
      .thenRecorded({
        ...requested,
        personal: [
          {
            pupilId,
            class: 'narrative',
            values: { informationWanted: 'The letter of the clinic' },
          },
        ],
      });
    given(submitted, requested).when(ask()).thenNothing();
  });

  it('may be due on another day than was said first', () => {
    given(submitted, requested)
      .when(ask({ dueOn: '2025-10-17' }))
      .thenRecorded({
        ...requested,
        data: { ...requested.data, dueOn: '2025-10-17' },
        corrects: 'event-2',
        personal: [],
      });
  });

  it('is missing until it is received', () => {
    given(submitted, requested).when(receive('2025-10-09')).thenRecorded(received);
    given(submitted, requested, received).when(receive('2025-10-09')).thenNothing();
    given(submitted, requested, received)
      .when(receive('2025-10-08'))
      .thenRecorded({
        ...received,
        data: { ...received.data, receivedOn: '2025-10-08' },
        effectiveOn: '2025-10-08',
        corrects: 'event-3',
      });
    const missingAfter = (...events: Parameters<typeof stateOf>[1][number][]) => {
      const state = stateOf(referral, [submitted, ...events] as never);
      return state && missingInformation(state).map(({ from }) => from);
    };
    expect(missingAfter(requested)).toEqual(['health']);
    expect(missingAfter(requested, received)).toEqual([]);
  });

  it('is refused to a referral that is over, and in no order but its own', () => {
    given(submitted, withdrawn).when(ask()).thenRefused('referral-step-not-allowed');
    given(submitted)
      .when(ask({ requestedOn: '2025-09-30' }))
      .thenRefused('referral-date-too-early');
    given(submitted)
      .when(ask({ dueOn: '2025-10-02' }))
      .thenRefused('information-due-before-it-is-requested');
    given(submitted, requested).when(receive('2025-10-02')).thenRefused('referral-date-too-early');
    given(submitted, requested)
      .when(receive('2025-10-09', otherPupil))
      .thenRefused('information-not-requested');
    given().when(ask()).thenRefused('referral-not-submitted');
  });
});

const withdraw = (withdrawnOn: string): ReferralCommand => ({
  type: 'WithdrawReferral',
  data: { withdrawnOn },
});
type Outcome = Extract<ReferralCommand, { type: 'CloseReferral' }>['data']['outcome'];
const close = (closedOn: string, outcome: Outcome = 'placed'): ReferralCommand => ({
  type: 'CloseReferral',
  data: { closedOn, outcome },
});

describe('the end of a referral', () => {
  it('is that it is withdrawn, once', () => {
    given(submitted).when(withdraw('2025-10-20')).thenRecorded(withdrawn);
    given(submitted, withdrawn).when(withdraw('2025-10-20')).thenNothing();
  });

  it('is that it is closed with an outcome, once', () => {
    given(submitted).when(close('2025-10-21')).thenRecorded(closed);
    given(submitted, closed).when(close('2025-10-21')).thenNothing();
  });

  it('is put right when it is said otherwise', () => {
    given(submitted, withdrawn)
      .when(withdraw('2025-10-22'))
      .thenRecorded({
        ...happened(
          { type: 'ReferralWithdrawn', data: { pupilId, withdrawnOn: '2025-10-22' } },
          '2025-10-22',
        ),
        corrects: 'event-2',
      });
    given(submitted, closed)
      .when(close('2025-10-21', 'refused'))
      .thenRecorded({ ...refused, corrects: 'event-2' });
  });

  it('is one of the two, and not before the submission', () => {
    given(submitted, withdrawn).when(close('2025-10-21')).thenRefused('referral-step-not-allowed');
    given(submitted, closed).when(withdraw('2025-10-21')).thenRefused('referral-step-not-allowed');
    given(submitted).when(close('2025-09-01')).thenRefused('referral-date-too-early');
    given().when(withdraw('2025-10-20')).thenRefused('referral-not-submitted');
  });
});

const reopen = (reopenedOn: string): ReferralCommand => ({
  type: 'ReopenReferral',
  data: { reopenedOn, cause: 'appeal' },
});

describe('a referral that is opened again', () => {
  it('is open, and may end again', () => {
    given(submitted, refused).when(reopen('2025-11-20')).thenRecorded(reopened);
    given(submitted, refused, reopened).when(reopen('2025-11-20')).thenNothing();
    given(submitted, refused, reopened)
      .when(close('2025-12-01'))
      .thenRecorded(
        happened(
          { type: 'ReferralClosed', data: { pupilId, closedOn: '2025-12-01', outcome: 'placed' } },
          '2025-12-01',
        ),
      );
  });

  it('was over, and ended before', () => {
    given(submitted).when(reopen('2025-11-20')).thenRefused('referral-step-not-allowed');
    given(submitted, refused).when(reopen('2025-10-20')).thenRefused('referral-date-too-early');
    given(submitted, refused, reopened)
      .when(close('2025-11-19'))
      .thenRefused('referral-date-too-early');
    given().when(reopen('2025-11-20')).thenRefused('referral-not-submitted');
  });
});
