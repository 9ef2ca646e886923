import type { Decided } from '@ledger/kernel';
import type { ReviewCommand } from '../review.commands.js';
import type { ReviewEvent } from '../review.events.js';

export const pupilId = '6f1f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c11';
export const placementId = 'b9e0a7c4-1f0d-4b57-8c3a-0c5c2d8f7e22';

export const name = { placementId, kind: 'six-week', dueOn: '2025-12-17' } as const;
const whole = { pupilId, ...name, placement: { startsOn: '2025-11-05' } };
const about = { pupilId };

export const due = {
  ...{ type: 'ReviewDue', data: name, effectiveOn: '2025-12-17' },
  ...about,
} satisfies Decided<ReviewEvent>;

export const putOff = {
  ...{ type: 'ReviewRescheduled', data: { ...name, to: '2026-01-08' }, effectiveOn: '2026-01-08' },
  ...about,
} satisfies Decided<ReviewEvent>;

export const missed = {
  type: 'ReviewMissed',
  data: { ...name, missedOn: '2025-12-17', missedReason: 'child-absent' },
  ...{ effectiveOn: '2025-12-17', pupilId },
} satisfies Decided<ReviewEvent>;

export const held = {
  type: 'ReviewHeld',
  data: {
    ...{ ...name, heldOn: '2025-12-16', decision: 'continue', nextReviewOn: '2026-01-28' },
    ...{ attendees: ['child', 'school'], absent: ['provider'], targets: ['green', 'amber'] },
  },
  ...{ effectiveOn: '2025-12-16', pupilId },
  personal: [
    {
      ...{ pupilId, class: 'narrative' },
      values: { childView: 'I like the boats.', targetWords: 'Come in by nine\nRead daily' },
    },
  ],
} satisfies Decided<ReviewEvent>;

/** What was said of the review that was held. */
export const saidHeld = {
  ...{ heldOn: '2025-12-16', decision: 'continue', nextReviewOn: '2026-01-28' },
  attendees: ['school', 'child', 'school'],
  absent: ['provider'],
  targets: [
    { progress: 'green', words: 'Come in by nine' },
    { progress: 'amber', words: 'Read daily' },
  ],
  childView: 'I like the boats.',
} as const;

const ask =
  (type: ReviewCommand['type'], usual: object = {}) =>
  (more: object = {}) =>
    ({ type, data: { ...whole, ...usual, ...more } }) as ReviewCommand;

export const schedule = ask('ScheduleReview');
export const reschedule = ask('RescheduleReview', { to: '2026-01-08' });
export const miss = ask('RecordReviewMissed', {
  ...{ missedOn: '2025-12-17', missedReason: 'child-absent' },
});
export const hold = ask('HoldReview', saidHeld);
export const state = ask('StateReview');
