import { type DataOf, type Decided, type DecisionFacts } from '@ledger/kernel';
import type { PanelCommand } from './panel.commands.js';
import type { PanelEvent } from './panel.events.js';
import { compared, itemOf, meeting } from './panel.find.js';
import { refuse } from './panel.refusals.js';
import type { Panel } from './panel.state.js';

type Events = Decided<PanelEvent>[];
type Asked<T extends PanelCommand['type']> = DataOf<PanelCommand, T>;

export function schedule(state: Panel, asked: Asked<'SchedulePanel'>): Events {
  const { heldOn } = asked;
  if (!state) return [{ type: 'PanelScheduled', data: asked, effectiveOn: heldOn }];
  const { panelRef, kind } = state.scheduled;
  if (asked.panelRef !== panelRef || asked.kind !== kind)
    throw refuse('panel-of-another-kind-or-reference', { panelRef, kind });
  if (state.scheduled.heldOn === heldOn) return [];
  const hasSat = Object.values(state.items).some(({ considered }) => considered !== null);
  if (hasSat) throw refuse('panel-has-sat', {}, 'heldOn');
  return [{ type: 'PanelRescheduled', data: { heldOn }, effectiveOn: heldOn }];
}

/** It is on the agenda from today, or from the day of the meeting where that is told afterwards. */
export function putOnAgenda(
  state: Panel,
  asked: Asked<'PutReferralOnAgenda'>,
  { today }: DecisionFacts,
): Events {
  const { referralId, referral } = asked;
  const { items } = meeting(state);
  if (items[referralId]?.onAgenda) return [];
  const { pupilId, status } = referral;
  if (status !== 'open') throw refuse('referral-not-open', { status }, 'referralId');
  const about = { effectiveOn: beforeTheMeeting(state, today), pupilId };
  return [{ type: 'ReferralPutOnAgenda', data: { referralId, pupilId }, ...about }];
}

export function takeOffAgenda(
  state: Panel,
  { referralId }: Asked<'TakeReferralOffAgenda'>,
  { today }: DecisionFacts,
): Events {
  const item = meeting(state).items[referralId];
  if (item && !item.onAgenda) return [];
  const { pupilId, considered } = itemOf(state, referralId);
  if (considered) throw refuse('referral-already-considered', {}, 'referralId');
  const about = { effectiveOn: beforeTheMeeting(state, today), pupilId };
  return [{ type: 'ReferralTakenOffAgenda', data: { referralId, pupilId }, ...about }];
}

/** Considered again with other members, interests or options, it is put right. */
export function consider(state: Panel, asked: Asked<'ConsiderReferral'>): Events {
  const { memberNames, interestsInWords, discussion, interests = [], ...said } = asked;
  const { pupilId, considered, decision } = itemOf(state, asked.referralId);
  const data = { ...said, interests, pupilId };
  const words = { memberNames, interestsInWords, discussion };
  const { isKnown, personal, correcting } = compared(considered, pupilId, { said: data, words });
  if (isKnown) return [];
  mustSit(data);
  mustNotHaveInterest(interests, decision?.data.approver?.memberId);
  const about = { effectiveOn: heldOnOf(state), pupilId, ...correcting, personal };
  return [{ type: 'PanelConsidered', data, ...about }];
}

type Interests = DataOf<PanelEvent, 'PanelConsidered'>['interests'];

/** @throws Refusal when the one who approves has declared an interest in the case */
export function mustNotHaveInterest(interests: Interests, memberId: string | undefined): void {
  if (memberId !== undefined && interests.some((each) => each.memberId === memberId))
    throw refuse('approver-has-an-interest', { memberId }, 'approver');
}

function mustSit({
  members,
  interests,
}: {
  members: { memberId: string }[];
  interests: Interests;
}) {
  const sitting = new Set(members.map(({ memberId }) => memberId));
  const stranger = interests.find(({ memberId }) => !sitting.has(memberId));
  if (stranger) throw refuse('interest-of-no-member', { memberId: stranger.memberId }, 'interests');
}

const heldOnOf = (state: Panel): string => meeting(state).scheduled.heldOn;

function beforeTheMeeting(state: Panel, today: string): string {
  const heldOn = heldOnOf(state);
  return today < heldOn ? today : heldOn;
}
