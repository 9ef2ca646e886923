import { type Decider, type EventFacts, statedBy } from '@ledger/kernel';
import type { ReferralCommand } from './referral.commands.js';
import type { ReferralEvent } from './referral.events.js';
import type { Ending, Offer, Referral, SubmittedReferral } from './referral.state.js';
import { valuesOf, wordsAfter } from './referral.words.js';

type Evolve = Decider<Referral, ReferralCommand, ReferralEvent>['evolve'];

const nothing = { identity: {}, needs: {}, narrative: {} };

export const evolveReferral: Evolve = {
  ReferralSubmitted: (_, details, facts) => ({
    details,
    stated: statedBy(facts),
    words: wordsAfter(nothing, facts),
    status: 'open',
    openFrom: details.submittedOn,
    information: {},
    ...{ moves: [], allocation: null, offers: [], endings: [], reopenings: [] },
  }),
  ReferralDetailsCorrected: (state, details, facts) =>
    state && {
      ...state,
      details,
      stated: statedBy(facts),
      words: wordsAfter(state.words, facts),
      openFrom: state.reopenings.length > 0 ? state.openFrom : details.submittedOn,
    },
  InformationRequested: (state, request, facts) =>
    informed(state, request.informationId, {
      request,
      wanted: { ...valuesOf(facts.personal, 'narrative') },
      requested: statedBy(facts),
    }),
  InformationReceived: (state, { informationId, receivedOn }, facts) =>
    informed(state, informationId, { receivedOn, received: statedBy(facts) }),
  ReferralAllocatedToTeam: (state, { to, acceptedOn: on }, facts) => {
    const allocation = { to, on, stated: statedBy(facts) };
    return state && { ...state, allocation, moves: [...state.moves, allocation] };
  },
  ReferralTransferOffered: (state, offered) =>
    state && {
      ...state,
      offers: [...state.offers, { offered, answer: 'awaited', answeredOn: null }],
    },
  ReferralTransferDeclined: (state, { declinedOn }) =>
    state && answered(state, 'declined', declinedOn),
  ReferralTransferredBetweenTeams: (state, { to, acceptedOn: on }, facts) =>
    state && {
      ...answered(state, 'accepted', on),
      moves: [...state.moves, { to, on, stated: statedBy(facts) }],
    },
  ReferralWithdrawn: (state, { withdrawnOn }, facts) =>
    state && ended(state, { as: 'withdrawn', on: withdrawnOn }, facts),
  ReferralClosed: (state, { outcome, closedOn }, facts) =>
    state && ended(state, { as: outcome, on: closedOn }, facts),
  ReferralReopened: (state, reopening) =>
    state && {
      ...state,
      status: 'open',
      openFrom: reopening.reopenedOn,
      reopenings: [...state.reopenings, reopening],
    },
};

function informed(
  state: Referral,
  id: string,
  news: Partial<SubmittedReferral['information'][string]>,
): Referral {
  if (!state) return state;
  const before = state.information[id];
  const unanswered = { receivedOn: null, received: null };
  const now = { ...unanswered, ...before, ...news } as SubmittedReferral['information'][string];
  const wanted = { ...before?.wanted, ...now.wanted };
  return { ...state, information: { ...state.information, [id]: { ...now, wanted } } };
}

const answered = (
  state: SubmittedReferral,
  answer: Offer['answer'],
  answeredOn: string,
): SubmittedReferral => ({
  ...state,
  offers: state.offers.map((each) =>
    each.answer === 'awaited' ? { ...each, answer, answeredOn } : each,
  ),
});

// An offer lapses with the referral, unless a placed child's team may still change.
function ended(
  state: SubmittedReferral,
  { as, on }: Pick<Ending, 'as' | 'on'>,
  facts: EventFacts,
): SubmittedReferral {
  const before = state.status === 'open' ? state.endings : state.endings.slice(0, -1);
  const settled = as === 'placed' ? state : answered(state, 'declined', on);
  return { ...settled, status: as, endings: [...before, { as, on, stated: statedBy(facts) }] };
}
