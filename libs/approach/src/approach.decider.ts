import {
  type DataOf,
  type Decided,
  type Decider,
  type EventFacts,
  given,
  holdsAlready,
  overlaid,
  personalValues,
  statedBy,
} from '@ledger/kernel';
import { answered } from './approach.answer.js';
import { ApproachCommand } from './approach.commands.js';
import { ApproachEvent } from './approach.events.js';
import { refuse } from './approach.refusals.js';
import type { Answer, Approach, MadeApproach, Status } from './approach.state.js';

export const approach: Decider<Approach, ApproachCommand, ApproachEvent> = {
  category: 'approach',
  events: ApproachEvent,
  commands: ApproachCommand,
  initial: null,

  evolve: {
    ProviderApproached: (state, approached, facts) => ({
      status: 'approached',
      answers: {},
      ...state,
      approached,
      stated: statedBy(facts),
    }),
    ProviderAccepted: (state, data, facts) =>
      after(state, 'accepted', { ...wordsOf(facts), data, on: data.acceptedOn }),
    ProviderDeclined: (state, data, facts) =>
      after(state, 'declined', { ...wordsOf(facts), data, on: data.declinedOn }),
    ApproachWithdrawn: (state, data, facts) =>
      after(state, 'withdrawn', { ...wordsOf(facts), data, on: data.withdrawnOn }),
  },

  decide: {
    ApproachProvider: (state, asked) => made(state, asked),
    AcceptApproach(state, { words, ...said }) {
      if ((said.pricePence === undefined) !== (said.priceBasis === undefined))
        throw refuse('approach-price-without-basis', {}, 'priceBasis');
      const step = { type: 'AcceptApproach', as: 'accepted', on: said.acceptedOn } as const;
      const events = answered(state, { ...step, field: 'acceptedOn', said, words });
      return events.map((event) => ({ type: 'ProviderAccepted', ...event }));
    },
    DeclineApproach(state, { words, ...said }) {
      const step = { type: 'DeclineApproach', as: 'declined', on: said.declinedOn } as const;
      const events = answered(state, { ...step, field: 'declinedOn', said, words });
      return events.map((event) => ({ type: 'ProviderDeclined', ...event }));
    },
    WithdrawApproach(state, said) {
      const step = { type: 'WithdrawApproach', as: 'withdrawn', on: said.withdrawnOn } as const;
      const events = answered(state, { ...step, field: 'withdrawnOn', said });
      return events.map((event) => ({ type: 'ApproachWithdrawn', ...event }));
    },
  },
};

type Asked = DataOf<ApproachCommand, 'ApproachProvider'>;

function made(state: Approach, asked: Asked): Decided<ApproachEvent>[] {
  const { referral, ...said } = asked;
  const { pupilId, approachedOn: effectiveOn } = said;
  mustBeOfTheChild(asked);
  if (state) return restated(state, said);
  if (referral && referral.status !== 'open')
    throw refuse('approach-for-a-referral-that-is-over', { status: referral.status }, 'referralId');
  return [{ type: 'ProviderApproached', data: given(said), effectiveOn, pupilId }];
}

function restated(state: MadeApproach, said: Omit<Asked, 'referral'>): Decided<ApproachEvent>[] {
  if (holdsAlready(state.approached, said)) return [];
  mustBeTheSame(state, said);
  const { pupilId, approachedOn: effectiveOn } = said;
  const data = overlaid(state.approached, said);
  const { eventId: corrects } = state.stated;
  return [{ type: 'ProviderApproached', data, effectiveOn, pupilId, corrects }];
}

function mustBeOfTheChild({ referral, pupilId }: Asked): void {
  if (referral && referral.pupilId !== pupilId)
    throw refuse('approach-for-a-referral-of-another-child', {}, 'referralId');
}

function mustBeTheSame({ approached, answers }: MadeApproach, said: Omit<Asked, 'referral'>) {
  if (said.pupilId !== approached.pupilId || said.providerId !== approached.providerId)
    throw refuse('approach-of-another-child-or-provider');
  const { approachedOn } = said;
  const date = Object.values(answers)
    .map(({ on }) => on)
    .find((on) => on < approachedOn);
  if (date) throw refuse('approach-answered-before-it-was-made', { date, approachedOn });
}

const after = (state: Approach, status: Exclude<Status, 'approached'>, answer: Answer): Approach =>
  state && { ...state, status, answers: { ...state.answers, [status]: answer } };

function wordsOf(facts: EventFacts): Pick<Answer, 'stated' | 'words'> {
  const { words } = personalValues(facts.personal, 'narrative');
  return { stated: statedBy(facts), words: words === undefined ? {} : { words } };
}
