import { spec } from '@ledger/kernel/testing';
import type { TrainingCommand } from './school-facts.commands.js';
import type { TrainingEvent } from './school-facts.events.js';
import { training } from './training.decider.js';

const { given } = spec(training);

const session = {
  trainingRef: 'TR-1',
  schoolUrn: '109345',
  course: 'Trauma-informed practice',
  heldOn: '2025-10-13',
  attendees: 24,
};
const held: TrainingEvent = { type: 'TrainingHeld', data: session };
const ask = (more: object = {}): TrainingCommand => ({
  type: 'RecordTraining',
  data: { ...session, ...more },
});

describe('a training', () => {
  it('is recorded on its day, once', () => {
    given()
      .when(ask())
      .thenRecorded({ ...held, effectiveOn: '2025-10-13' });
    given(held).when(ask()).thenNothing();
  });

  it('is put right', () => {
    given(held)
      .when(ask({ attendees: 25 }))
      .thenRecorded({
        type: 'TrainingCorrected',
        data: { ...session, attendees: 25 },
        effectiveOn: '2025-10-13',
        corrects: 'event-1',
      });
  });

  it('is refused under another reference', () => {
    given(held)
      .when(ask({ trainingRef: 'TR-2' }))
      .thenRefused('training-has-another-reference');
  });
});
