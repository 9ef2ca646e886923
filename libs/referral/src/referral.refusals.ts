import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type ReferralRefusal =
  | 'referral-not-submitted'
  | 'referral-of-another-child'
  | 'referral-step-not-allowed'
  | 'referral-already-allocated'
  | 'referral-already-passed-on'
  | 'referral-transfer-pending'
  | 'referral-transfer-to-the-owner'
  | 'referral-transfer-not-offered'
  | 'referral-date-too-early'
  | 'referral-submitted-after-a-later-step'
  | 'referral-outcome-missing'
  | 'information-not-requested'
  | 'information-due-before-it-is-requested';

export const referralRefusals: RefusalSentences<ReferralRefusal> = {
  'referral-not-submitted': 'This referral is not in the record; submit it first.',
  'referral-of-another-child':
    'This referral is of another child; a referral of this child needs a reference of its own.',
  'referral-step-not-allowed':
    'The referral is {status}, and this can be done only to one that is {allowed}.',
  'referral-already-allocated':
    'The referral is with the team {team} already; offer it to the other team instead.',
  'referral-already-passed-on':
    'The referral has been offered or given to another team since, so its first team stays {team}; ' +
    'offer it to the right team.',
  'referral-transfer-pending':
    'The referral is offered to the team {to}, which has not answered yet; ' +
    'record its answer first.',
  'referral-transfer-to-the-owner': 'The team {to} owns the referral already.',
  'referral-transfer-not-offered': 'The referral is not offered to the team {to}; offer it first.',
  'referral-date-too-early':
    'The date {date} is before {earliest}, the day of the step that it follows; ' +
    'give that day or a later one.',
  'referral-submitted-after-a-later-step':
    'The referral cannot be submitted on {date}: something happened to it on {earlier} already.',
  'referral-outcome-missing':
    'A referral that is closed has a date and an outcome; give both or neither.',
  'information-not-requested': 'No information was asked for under this id; record that first.',
  'information-due-before-it-is-requested':
    'The information is due on {dueOn}, before it was asked for on {requestedOn}.',
};

export const refuse = (code: ReferralRefusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
