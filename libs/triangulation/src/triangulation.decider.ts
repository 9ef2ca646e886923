import {
  type DataOf,
  type Decided,
  type Decider,
  type DecisionFacts,
  type EventFacts,
  given,
  holdsAlready,
  overlaid,
  statedBy,
} from '@ledger/kernel';
import { isAcademicYear } from '@ledger/school-time';
import { TriangulationCommand } from './triangulation.commands.js';
import { TriangulationEvent } from './triangulation.events.js';
import { refuse } from './triangulation.refusals.js';
import {
  type Action,
  type Closing,
  held,
  type KnownAction,
  type Meeting,
  type Triangulation,
} from './triangulation.state.js';

type Events = readonly Decided<TriangulationEvent>[];
type Asked<T extends TriangulationCommand['type']> = DataOf<TriangulationCommand, T>;

const met = (state: Triangulation, value: Meeting, facts: EventFacts): Triangulation => ({
  ...state,
  meeting: { value, stated: statedBy(facts) },
});

const acted = (
  state: Triangulation,
  actionId: string,
  change: (known: KnownAction | undefined) => KnownAction | undefined,
): Triangulation => {
  const action = change(state.actions.get(actionId));
  return action ? { ...state, actions: new Map([...state.actions, [actionId, action]]) } : state;
};

const agreed = (state: Triangulation, value: Action, facts: EventFacts): Triangulation =>
  acted(state, value.actionId, (known) => ({
    ...known,
    agreed: { value, stated: statedBy(facts) },
  }));

/** The triangulation meeting of one authority for one term. */
export const triangulation: Decider<Triangulation, TriangulationCommand, TriangulationEvent> = {
  category: 'triangulation',
  events: TriangulationEvent,
  commands: TriangulationCommand,
  initial: { meeting: null, actions: new Map() },

  evolve: {
    TriangulationMeetingHeld: met,
    TriangulationMeetingCorrected: met,
    TriangulationActionAgreed: agreed,
    TriangulationActionCorrected: agreed,
    TriangulationActionClosed: (state, value, facts) =>
      acted(state, value.actionId, (known) =>
        known ? { ...known, closed: { value, stated: statedBy(facts) } } : undefined,
      ),
  },

  decide: {
    HoldTriangulationMeeting: hold,
    AgreeTriangulationAction: agree,
    CloseTriangulationAction: close,
  },
};

function hold(
  { meeting }: Triangulation,
  data: Asked<'HoldTriangulationMeeting'>,
  { today }: DecisionFacts,
): Events {
  const { academicYear, heldOn } = data;
  if (!isAcademicYear(academicYear))
    throw refuse('academic-year-unknown', { academicYear }, 'academicYear');
  if (heldOn > today) throw refuse('triangulation-not-yet-held', { heldOn }, 'heldOn');
  const event = { data, effectiveOn: heldOn };
  if (!meeting) return [{ type: 'TriangulationMeetingHeld', ...event }];
  refuseOtherTerm(meeting.value, data);
  if (JSON.stringify(ordered(meeting.value)) === JSON.stringify(ordered(data))) return [];
  const { eventId: corrects } = meeting.stated;
  return [{ type: 'TriangulationMeetingCorrected', ...event, corrects }];
}

// Read back, a list of attendees may hold its fields in another order.
const ordered = ({ heldOn, attendees }: Meeting) => [
  heldOn,
  attendees.map(({ role, organisation }) => [role, organisation]),
];

function refuseOtherTerm({ authority, academicYear, term }: Meeting, asked: Meeting): void {
  const isSame =
    authority === asked.authority && academicYear === asked.academicYear && term === asked.term;
  if (!isSame)
    throw refuse('triangulation-of-another-term', { authority, academicYear, term }, 'term');
}

function agree(state: Triangulation, asked: Asked<'AgreeTriangulationAction'>): Events {
  const { heldOn } = held(state).value;
  const said = given(asked) as Action;
  const known = state.actions.get(said.actionId)?.agreed;
  if (known && holdsAlready(known.value, said)) return [];
  refuseEarly(heldOn, said.dueOn, 'dueOn');
  if (!known) return [{ type: 'TriangulationActionAgreed', data: said, effectiveOn: heldOn }];
  const { schoolUrn } = known.value;
  if (said.schoolUrn !== schoolUrn)
    throw refuse('triangulation-action-of-another-school', { schoolUrn }, 'schoolUrn');
  const data = overlaid(known.value, said);
  const { eventId: corrects } = known.stated;
  return [{ type: 'TriangulationActionCorrected', data, effectiveOn: heldOn, corrects }];
}

function close(state: Triangulation, asked: Asked<'CloseTriangulationAction'>): Events {
  const { heldOn } = held(state).value;
  const said = given(asked) as Closing;
  const action = state.actions.get(said.actionId);
  if (!action) throw refuse('triangulation-action-unknown', {}, 'actionId');
  const { closed } = action;
  if (closed && holdsAlready(closed.value, said)) return [];
  refuseEarly(heldOn, said.closedOn, 'closedOn');
  const data = closed ? overlaid(closed.value, said) : said;
  const event = { type: 'TriangulationActionClosed' as const, data, effectiveOn: data.closedOn };
  return [closed ? { ...event, corrects: closed.stated.eventId } : event];
}

function refuseEarly(heldOn: string, date: string | undefined, field: string): void {
  if (date !== undefined && date < heldOn)
    throw refuse('triangulation-action-ends-before-the-meeting', { heldOn, date }, field);
}
