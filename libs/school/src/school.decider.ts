import {
  type DataOf,
  type Decided,
  type Decider,
  given,
  holdsAlready,
  overlaid,
  type Stated,
  statedBy,
} from '@ledger/kernel';
import { SchoolCommand } from './school.commands.js';
import { SchoolEvent } from './school.events.js';
import { refuse } from './school.refusals.js';

type Details = DataOf<SchoolEvent, 'SchoolDetailsCorrected'>;

interface Registered {
  readonly urn: string;
  readonly details: Details;
  readonly stated: Stated;
}

/** A school as last known; null while it is not in the record. */
export type School = Registered | null;

export const school: Decider<School, SchoolCommand, SchoolEvent> = {
  category: 'school',
  events: SchoolEvent,
  commands: SchoolCommand,
  initial: null,

  evolve: {
    SchoolRegistered: (_, { urn, ...details }, facts) => ({
      urn,
      details,
      stated: statedBy(facts),
    }),
    SchoolDetailsCorrected: (state, details, facts) =>
      state && { ...state, details, stated: statedBy(facts) },
  },

  // Registering a known school again with other details puts the details right.
  decide: {
    RegisterSchool(state, data, { today }) {
      if (!state) return [{ type: 'SchoolRegistered', data: given(data), effectiveOn: today }];
      const { urn, ...details } = data;
      if (urn !== state.urn) throw refuse('school-has-another-urn', { urn: state.urn }, 'urn');
      return corrected(state, details);
    },

    CorrectSchoolDetails(state, details) {
      if (!state) throw refuse('school-not-registered');
      return corrected(state, details);
    },
  },
};

function corrected({ details, stated }: Registered, now: Details): Decided<SchoolEvent>[] {
  if (holdsAlready(details, now)) return [];
  const { eventId: corrects, effectiveOn } = stated;
  const data = overlaid(details, now);
  return [{ type: 'SchoolDetailsCorrected', data, effectiveOn, corrects }];
}
