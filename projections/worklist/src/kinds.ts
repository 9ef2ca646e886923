/** Who must act: a role of those who sign in. */
export type Owner = 'commissioner' | 'provider' | 'school' | 'board-member' | 'finance-officer';

/** How an item stands while it is not late. */
export type Waiting = 'due' | 'unanswered' | 'unowned';

export interface Kind {
  /** As the worklist names it. */
  readonly label: string;
  readonly owner: Owner;
  readonly waiting: Waiting;
  /** So many days before it is due it is put on the list; without it, from the day it was opened. */
  readonly noticeDays?: number;
  /** So many days after it was opened it leaves the list, for it can no longer be done. */
  readonly lastsDays?: number;
}

const due = (owner: Owner, label: string, noticeDays?: number): Kind => ({
  ...{ label, owner, waiting: 'due' },
  ...(noticeDays !== undefined && { noticeDays }),
});
const unanswered = (owner: Owner, label: string): Kind => ({ label, owner, waiting: 'unanswered' });
const unowned = (owner: Owner, label: string): Kind => ({ label, owner, waiting: 'unowned' });

/** A review is put on the record, and on the list, so many days before it is due. */
export const REVIEW_AHEAD_DAYS = 28;

/** Every kind of item; a new one gets its line here. */
export const kinds = {
  'information-asked': unanswered('commissioner', 'Information asked for a referral has not come'),
  'referral-with-hub': unowned('commissioner', 'Referral has no allocated team'),
  'transfer-not-accepted': unowned('commissioner', 'Transfer of a referral is not accepted'),
  'provider-answer': unanswered('provider', 'Provider has not answered an approach'),
  'agenda-item': due('commissioner', 'Referral on the agenda of a panel is not decided'),
  appeal: unanswered('commissioner', 'Appeal against a decision is not decided'),
  'document-expiry': due('provider', 'Compliance document expires', 30),
  'document-expired': due('provider', 'Compliance document has expired and is not replaced'),
  'visit-to-hold': due('commissioner', 'Quality assurance visit is to be held', 28),
  'report-to-issue': due('commissioner', 'Report of a visit is to be issued'),
  'next-visit': due('commissioner', 'Next visit to a provider is to be arranged', 60),
  'finding-response': unanswered('provider', 'Finding is not answered'),
  'finding-open': due('commissioner', 'Finding is open'),
  'audit-to-resubmit': due('provider', 'Section 175 audit is to be submitted again'),
  'over-threshold': due('commissioner', 'Unregistered provider is over the registration threshold'),
  'concern-to-refer': due('commissioner', 'Safeguarding concern is to be referred'),
  'plan-review': due('commissioner', 'Provider improvement plan is to be reviewed', 14),
  milestone: due('provider', 'Milestone of a provider improvement plan', 14),
  'milestone-missed': due('commissioner', 'Milestone was missed and is not set anew'),
  'child-undecided': unanswered('commissioner', 'Child at a provider with a plan has no decision'),
  'pause-decided': due('commissioner', 'Placement is to be paused, as decided'),
  'child-at-suspended': unanswered('commissioner', 'Child is at a suspended provider'),
  'absence-follow-up': {
    ...unanswered('provider', 'Unexplained absence is not followed up'),
    lastsDays: 14,
  },
  'absence-not-recoded': due('provider', 'Absence without a reason is not recoded', 7),
  'missing-mark': due('provider', 'Expected session has no mark'),
  'past-planned-end': due('commissioner', 'Placement is past its planned end date'),
  review: due('commissioner', 'Placement is to be reviewed', REVIEW_AHEAD_DAYS),
  'review-missed': due('commissioner', 'Review was missed and is not held since'),
  'sixth-day-exclusion': due(
    'commissioner',
    'Permanently excluded child is to be placed by day six',
  ),
  'sixth-day-suspension': due('school', 'Suspended child is to be taught elsewhere by day six'),
  'order-beyond-approval': due(
    'commissioner',
    'Order above or past approval has no second approver',
  ),
  'ceiling-nearly-reached': due('finance-officer', 'Ceiling of a framework is nearly reached'),
  'triangulation-due': due('commissioner', 'School or provider is to be triangulated', 28),
  'triangulation-action': due('school', 'Action of a triangulation meeting is open', 28),
  'destination-check': due('commissioner', 'Destination of a child who left is to be checked', 28),
  'year-11-leaver': due('commissioner', 'Year 11 pupil leaves in June', 150),
  'transfer-to-follow': due(
    'finance-officer',
    'Team or cost centre of a placement is to follow a transfer',
  ),
  'merge-to-tell': due('commissioner', 'Record that stays is to say that another went into it'),
  'unmerge-to-tell': due('commissioner', 'Record that stayed is to take a merging back'),
  'session-held-twice': due('commissioner', 'Placements of two merged records hold one session'),
  'board-action': due('board-member', 'Action of the improvement plan', 28),
  'board-meeting': due('board-member', 'Board is to meet', 14),
} as const satisfies Readonly<Record<string, Kind>>;

export type KindName = keyof typeof kinds;
/** What later events of a stream need to know and no worklist shows. */
export type HiddenKind =
  | 'panel-meeting'
  | 'decision'
  | 'second-approval'
  | 'ordered-under'
  | 'triangulated'
  | 'unregistered-provider'
  | 'audit'
  | 'left'
  | 'checked'
  | 'destination-agreed'
  | 'merged-into'
  | 'review-held'
  | 'transferred';
export const isKind = (name: string): name is KindName => Object.hasOwn(kinds, name);
