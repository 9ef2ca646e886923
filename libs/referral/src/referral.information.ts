import { type DataOf, type Decided, holdsAlready, overlaid } from '@ledger/kernel';
import type { ReferralCommand } from './referral.commands.js';
import type { ReferralEvent } from './referral.events.js';
import { refuse } from './referral.refusals.js';
import type { Referral, SubmittedReferral } from './referral.state.js';
import { known as submittedOne, mustAllow, mustFollow } from './referral.steps.js';
import { changedPart } from './referral.words.js';

type Events = Decided<ReferralEvent>[];
type Asked<T extends ReferralCommand['type']> = DataOf<ReferralCommand, T>;

/** More is asked for; asked again otherwise, the request is put right. */
export function requestInformation(state: Referral, asked: Asked<'RequestInformation'>): Events {
  const referral = submittedOne(state);
  const { informationWanted, ...request } = asked;
  const { pupilId } = referral.details;
  const before = referral.information[request.informationId];
  const { known, wanted } = before ? { known: before.request, wanted: before.wanted } : nothing;
  const personal = changedPart(pupilId, 'narrative', {
    known: wanted,
    said: { informationWanted },
  });
  if (personal.length === 0 && holdsAlready(known, request)) return [];
  mustBeInOrder(referral, request);
  const data = overlaid({ ...known, pupilId, ...request }, request);
  const about = { effectiveOn: request.requestedOn, pupilId, personal };
  const correcting = before ? { corrects: before.requested.eventId } : {};
  return [{ type: 'InformationRequested', data, ...about, ...correcting }];
}

const nothing = { known: {}, wanted: {} };

function mustBeInOrder(
  referral: SubmittedReferral,
  request: Omit<Asked<'RequestInformation'>, 'informationWanted'>,
): void {
  const { informationId, requestedOn, dueOn } = request;
  const isNew = !referral.information[informationId];
  if (isNew) mustAllow(referral, 'RequestInformation');
  const earliest = isNew ? referral.openFrom : referral.details.submittedOn;
  mustFollow(requestedOn, earliest, 'requestedOn');
  if (dueOn === undefined || dueOn >= requestedOn) return;
  throw refuse('information-due-before-it-is-requested', { dueOn, requestedOn }, 'dueOn');
}

export function receiveInformation(state: Referral, asked: Asked<'ReceiveInformation'>): Events {
  const referral = submittedOne(state);
  const { informationId, receivedOn } = asked;
  const { pupilId } = referral.details;
  const before = referral.information[informationId];
  if (!before) throw refuse('information-not-requested', {}, 'informationId');
  if (before.receivedOn === receivedOn) return [];
  mustFollow(receivedOn, before.request.requestedOn, 'receivedOn');
  const about = { effectiveOn: receivedOn, pupilId };
  const correcting = before.received ? { corrects: before.received.eventId } : {};
  const data = { pupilId, informationId, receivedOn };
  return [{ type: 'InformationReceived', data, ...about, ...correcting }];
}
