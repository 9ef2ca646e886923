import { type DataOf, type Decided, type Decider, type Stated, statedBy } from '@ledger/kernel';
import {
  confirm,
  type Confirmation,
  confirmed,
  followedUp,
  followUp,
  type FollowUp,
} from './register.absence.js';
import { RegisterCommand } from './register.commands.js';
import { RegisterEvent } from './register.events.js';
import { refusal } from './register.refusals.js';
import { asRecorded, type MarkAsked, refusalOf } from './register.rules.js';

type Mark = DataOf<RegisterEvent, 'AttendanceMarked'>;
type Session = Omit<DataOf<RegisterCommand, 'MarkAttendance'>, 'marks'>;
interface KnownMark extends Pick<Mark, 'code' | 'minutesLate'> {
  readonly stated: Stated;
  /** What was done about the absence, in the order recorded. */
  readonly followUps?: readonly FollowUp[];
  readonly safeAndWell?: Confirmation;
}

/** The register of one provider for one session: the latest mark of each placement. */
export type Register = Readonly<Record<string, KnownMark>>;

const marked = (state: Register, mark: Mark, stated: Stated): Register => ({
  ...state,
  [mark.placementId]: {
    ...state[mark.placementId],
    ...{ code: mark.code, minutesLate: mark.minutesLate, stated },
  },
});

export const register: Decider<Register, RegisterCommand, RegisterEvent> = {
  category: 'register',
  events: RegisterEvent,
  commands: RegisterCommand,
  initial: {},

  evolve: {
    AttendanceMarked: (state, mark, facts) => marked(state, mark, statedBy(facts)),
    AttendanceCorrected: (state, mark, facts) => marked(state, mark, statedBy(facts)),
    AbsenceFollowedUp: (state, data) => followedUp(state, data),
    SafeAndWellConfirmed: (state, data, facts) => confirmed(state, data, statedBy(facts)),
  },

  // A mark that already stands is never judged again: an end recorded later does not undo it.
  decide: {
    MarkAttendance(state, { marks, ...session }) {
      const told = new Map<string, MarkAsked>();
      for (const mark of marks) tell(told, mark, session.date);
      return [...told.values()].flatMap((mark) => decided(state, mark, session));
    },

    FollowUpAbsence: followUp,
    ConfirmSafeAndWell: confirm,
  },
};

function tell(told: Map<string, MarkAsked>, mark: MarkAsked, date: string): void {
  const earlier = told.get(mark.placementId);
  if (earlier && !isSame(earlier, mark)) throw refusal('marked-twice', { date }, 'code');
  told.set(mark.placementId, earlier ?? mark);
}

function decided(state: Register, asked: MarkAsked, session: Session): Decided<RegisterEvent>[] {
  const known = state[asked.placementId];
  if (known && isSame(known, asked)) return [];
  const refused = refusalOf(asked, session.date);
  if (refused) throw refused;
  const { pupilId, placementId, minutesLate } = asked;
  const { providerId, date, session: half } = session;
  const code = asRecorded(asked.code);
  const mark = { code, date, placementId, providerId, pupilId, session: half };
  const data = minutesLate === undefined ? mark : { ...mark, minutesLate };
  const effectiveOn = date;
  if (!known) return [{ type: 'AttendanceMarked', data, effectiveOn, pupilId }];
  const corrects = known.stated.eventId;
  return [{ type: 'AttendanceCorrected', data, effectiveOn, pupilId, corrects }];
}

// Minutes that are not given again say nothing, as long as the code stays.
const isSame = (known: Pick<Mark, 'code' | 'minutesLate'>, asked: MarkAsked) =>
  asRecorded(known.code) === asRecorded(asked.code) &&
  (asked.minutesLate === undefined || asked.minutesLate === known.minutesLate);
