import { spec } from '@ledger/kernel/testing';
import type { RegisterCommand } from './register.commands.js';
import { register } from './register.decider.js';
import type { RegisterEvent } from './register.events.js';

const { given } = spec(register);

const pupilId = '6f1f4a52-6c1b-4b0e-9d0e-2f7a6f6b1c11';
const place = {
  providerId: '0d3f2b61-5a44-4f0e-9a0b-7d1f7c9e4a33',
  date: '2025-11-05',
  session: 'AM',
  pupilId,
  placementId: 'b9e0a7c4-1f0d-4b57-8c3a-0c5c2d8f7e22',
} as const;
const marked = (code: string): RegisterEvent => ({
  type: 'AttendanceMarked',
  data: { ...place, code },
});
const attempt = {
  ...place,
  followedUpOn: '2025-11-05',
  contact: 'phone',
  outcome: 'no-answer',
} as const;
const followedUp: RegisterEvent = { type: 'AbsenceFollowedUp', data: attempt };
const seen = { ...place, confirmedOn: '2025-11-06', seenBy: 'school' } as const;
const confirmed: RegisterEvent = { type: 'SafeAndWellConfirmed', data: seen };

const follow = (more: object = {}): RegisterCommand => ({
  type: 'FollowUpAbsence',
  data: { ...attempt, ...more },
});
const confirm = (more: object = {}): RegisterCommand => ({
  type: 'ConfirmSafeAndWell',
  data: { ...seen, ...more },
});

describe('following up an absence', () => {
  it('records each attempt once', () => {
    given(marked('N'))
      .when(follow())
      .thenRecorded({ ...followedUp, effectiveOn: '2025-11-05', pupilId });
    given(marked('N'), followedUp).when(follow()).thenNothing();
    given(marked('N'), followedUp)
      .when(follow({ contact: 'visit', outcome: 'returned' }))
      .thenRecorded({
        type: 'AbsenceFollowedUp',
        data: { ...attempt, contact: 'visit', outcome: 'returned' },
        effectiveOn: '2025-11-05',
        pupilId,
      });
  });

  it('stays when the mark is put right', () => {
    const corrected = { ...marked('I'), type: 'AttendanceCorrected' } as RegisterEvent;
    given(marked('N'), followedUp, corrected).when(follow()).thenNothing();
  });

  it('is refused without a mark, of a child who was there and before the session', () => {
    given().when(follow()).thenRefused('not-marked');
    given(marked('/')).when(follow()).thenRefused('not-absent');
    given(marked('N'))
      .when(follow({ followedUpOn: '2025-11-04' }))
      .thenRefused('follow-up-before-the-session');
  });
});

describe('confirming that a child is safe and well', () => {
  it('is recorded once and corrected when it differs', () => {
    given(marked('N'))
      .when(confirm())
      .thenRecorded({ ...confirmed, effectiveOn: '2025-11-06', pupilId });
    given(marked('N'), confirmed).when(confirm()).thenNothing();
    given(marked('N'), confirmed)
      .when(confirm({ seenBy: 'parent' }))
      .thenRecorded({
        type: 'SafeAndWellConfirmed',
        data: { ...seen, seenBy: 'parent' },
        effectiveOn: '2025-11-06',
        corrects: 'event-2',
        pupilId,
      });
  });

  it('is refused without a mark and of a child who was there', () => {
    given().when(confirm()).thenRefused('not-marked');
    given(marked('/')).when(confirm()).thenRefused('not-absent');
  });
});
