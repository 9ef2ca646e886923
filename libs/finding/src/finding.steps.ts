import { type DataOf, type Decided, given, holdsAlready, overlaid } from '@ledger/kernel';
import type { FindingCommand } from './finding.commands.js';
import type { FindingEvent } from './finding.events.js';
import { refuse } from './finding.refusals.js';
import type { Finding, KnownFinding, Raised, Round } from './finding.state.js';

type Events = Decided<FindingEvent>[];
type Asked<T extends FindingCommand['type']> = DataOf<FindingCommand, T>;

/** A finding that is raised again with other details is put right. */
export function raiseFinding(state: Finding, said: Asked<'RaiseQaFinding'>): Events {
  if (state) return corrected(state, said);
  const data = inOrder(given({ ...said, immediateRisk: said.immediateRisk ?? false }));
  return [{ type: 'QaFindingRaised', data, effectiveOn: data.raisedOn }];
}

function corrected({ raised, stated }: KnownFinding, said: Asked<'RaiseQaFinding'>): Events {
  if (said.providerId !== raised.providerId)
    throw refuse('finding-of-another-provider', {}, 'providerId');
  const data = inOrder(overlaid<Raised>(raised, said));
  if (holdsAlready(raised, data)) return [];
  const { eventId: corrects } = stated;
  return [{ type: 'QaFindingCorrected', data, effectiveOn: data.raisedOn, corrects }];
}

function inOrder(raised: Raised): Raised {
  const { raisedOn, responseDueOn: date } = raised;
  if (date !== undefined && date < raisedOn)
    throw refuse('response-due-before-it-was-raised', { raisedOn, date }, 'responseDueOn');
  return raised;
}

/** Another answer in the same round puts the first one right. */
export function respond(state: KnownFinding, data: Asked<'RespondToQaFinding'>): Events {
  const { response } = state;
  const isSaid = (known: Round) =>
    known.response && holdsAlready<Asked<'RespondToQaFinding'>>(known.response, data);
  if ([state, ...state.past].some(isSaid)) return [];
  openStill(state);
  follows(state, data.respondedOn, 'respondedOn');
  const corrects = response ? { corrects: response.stated.eventId } : {};
  const about = { effectiveOn: data.respondedOn, ...corrects };
  return [{ type: 'QaFindingResponded', data: given(data), ...about }];
}

export function close(state: KnownFinding, data: Asked<'CloseQaFinding'>): Events {
  const { closing } = state;
  const isSaid = (known: Round) =>
    known.closing && holdsAlready<Asked<'CloseQaFinding'>>(known.closing, data);
  if ([state, ...state.past].some(isSaid)) return [];
  follows(state, data.closedOn, 'closedOn');
  const corrects = closing ? { corrects: closing.stated.eventId } : {};
  return [{ type: 'QaFindingClosed', data, effectiveOn: data.closedOn, ...corrects }];
}

export function reopen(state: KnownFinding, data: Asked<'ReopenQaFinding'>): Events {
  const { reopened, closing } = state;
  if (reopened && holdsAlready(reopened, data)) return [];
  if (!closing) throw refuse('finding-not-closed');
  if (data.reopenedOn < closing.closedOn)
    throw tooEarly(closing.closedOn, data.reopenedOn, 'reopenedOn');
  return [{ type: 'QaFindingReopened', data, effectiveOn: data.reopenedOn }];
}

/** Shared once with each organisation; an alert may follow what was only shared. */
export function share({ raised, shared }: KnownFinding, data: Asked<'ShareQaFinding'>): Events {
  const known = shared.filter((each) => each.with === data.with);
  if (known.some(({ alert }) => alert || !data.alert)) return [];
  notBefore(raised, data.sharedOn, 'sharedOn');
  return [{ type: 'QaFindingShared', data, effectiveOn: data.sharedOn }];
}

function openStill({ status, closing }: KnownFinding): void {
  if (status === 'closed' && closing)
    throw refuse('finding-already-closed', { closedOn: closing.closedOn });
}

// A reopened finding begins a new round: what follows is not before the day of its reopening.
function follows({ raised, reopened }: KnownFinding, date: string, field: string): void {
  notBefore(raised, date, field);
  if (reopened && date < reopened.reopenedOn) throw tooEarly(reopened.reopenedOn, date, field);
}

function notBefore({ raisedOn }: Raised, date: string, field: string): void {
  if (date < raisedOn) throw refuse('finding-step-before-it-was-raised', { raisedOn, date }, field);
}

const tooEarly = (last: string, date: string, field: string) =>
  refuse('finding-step-before-the-last', { last, date }, field);
