import { given } from '@ledger/kernel';
import { addDays } from '@ledger/school-time';
import type { DueItem } from './due-item.js';
import type { Policy, PolicyAsk } from './policy.js';

/** Asks when the last day is over, and not before. */
const onceOver =
  (ask: (item: DueItem) => PolicyAsk): Policy['ask'] =>
  (item, today) =>
    today > item.dueOn ? ask(item) : undefined;

const documentExpired: Policy = {
  kind: 'document-expiry',
  runs: 'daily',
  says: 'When the last day of a compliance document is over, it is recorded as expired.',
  ask: onceOver(({ facts }) => ({
    category: 'compliance',
    type: 'ExpireComplianceDocument',
    data: { documentId: facts['documentId'] },
  })),
};

const milestoneMissed: Policy = {
  kind: 'milestone',
  runs: 'daily',
  says: 'When the day of a milestone is over and it is not met, it is recorded as missed.',
  ask: onceOver(({ dueOn, facts }) => ({
    category: 'provider-plan',
    type: 'MissMilestone',
    data: { milestoneId: facts['milestoneId'], missedOn: addDays(dueOn, 1) },
  })),
};

const pauseDecided: Policy = {
  kind: 'pause-decided',
  runs: 'often',
  says: "When a child's own authority decided that a placement pauses, it is paused from that day.",
  ask: ({ pupilId, dueOn, facts }) => ({
    category: 'provision',
    type: 'PausePlacement',
    data: {
      ...{ pupilId, placementId: facts['placementId'], from: dueOn },
      ...{ by: 'authority', charged: facts['charged'] === true },
    },
  }),
};

const onTheOtherRecord = 'What the other of the two records of the child says';

const mergeToTell: Policy = {
  kind: 'merge-to-tell',
  runs: 'often',
  says: 'When a record of a child was merged into another one, the one that stays says so too.',
  ask: ({ pupilId, facts: { otherPupilId, mergedOn } }) => ({
    category: 'pupil',
    type: 'MergeChildRecords',
    data: { pupilId, otherPupilId, role: 'stays', mergedOn, otherMergedInto: pupilId },
    reason: onTheOtherRecord,
  }),
};

const unmergeToTell: Policy = {
  kind: 'unmerge-to-tell',
  runs: 'often',
  says: 'When a merging of two records was taken back, the one that stayed takes it back too.',
  ask: ({ pupilId, facts: { otherPupilId, unmergedOn } }) => ({
    category: 'pupil',
    type: 'UnmergeChildRecords',
    data: { pupilId, otherPupilId, unmergedOn },
    reason: onTheOtherRecord,
  }),
};

const reviewName = ({ pupilId, facts }: DueItem) => ({
  ...{ pupilId, placementId: facts['placementId'], kind: facts['kind'] },
  ...{ dueOn: facts['firstDueOn'], placement: { startsOn: facts['startsOn'] } },
});

const reviewToCome: Policy = {
  kind: 'review-to-come',
  runs: 'daily',
  says: 'When a review of a placement is four weeks ahead, it is recorded as due.',
  ask: (item) => ({ category: 'review', type: 'ScheduleReview', data: reviewName(item) }),
};

const reviewMissed: Policy = {
  kind: 'review',
  runs: 'daily',
  says: 'When the day of a review is over and it was not held, it is recorded as missed.',
  ask: onceOver((item) => ({
    category: 'review',
    type: 'RecordReviewMissed',
    data: { ...reviewName(item), missedOn: addDays(item.dueOn, 1) },
  })),
};

const transferToFollow: Policy = {
  kind: 'transfer-to-follow',
  runs: 'often',
  says: "When a referral went to another team, its child's placements are that team's from then on.",
  ask: ({ pupilId, dueOn, facts: { placementId, team, costCentre } }) => ({
    category: 'provision',
    type: 'VaryPackage',
    data: { pupilId, placementId, from: dueOn, ...given({ team, costCentre }) },
    reason: 'The referral was transferred to another team',
  }),
};

const thresholdBreached: Policy = {
  kind: 'threshold-breached',
  runs: 'daily',
  says: 'When a pattern takes an unregistered provider over the threshold, the breach is recorded.',
  ask: ({ facts: { rule, from, children } }) => ({
    category: 'registration',
    type: 'RecordThresholdBreach',
    data: { rule, from, children },
  }),
};

const thresholdCleared: Policy = {
  kind: 'threshold-cleared',
  runs: 'daily',
  says: 'When an unregistered provider is below the threshold again, the breach is cleared.',
  ask: ({ facts: { rule, from } }) => ({
    category: 'registration',
    type: 'ClearThresholdBreach',
    data: { rule, from },
  }),
};

/** Every policy; a new one gets its line here. What no policy answers stays an item of the worklist. */
export const policies: readonly Policy[] = [
  documentExpired,
  mergeToTell,
  milestoneMissed,
  pauseDecided,
  reviewToCome,
  reviewMissed,
  thresholdBreached,
  thresholdCleared,
  transferToFollow,
  unmergeToTell,
];
