import { type DataOf, type Decided, type Decider, statedBy } from '@ledger/kernel';
import { PupilCommand } from './pupil.commands.js';
import { PupilEvent } from './pupil.events.js';
import { mergeRecords, unlessMerged, unmergeRecords } from './pupil.merge.js';
import { refuse } from './pupil.refusals.js';
import { type Holds, laidOver, type Said } from './pupil.stated.js';
import {
  type Circumstances,
  circumstancesOn,
  identified,
  type KnownChild,
  latestOf,
  mergedAnew,
  type Pupil,
  registered,
  restated,
} from './pupil.state.js';

export const pupil: Decider<Pupil, PupilCommand, PupilEvent> = {
  category: 'pupil',
  events: PupilEvent,
  commands: PupilCommand,
  initial: null,

  evolve: {
    ChildRegistered: (_, clear, facts) => registered(clear, facts),
    IdentifierAssigned: (state, _, facts) => state && identified(state, facts),
    ChildDetailsCorrected: (state, clear, facts) =>
      state && restated(state, latestOf(state).from, { clear, facts }),
    ChildCircumstancesChanged: (state, { from, ...clear }, facts) =>
      state && restated(state, from, { clear, facts }),
    ChildRecordsMerged: (state, merge, facts) =>
      state && mergedAnew(state, merge.otherPupilId, [{ ...merge, stated: statedBy(facts) }]),
    ChildRecordsUnmerged: (state, { otherPupilId }) => state && mergedAnew(state, otherPupilId, []),
  },

  // Registering a known child again puts the details right, as an import that is run twice does.
  decide: {
    RegisterChild(state, said) {
      if (state) return unlessMerged(state, corrected(state, said));
      const { clear, personal } = laidOver({ identity: {} }, said);
      const about = { effectiveOn: said.asAt, pupilId: said.pupilId, personal };
      return [{ type: 'ChildRegistered', data: clear, ...about }];
    },

    CorrectChildDetails(state, said) {
      const child = mustBeKnown(state);
      return unlessMerged(child, corrected(child, said));
    },

    ChangeChildCircumstances(state, said) {
      const child = mustBeKnown(state);
      return unlessMerged(child, changed(child, said));
    },

    MergeChildRecords: (state, asked) => mergeRecords(mustBeKnown(state), asked),
    UnmergeChildRecords: (state, asked) => unmergeRecords(mustBeKnown(state), asked),
  },
};

function mustBeKnown(state: Pupil): KnownChild {
  if (!state) throw refuse('child-not-registered');
  return state;
}

function corrected(child: KnownChild, said: Said): Decided<PupilEvent>[] {
  const latest = latestOf(child);
  const known = latest.clear.authority;
  const { authority } = said;
  if (authority !== known)
    throw refuse('authority-changes-from-a-date', { known, authority }, 'authority');
  const holds = laidOver({ ...latest, identity: child.identity }, said);
  if (!holds.differs) return [];
  if (holds.onlyUpn) return [identifierAssigned(holds, said)];
  const { eventId: corrects, effectiveOn } = latest.stated;
  const about = { effectiveOn, corrects, pupilId: said.pupilId, personal: holds.personal };
  return [{ type: 'ChildDetailsCorrected', data: holds.clear, ...about }];
}

// Said again of the same date, it puts right what was said before.
function changed(
  child: KnownChild,
  { from, ...whole }: DataOf<PupilCommand, 'ChangeChildCircumstances'>,
): Decided<PupilEvent>[] {
  const said = { ...whole, asAt: from };
  const before = circumstancesOn(child, from);
  const holds = laidOver({ ...before, identity: child.identity }, said);
  if (!holds.differs) return [];
  if (holds.onlyUpn) return [identifierAssigned(holds, said)];
  const about = { effectiveOn: from, pupilId: said.pupilId, personal: holds.personal };
  const data = { ...holds.clear, from };
  return [{ type: 'ChildCircumstancesChanged', data, ...about, ...correcting(before, from) }];
}

const correcting = (before: Circumstances, from: string) =>
  before.from === from ? { corrects: before.stated.eventId } : {};

const identifierAssigned = ({ personal }: Holds, said: Said): Decided<PupilEvent> => ({
  type: 'IdentifierAssigned',
  data: { kind: 'upn' },
  effectiveOn: said.asAt,
  pupilId: said.pupilId,
  personal,
});
