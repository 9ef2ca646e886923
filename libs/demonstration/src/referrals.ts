import { addDays } from '@ledger/school-time';
import { chance, type Chance } from './chance.js';
import { mondayOf } from './days.js';
import type { Journey } from './journeys.js';
import { HUB_OFFICER } from './people.js';
import { type Step, stepsOf } from './step.js';

/**
 * The referrals of the children who were placed: submitted, owned by a team at every moment, asked
 * about, and closed with the order. `issued` says from when a child has an EHC plan: then its
 * referral goes on to the SEND team, which accepts it a week later.
 */
export function referralSteps(
  journeys: readonly Journey[],
  issued: ReadonlyMap<string, string>,
): Step[] {
  const luck = chance(8042);
  return journeys.flatMap((journey) => [
    ...beginning(luck, journey),
    ...informationSteps(luck, journey),
    stepsOfReferral(journey)(journey.orderedOn, 'CloseReferral', {
      closedOn: journey.orderedOn,
      outcome: 'placed',
    }),
    ...toSend(journey, issued.get(journey.pupil.pupilId)),
  ]);
}

export const stepsOfReferral = ({ referralId }: Pick<Journey, 'referralId'>) =>
  stepsOf({ category: 'referral', id: referralId, actor: HUB_OFFICER, time: '16:05' });

type Begun = Pick<
  Journey,
  | 'pupil'
  | 'referralId'
  | 'referralRef'
  | 'referredBy'
  | 'reason'
  | 'team'
  | 'viaHub'
  | 'submittedOn'
>;

/** Submitted on a Monday; what the hub holds first it gives to a team on the next. */
export function beginning(luck: Chance, journey: Begun): Step[] {
  const { pupil, team, viaHub, referredBy, reason, referralRef, submittedOn } = journey;
  const step = stepsOfReferral(journey);
  const submitted = step(submittedOn, 'SubmitReferral', {
    ...{ pupilId: pupil.pupilId, referralRef, referredBy, reason, submittedOn },
    ...(viaHub ? {} : { team }),
    schoolUrn: pupil.school.urn,
    requestedStartOn: addDays(submittedOn, 28),
    needs: luck.pick(NEEDS),
    risk: luck.pick(RISKS),
    safeguardingRef: `SG-${referralRef}`,
    childView: luck.pick(CHILD_VIEWS),
    parentView: luck.pick(PARENT_VIEWS),
  });
  if (!viaHub) return [submitted];
  const acceptedOn = addDays(submittedOn, 7);
  return [submitted, step(acceptedOn, 'AllocateReferralToTeam', { to: team, acceptedOn })];
}

// Where two weeks are left before the panel, more is asked for in the first and comes in the second.
function informationSteps(luck: Chance, journey: Journey): Step[] {
  const informationId = luck.uuid();
  if (!luck.happens(0.5) || !journey.waitsTwoWeeks || journey.viaHub) return [];
  const step = stepsOfReferral(journey);
  const requestedOn = addDays(journey.submittedOn, 7);
  const receivedOn = addDays(requestedOn, 7);
  return [
    step(requestedOn, 'RequestInformation', {
      informationId,
      from: luck.pick(['school', 'social-care', 'health', 'family']),
      requestedOn,
      dueOn: addDays(requestedOn, 5),
      informationWanted: 'The attendance of the last two terms and what was tried before',
    }),
    step(receivedOn, 'ReceiveInformation', { informationId, receivedOn }),
  ];
}

function toSend(journey: Journey, issuedOn: string | undefined): Step[] {
  if (issuedOn === undefined || journey.team === 'SEND') return [];
  const step = stepsOfReferral(journey);
  const offeredOn = addDays(mondayOf(issuedOn), 7);
  const acceptedOn = addDays(offeredOn, 7);
  return [
    step(offeredOn, 'OfferReferralTransfer', {
      ...{ to: 'SEND', offeredOn, cause: 'ehcp-issued', fundingLine: '1.2.3' },
    }),
    step(acceptedOn, 'AcceptReferralTransfer', { to: 'SEND', acceptedOn }),
  ];
}

const NEEDS = [
  'Finds large groups hard; works well one to one',
  'Reading is two years behind; strong with practical work',
  'Anxious about coming to school; mornings are hardest',
  'Quick to anger when corrected in front of others',
];
const RISKS = [
  'Leaves the site when upset',
  'None beyond what school plans for',
  'Contact with older young people in town',
  'Has hurt herself before; a plan is in place',
];
const CHILD_VIEWS = [
  'I want to be somewhere quieter',
  'I like making things and would do that all day',
  'I do not want to leave my friends',
];
const PARENT_VIEWS = [
  'We want him to be in lessons again',
  'She needs people who know her',
  'It has to be near enough to walk',
];
