import { checkKinds } from './testing/check-kinds.js';
import { opened, decided, milestone, added, status } from './testing/stories.js';
import { pupilId, providerId, placementId, day, told, plan, board, mark } from './testing/told.js';

const review = (type: string, data: object) =>
  told(`review-${pupilId}`, type, {
    ...{ placementId, kind: 'six-week', dueOn: '2026-02-23', ...data },
  });

checkKinds([
  {
    kind: 'review',
    opening: [review('ReviewDue', {})],
    expected: { pupilId, dueOn: '2026-02-23', item: `${placementId} six-week 2026-02-23` },
    closings: [
      [review('ReviewHeld', { heldOn: '2026-02-20' }), '2026-02-20'],
      [review('ReviewMissed', { missedOn: '2026-02-24' }), '2026-02-24'],
    ],
  },
  {
    kind: 'review-missed',
    opening: [review('ReviewDue', {}), review('ReviewMissed', { missedOn: '2026-02-24' })],
    expected: { pupilId, dueOn: '2026-02-23', openedOn: '2026-02-24' },
    closings: [
      [review('ReviewHeld', { heldOn: '2026-03-02' }), '2026-03-02'],
      [review('ReviewRescheduled', { to: '2026-03-02' }), day],
    ],
  },
  {
    kind: 'over-threshold',
    opening: [
      told(`registration-${providerId}`, 'RegistrationThresholdBreached', {
        ...{ rule: 'five-children', from: day, children: 5 },
      }),
    ],
    expected: { item: 'five-children', providerId, dueOn: day },
    closings: [
      [
        told(`registration-${providerId}`, 'RegistrationThresholdCleared', {
          ...{ rule: 'five-children', from: '2026-02-01' },
        }),
        '2026-02-01',
      ],
    ],
  },
  {
    kind: 'concern-to-refer',
    opening: [
      told('incident-i', 'ConcernRaised', {
        ...{ providerId, pupilId, severity: 'high', kind: 'neglect', raisedOn: day },
      }),
    ],
    expected: { dueOn: day, pupilId, providerId },
    closings: [
      [told('incident-i', 'ConcernReferred', { to: 'police', referredOn: day }), day],
      [told('incident-i', 'IncidentClosed', { closedOn: day, outcome: 'unfounded' }), day],
    ],
  },
  {
    kind: 'child-undecided',
    opening: [opened],
    expected: { item: placementId, authority: '802', pupilId, providerId, dueOn: day },
    closings: [
      [decided('stay'), '2026-01-14'],
      [plan('ProviderImprovementPlanClosed', { closedOn: day, outcome: 'improved' }), day],
    ],
  },
  {
    kind: 'pause-decided',
    opening: [opened, decided('pause')],
    expected: { subject: `provision-${pupilId}`, item: placementId, authority: '802' },
    closings: [[decided('move'), '2026-01-14']],
  },
  {
    kind: 'milestone',
    opening: [opened, milestone],
    expected: { item: 'm', dueOn: '2026-02-01', providerId },
    closings: [
      [plan('MilestoneMet', { milestoneId: 'm', metOn: day }), day],
      [plan('MilestoneMissed', { milestoneId: 'm', missedOn: '2026-02-02' }), '2026-02-02'],
    ],
  },
  {
    kind: 'milestone-missed',
    opening: [
      ...[opened, milestone],
      plan('MilestoneMissed', { milestoneId: 'm', missedOn: '2026-02-02' }),
    ],
    expected: { item: 'm', openedOn: '2026-02-02', dueOn: '2026-02-01' },
    closings: [[milestone, day]],
  },
  {
    kind: 'board-action',
    opening: [added],
    expected: {
      item: '1.1',
      dueOn: '2026-02-01',
      facts: { actionRef: '1.1', title: 'Do', owner: 'Head' },
    },
    closings: [
      [status('completed', '2026-01-20'), '2026-01-20'],
      [status('actioned-and-embedded', '2026-01-20'), '2026-01-20'],
      [board('ActionRemovedFromPlan', { actionRef: '1.1', removedOn: day }), day],
    ],
  },
  {
    kind: 'board-meeting',
    opening: [board('BoardMeetingHeld', { heldOn: day })],
    expected: { item: day, openedOn: day, dueOn: '2026-02-23' },
    closings: [],
  },
  {
    kind: 'absence-follow-up',
    opening: [mark('AttendanceMarked', { code: 'O' })],
    expected: { item: placementId, openedOn: day, dueOn: '2026-01-13', pupilId, providerId },
    closings: [
      [
        mark('AbsenceFollowedUp', { followedUpOn: day, contact: 'phone', outcome: 'returned' }),
        day,
      ],
      [mark('SafeAndWellConfirmed', { confirmedOn: day, seenBy: 'parent' }), day],
      [mark('AttendanceCorrected', { code: 'I' }), day],
    ],
  },
  {
    kind: 'absence-not-recoded',
    opening: [mark('AttendanceMarked', { code: 'N' })],
    expected: { item: placementId, openedOn: day, dueOn: null, pupilId },
    closings: [[mark('AttendanceCorrected', { code: 'O' }), day]],
  },
]);
