import { spec, stateOf } from '@ledger/kernel/testing';
import { referral } from './referral.decider.js';
import {
  allocated,
  closed,
  otherPupil,
  pupilId,
  reopened,
  submit,
  submitted,
  withdrawn,
  withTeam,
} from './testing/referral-events.js';

const { given } = spec(referral);

describe('submitting a referral', () => {
  it('records it with its words sealed, and it falls to the hub where no team is named', () => {
    given().when(submit()).thenRecorded(submitted);
  });

  it('belongs to the team that is named', () => {
    given()
      .when(submit({ team: 'send' }))
      .thenRecorded(withTeam('send'));
  });

  it('records nothing the second time, and not when less is said', () => {
    given(submitted).when(submit()).thenNothing();
    const less = submit({ needs: undefined, childView: undefined, schoolUrn: undefined } as object);
    given(submitted).when(less).thenNothing();
  });

  it('puts right what is said otherwise, in the clear and under seal', () => {
    given(submitted)
      .when(submit({ lot: '2' }))
      .thenRecorded({
        type: 'ReferralDetailsCorrected',
        data: { ...submitted.data, lot: '2' },
        effectiveOn: '2025-10-01',
        corrects: 'event-1',
        pupilId,
        personal: [],
      });
    given(submitted)
      .when(submit({ parentView: 'Close to home' }))
      .thenRecorded({
        type: 'ReferralDetailsCorrected',
        data: submitted.data,
        effectiveOn: '2025-10-01',
        corrects: 'event-1',
        pupilId,
        personal: [
          {
            pupilId,
            class: 'narrative',
            values: { childView: 'Small groups', parentView: 'Close to home' },
          },
        ],
      });
  });

  it('does not take the reason of a correction for words of the child', () => {
    const reason = { pupilId, class: 'narrative' as const, values: { reason: 'import file' } };
    const corrected = {
      type: 'ReferralDetailsCorrected' as const,
      data: { ...submitted.data, lot: '2' },
      personal: [reason],
    };
    const state = stateOf(referral, [submitted, corrected]);
    expect(state?.words.narrative).toEqual({ childView: 'Small groups' });
  });

  it('submits one that is over, and records an end that is newly given', () => {
    given()
      .when(submit({ withdrawnOn: '2025-10-20' }))
      .thenRecorded(submitted, withdrawn);
    given(submitted)
      .when(submit({ closedOn: '2025-10-21', outcome: 'placed' }))
      .thenRecorded(closed);
    given(submitted, withdrawn)
      .when(submit({ withdrawnOn: '2025-10-20' }))
      .thenNothing();
  });

  it('does not end again what was reopened, when its first end is told again', () => {
    given(submitted, withdrawn, reopened)
      .when(submit({ withdrawnOn: '2025-10-20' }))
      .thenNothing();
  });

  it('refuses another child', () => {
    given(submitted)
      .when(submit({ pupilId: otherPupil }))
      .thenRefused('referral-of-another-child');
  });

  it('takes the team that owns it now for no news, and refuses another first team by then', () => {
    given(submitted, allocated)
      .when(submit({ team: 'school-inclusion' }))
      .thenNothing();
    given(submitted, allocated)
      .when(submit({ team: 'send' }))
      .thenRefused('referral-already-passed-on');
    given(submitted)
      .when(submit({ team: 'send' }))
      .thenRecorded({
        type: 'ReferralDetailsCorrected',
        data: { ...submitted.data, team: 'send' },
        effectiveOn: '2025-10-01',
        corrects: 'event-1',
        pupilId,
        personal: [],
      });
  });

  it('refuses half an end, and a submission after what followed it', () => {
    given()
      .when(submit({ outcome: 'placed' }))
      .thenRefused('referral-outcome-missing');
    given()
      .when(submit({ closedOn: '2025-10-21' }))
      .thenRefused('referral-outcome-missing');
    given(submitted, allocated)
      .when(submit({ submittedOn: '2025-10-03' }))
      .thenRefused('referral-submitted-after-a-later-step');
    given()
      .when(submit({ withdrawnOn: '2025-09-30' }))
      .thenRefused('referral-date-too-early');
  });
});
