import { spec, stateOf } from '@ledger/kernel/testing';
import type { ReferralCommand } from './referral.commands.js';
import { referral } from './referral.decider.js';
import { ownerOf, ownerOn, pendingOffer } from './referral.state.js';
import {
  allocated,
  closed,
  declined,
  offered,
  refused,
  submitted,
  transferred,
  withTeam,
} from './testing/referral-events.js';

const { given } = spec(referral);

const allocate = (to: string, acceptedOn = '2025-10-02'): ReferralCommand => ({
  type: 'AllocateReferralToTeam',
  data: { to, acceptedOn },
});
const offer = (to: string, offeredOn = '2025-11-03'): ReferralCommand => ({
  type: 'OfferReferralTransfer',
  data: { to, offeredOn, cause: 'ehcp-issued', fundingLine: '1.2.3', costCentre: 'HN-123' },
});
const accept = (to: string, acceptedOn = '2025-11-10'): ReferralCommand => ({
  type: 'AcceptReferralTransfer',
  data: { to, acceptedOn },
});
const decline = (to: string, declinedOn = '2025-11-05'): ReferralCommand => ({
  type: 'DeclineReferralTransfer',
  data: { to, declinedOn },
});

describe('giving a referral to its first team', () => {
  it('takes it from the hub, once', () => {
    given(submitted).when(allocate('school-inclusion')).thenRecorded(allocated);
    given(submitted, allocated).when(allocate('school-inclusion')).thenNothing();
    given(submitted, allocated, offered, transferred)
      .when(allocate('school-inclusion'))
      .thenNothing();
    given(withTeam('send')).when(allocate('send')).thenNothing();
  });

  it('is refused where a team has it, before the submission, and to the hub itself', () => {
    given(submitted, allocated).when(allocate('send')).thenRefused('referral-already-allocated');
    given(withTeam('send')).when(allocate('tuition')).thenRefused('referral-already-allocated');
    given(submitted).when(allocate('send', '2025-09-30')).thenRefused('referral-date-too-early');
    given(submitted).when(allocate('hub')).thenRefused('referral-transfer-to-the-owner');
    given(submitted, refused).when(allocate('send')).thenRefused('referral-step-not-allowed');
    given().when(allocate('send')).thenRefused('referral-not-submitted');
  });
});

describe('offering a referral to another team', () => {
  it('is recorded once, with what is paid from elsewhere', () => {
    given(submitted, allocated).when(offer('send')).thenRecorded(offered);
    given(submitted, allocated, offered).when(offer('send')).thenNothing();
    given(submitted, allocated, offered, transferred).when(offer('send')).thenNothing();
  });

  it('is still possible while the child is placed', () => {
    given(submitted, allocated, closed).when(offer('send')).thenRecorded(offered);
  });

  it('is refused while another offer waits, to the owner, when it is over, and too early', () => {
    given(submitted, allocated, offered)
      .when(offer('tuition'))
      .thenRefused('referral-transfer-pending');
    given(submitted, allocated)
      .when(offer('school-inclusion'))
      .thenRefused('referral-transfer-to-the-owner');
    given(submitted, allocated, refused)
      .when(offer('send'))
      .thenRefused('referral-step-not-allowed');
    given(submitted, allocated)
      .when(offer('send', '2025-10-01'))
      .thenRefused('referral-date-too-early');
    given().when(offer('send')).thenRefused('referral-not-submitted');
  });
});

describe('answering an offer', () => {
  it('accepts it, once', () => {
    given(submitted, allocated, offered).when(accept('send')).thenRecorded(transferred);
    given(submitted, allocated, offered, transferred).when(accept('send')).thenNothing();
  });

  it('declines it, once, and the owner may offer it again', () => {
    given(submitted, allocated, offered).when(decline('send')).thenRecorded(declined);
    given(submitted, allocated, offered, declined).when(decline('send')).thenNothing();
    given(submitted, allocated, offered, declined)
      .when(offer('send', '2025-11-06'))
      .thenRecorded({
        ...offered,
        data: { ...offered.data, offeredOn: '2025-11-06' },
        effectiveOn: '2025-11-06',
      });
  });

  it('is refused by a team that it was not offered to, and before the offer', () => {
    given(submitted, allocated).when(accept('send')).thenRefused('referral-transfer-not-offered');
    given(submitted, allocated, offered)
      .when(decline('tuition'))
      .thenRefused('referral-transfer-not-offered');
    given(submitted, allocated, offered)
      .when(accept('send', '2025-11-02'))
      .thenRefused('referral-date-too-early');
    given(submitted, allocated, offered)
      .when(decline('send', '2025-11-02'))
      .thenRefused('referral-date-too-early');
    given(submitted, allocated, offered, refused)
      .when(accept('send'))
      .thenRefused('referral-step-not-allowed');
  });
});

describe('edge case 16: School Inclusion hands over to SEND when an EHCP is issued', () => {
  const before = stateOf(referral, [submitted, allocated, offered]);
  const after = stateOf(referral, [submitted, allocated, offered, transferred]);
  const ownersOf = (...dates: readonly string[]) =>
    dates.map((date) => after && ownerOn(after, date));

  it('leaves no day without an owner: the sender until the day of acceptance', () => {
    expect(ownersOf('2025-09-30')).toEqual([null]);
    expect(ownersOf('2025-10-01', '2025-10-02')).toEqual(['hub', 'school-inclusion']);
    expect(ownersOf('2025-11-03', '2025-11-09')).toEqual(['school-inclusion', 'school-inclusion']);
    expect(ownersOf('2025-11-10', '2026-07-01')).toEqual(['send', 'send']);
  });

  it('is on the list of unaccepted transfers until then', () => {
    expect(before && ownerOf(before)).toBe('school-inclusion');
    expect(before && pendingOffer(before)?.to).toBe('send');
    expect(after && pendingOffer(after)).toBeNull();
  });

  it('says from which date another line and cost centre pay', () => {
    given(submitted, allocated, offered).when(accept('send')).thenRecorded(transferred);
    expect(transferred.data).toMatchObject({
      acceptedOn: '2025-11-10',
      fundingLine: '1.2.3',
      costCentre: 'HN-123',
    });
  });
});
