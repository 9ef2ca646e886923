import { type Decider, foretoldAll } from '@ledger/kernel';
import { ReferralCommand } from './referral.commands.js';
import { end, reopen } from './referral.endings.js';
import { ReferralEvent } from './referral.events.js';
import { evolveReferral } from './referral.evolve.js';
import { receiveInformation, requestInformation } from './referral.information.js';
import type { Referral } from './referral.state.js';
import { endingOf, submitted } from './referral.submit.js';
import { accept, allocate, decline, offer } from './referral.teams.js';

export const referral: Decider<Referral, ReferralCommand, ReferralEvent> = {
  category: 'referral',
  events: ReferralEvent,
  commands: ReferralCommand,
  initial: null,

  evolve: evolveReferral,

  decide: {
    SubmitReferral(state, submission) {
      const endings = endingOf(submission);
      const events = submitted(state, submission);
      return endings.reduce(
        (so, ending) => [...so, ...end(foretoldAll(referral, state, so), ending)],
        events,
      );
    },
    RequestInformation: requestInformation,
    ReceiveInformation: receiveInformation,
    AllocateReferralToTeam: allocate,
    OfferReferralTransfer: offer,
    AcceptReferralTransfer: accept,
    DeclineReferralTransfer: decline,
    WithdrawReferral: (state, { withdrawnOn: on }) => end(state, { as: 'withdrawn', on }),
    CloseReferral: (state, { closedOn: on, outcome: as }) => end(state, { as, on }),
    ReopenReferral: reopen,
  },
};
