import {
  type DataOf,
  type Decided,
  type Decider,
  type DecisionFacts,
  holdsAlready,
  statedBy,
} from '@ledger/kernel';
import { ErasureCommand } from './erasure.commands.js';
import { decideErasure } from './erasure.decision.js';
import { ErasureEvent } from './erasure.events.js';
import { refuse } from './erasure.refusals.js';
import { type Erasure, nothingAsked, releasedIn } from './erasure.state.js';

type Events = Decided<ErasureEvent>[];
type Asked<T extends ErasureCommand['type']> = DataOf<ErasureCommand, T>;

export const erasure: Decider<Erasure, ErasureCommand, ErasureEvent> = {
  category: 'erasure',
  events: ErasureEvent,
  commands: ErasureCommand,
  initial: nothingAsked,

  evolve: {
    ErasureRequested: (state, asked, facts) => ({
      ...state,
      requests: new Map(state.requests).set(asked.requestedOn, {
        ...{ asked, stated: statedBy(facts), decision: null },
      }),
    }),
    ErasureDecided(state, decision) {
      const request = state.requests.get(decision.requestedOn);
      if (!request) return state;
      const requests = new Map(state.requests);
      return { ...state, requests: requests.set(decision.requestedOn, { ...request, decision }) };
    },
    RetentionEnded: (state, retention) => ({
      ...state,
      retentions: [...state.retentions, retention],
    }),
    SubjectKeyDestroyed: (state, { classes }) => ({
      ...state,
      destroyed: [...state.destroyed, ...classes],
    }),
  },

  decide: {
    RequestErasure: request,
    DecideErasure: decideErasure,
    EndRetention: endRetention,
    ConfirmKeysDestroyed: confirm,
  },
};

// Another request of the same day puts the first one right, while nothing is decided.
function request(state: Erasure, asked: Asked<'RequestErasure'>): Events {
  const { pupilId, requestedOn } = asked;
  const known = state.requests.get(requestedOn);
  if (known && holdsAlready(known.asked, asked)) return [];
  if (known?.decision) {
    const { decidedOn } = known.decision;
    throw refuse('erasure-already-decided', { requestedOn, decidedOn }, 'requestedOn');
  }
  const correcting = known ? { corrects: known.stated.eventId } : {};
  const about = { effectiveOn: requestedOn, pupilId, ...correcting };
  return [{ type: 'ErasureRequested', data: asked, ...about }];
}

function endRetention(
  { retentions }: Erasure,
  asked: Asked<'EndRetention'>,
  { today }: DecisionFacts,
): Events {
  const { pupilId, endedOn } = asked;
  if (retentions.some((known) => holdsAlready(known, asked))) return [];
  if (today < endedOn) throw refuse('retention-not-over', { endedOn }, 'endedOn');
  return [{ type: 'RetentionEnded', data: asked, effectiveOn: endedOn, pupilId }];
}

function confirm(state: Erasure, asked: Asked<'ConfirmKeysDestroyed'>): Events {
  const classes = asked.classes.filter((each) => !state.destroyed.includes(each));
  if (classes.length === 0) return [];
  const released = releasedIn(state);
  const kept = classes.find((each) => !released.has(each));
  if (kept) throw refuse('keys-not-released', { class: kept }, 'classes');
  const { pupilId, destroyedOn } = asked;
  const data = { ...asked, classes };
  return [{ type: 'SubjectKeyDestroyed', data, effectiveOn: destroyedOn, pupilId }];
}
