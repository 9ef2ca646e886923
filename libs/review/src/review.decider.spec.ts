import { spec } from '@ledger/kernel/testing';
import type { ReviewCommand } from './review.commands.js';
import { review } from './review.decider.js';
import {
  due,
  held,
  hold,
  miss,
  missed,
  name,
  pupilId,
  putOff,
  reschedule,
  saidHeld,
  schedule,
  state,
} from './testing/review-events.js';

const { given } = spec(review);

describe('a review that is due', () => {
  it('is recorded for its date, once', () => {
    given().when(schedule()).thenRecorded(due);
    given(due).when(schedule()).thenNothing();
    given(due, held).when(schedule()).thenNothing();
  });

  it('is another one on another date or of another kind', () => {
    const kind = 'twelve-week';
    given(due)
      .when(schedule({ kind }))
      .thenRecorded({ ...due, data: { ...name, kind } });
  });

  it('is refused before the placement starts', () => {
    given()
      .when(schedule({ dueOn: '2025-11-04' }))
      .thenRefused('review-before-the-start');
  });
});

describe('a review that is put off', () => {
  it('keeps its name, and is recorded once', () => {
    given(due).when(reschedule()).thenRecorded(putOff);
    given(due, putOff).when(reschedule()).thenNothing();
    given(due)
      .when(reschedule({ to: name.dueOn }))
      .thenNothing();
  });

  it('may have been missed', () => {
    given(due, missed).when(reschedule()).thenRecorded(putOff);
  });

  it('is refused when it is not due, was held, or is before the start', () => {
    given().when(reschedule()).thenRefused('review-not-due');
    given(due, held).when(reschedule()).thenRefused('review-already-held');
    given(due)
      .when(reschedule({ to: '2025-11-04' }))
      .thenRefused('review-before-the-start');
  });
});

describe('a review that is missed', () => {
  it('is recorded with why, once', () => {
    given(due).when(miss()).thenRecorded(missed);
    given(due, missed).when(miss()).thenNothing();
    given(due, missed)
      .when(miss({ missedReason: undefined }))
      .thenNothing();
  });

  it('is put right when another reason is given', () => {
    given(due, missed)
      .when(miss({ missedReason: 'school-absent' }))
      .thenRecorded({
        ...missed,
        data: { ...missed.data, missedReason: 'school-absent' },
        corrects: 'event-2',
      });
  });

  it('is missed again on the date it was put to', () => {
    const again = { missedOn: '2026-01-08' };
    given(due, missed, putOff)
      .when(miss(again))
      .thenRecorded({
        ...missed,
        data: { ...missed.data, ...again },
        effectiveOn: '2026-01-08',
      });
  });

  it('is refused before it is due, while that day is still to come, and once it was held', () => {
    given().when(miss()).thenRefused('review-not-due');
    given(due, putOff).when(miss()).thenRefused('review-missed-before-it-was-due');
    given(due)
      .when(miss({ missedOn: '2026-01-16' }))
      .thenRefused('review-not-yet-missed');
    given(due, held).when(miss()).thenRefused('review-already-held');
  });
});

describe('a review that is held', () => {
  it('is recorded with both lists of people, targets and decision; words are sealed', () => {
    given(due).when(hold()).thenRecorded(held);
    given(due, held).when(hold()).thenNothing();
    given(due, missed).when(hold()).thenRecorded(held);
  });

  it('that nobody scheduled was due on the day given', () => {
    given().when(hold()).thenRecorded(due, held);
  });

  it('is put right by saying it again, and what is not said again stays', () => {
    given(due, held)
      .when(
        hold({
          ...{ decision: 'vary', newPlannedEndOn: '2026-03-27', familyView: 'We agree.' },
          ...{ attendees: undefined, targets: undefined, childView: undefined },
        }),
      )
      .thenRecorded({
        ...held,
        data: { ...held.data, decision: 'vary', newPlannedEndOn: '2026-03-27' },
        corrects: 'event-2',
        personal: [
          {
            ...{ pupilId, class: 'narrative' },
            values: { ...held.personal[0]?.values, familyView: 'We agree.' },
          },
        ],
      });
  });

  it.each([
    ['review-not-yet-held', { heldOn: '2026-01-16', nextReviewOn: undefined }],
    ['review-before-the-start', { heldOn: '2025-11-04' }],
    ['new-end-before-the-review', { newPlannedEndOn: '2025-12-15' }],
    ['next-review-before-this-one', { nextReviewOn: '2025-12-16' }],
  ])('is refused: %s', (code, more) => {
    given(due).when(hold(more)).thenRefused(code);
  });
});

describe('all that is known of a review', () => {
  const whole = {
    missed: { missedOn: '2025-12-17', missedReason: 'child-absent' },
    rescheduledTo: '2026-01-08',
    held: { ...saidHeld, heldOn: '2026-01-08' },
  };
  const heldLate = {
    ...held,
    data: { ...held.data, heldOn: '2026-01-08' },
    effectiveOn: '2026-01-08',
  };

  it('is recorded step by step, and not again', () => {
    given().when(state(whole)).thenRecorded(due, missed, putOff, heldLate);
    given(due, missed, putOff, heldLate).when(state(whole)).thenNothing();
    given(due, missed, putOff)
      .when(state({ ...whole, held: undefined }))
      .thenNothing();
  });

  it('may be that it was put off and then missed', () => {
    const then = { missed: { missedOn: '2026-01-08' }, rescheduledTo: '2026-01-08' };
    const missedThen = {
      ...missed,
      data: { ...name, missedOn: '2026-01-08' },
      effectiveOn: '2026-01-08',
    };
    given().when(state(then)).thenRecorded(due, putOff, missedThen);
    given(due, putOff, missedThen).when(state(then)).thenNothing();
  });

  it('may be only that it is due', () => {
    given().when(state()).thenRecorded(due);
    given(due).when(state()).thenNothing();
  });
});

describe('a review that is asked for in writing', () => {
  const days = { dueOn: '2026-03-11', requestedOn: '2026-02-24' };
  const asked = { kind: 'parent-requested' as const, ...days };
  const request = (more: object = {}): ReviewCommand =>
    ({
      type: 'RequestReview',
      data: { ...schedule().data, ...asked, ...more },
    }) as ReviewCommand;
  const requested = {
    ...due,
    data: { ...name, ...asked },
    effectiveOn: '2026-03-11',
  };

  it('is due where the placement was not reviewed in the ten weeks before', () => {
    given().when(request()).thenRecorded(requested);
    given(requested).when(request()).thenNothing();
    // Held on 16 December: ten weeks and a day before 25 February.
    given(due, held)
      .when(request({ requestedOn: '2026-02-25' }))
      .thenRecorded({ ...requested, data: { ...requested.data, requestedOn: '2026-02-25' } });
  });

  it('is refused within ten weeks of a review', () => {
    given(due, held).when(request()).thenRefused('reviewed-within-ten-weeks');
  });

  it('is refused before the start, and before it was asked for', () => {
    given()
      .when(request({ requestedOn: '2025-11-04' }))
      .thenRefused('review-before-the-start');
    given()
      .when(request({ dueOn: '2026-02-23' }))
      .thenRefused('review-due-before-its-request');
  });
});
