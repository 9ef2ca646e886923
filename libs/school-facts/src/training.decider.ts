import {
  type DataOf,
  type Decided,
  type Decider,
  holdsAlready,
  type Stated,
  statedBy,
} from '@ledger/kernel';
import { TrainingCommand } from './school-facts.commands.js';
import { TrainingEvent } from './school-facts.events.js';
import { refuse } from './school-facts.refusals.js';

type Session = DataOf<TrainingEvent, 'TrainingHeld'>;

/** A training as last known; null while it is not on record. */
export type Training = { readonly value: Session; readonly stated: Stated } | null;

/** One training of a school's people. */
export const training: Decider<Training, TrainingCommand, TrainingEvent> = {
  category: 'training',
  events: TrainingEvent,
  commands: TrainingCommand,
  initial: null,

  evolve: {
    TrainingHeld: (_, value, facts) => ({ value, stated: statedBy(facts) }),
    TrainingCorrected: (_, value, facts) => ({ value, stated: statedBy(facts) }),
  },

  decide: {
    RecordTraining(state, data): Decided<TrainingEvent>[] {
      const event = { data, effectiveOn: data.heldOn };
      if (!state) return [{ type: 'TrainingHeld', ...event }];
      const { trainingRef } = state.value;
      if (data.trainingRef !== trainingRef)
        throw refuse('training-has-another-reference', { trainingRef }, 'trainingRef');
      if (holdsAlready(state.value, data)) return [];
      return [{ type: 'TrainingCorrected', ...event, corrects: state.stated.eventId }];
    },
  },
};
