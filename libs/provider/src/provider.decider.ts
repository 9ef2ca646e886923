import {
  type DataOf,
  type Decided,
  type Decider,
  type EventFacts,
  given,
  holdsAlready,
  overlaid,
  type Stated,
  statedBy,
} from '@ledger/kernel';
import {
  approvalEnded,
  type Approval,
  approved,
  approveProvider,
  endApproval,
} from './provider.approval.js';
import { ProviderCommand } from './provider.commands.js';
import { ProviderEvent } from './provider.events.js';
import { refuse } from './provider.refusals.js';
import {
  liftSuspension,
  suspended,
  suspendProvider,
  suspensionCorrected,
  suspensionLifted,
  type Suspensions,
} from './provider.suspension.js';

type Details = DataOf<ProviderEvent, 'ProviderDetailsCorrected'>;

interface Onboarded {
  readonly providerRef: string;
  readonly details: Details;
  readonly stated: Stated;
  readonly suspensions: Suspensions;
  /** In order of their dates; empty where only the directory entry speaks of approval. */
  readonly approvals: readonly Approval[];
}

/** A provider as last known; null while it is not in the directory. */
export type Provider = Onboarded | null;

export const provider: Decider<Provider, ProviderCommand, ProviderEvent> = {
  category: 'provider',
  events: ProviderEvent,
  commands: ProviderCommand,
  initial: null,

  evolve: {
    ProviderOnboarded: (_, { providerRef, ...details }, facts) => ({
      providerRef,
      details,
      stated: statedBy(facts),
      suspensions: [],
      approvals: [],
    }),
    ProviderDetailsCorrected: (state, details, facts) =>
      state && { ...state, details, stated: statedBy(facts) },
    ProviderSuspended: (state, data, facts) => state && stepped(state, suspended, { data, facts }),
    ProviderSuspensionCorrected: (state, data, facts) =>
      state && stepped(state, suspensionCorrected, { data, facts }),
    ProviderSuspensionLifted: (state, { from }, facts) =>
      state && {
        ...state,
        suspensions: suspensionLifted(state.suspensions, from, statedBy(facts)),
      },
    ProviderApproved: (state, data, facts) =>
      state && {
        ...state,
        approvals: approved(state.approvals, { approved: data, stated: statedBy(facts) }),
      },
    ProviderApprovalEnded: (state, data, facts) =>
      state && {
        ...state,
        approvals: approvalEnded(state.approvals, { ...data, stated: statedBy(facts) }),
      },
  },

  // Onboarding a known provider again with other details puts the details right.
  decide: {
    OnboardProvider(state, data, { today }) {
      const { providerRef, ...details } = data;
      if (state) return restated(state, providerRef, details);
      const now = inOrder(given(details));
      const effectiveOn = now.approvedFrom ?? today;
      return [{ type: 'ProviderOnboarded', data: { providerRef, ...now }, effectiveOn }];
    },

    CorrectProviderDetails(state, details) {
      return corrected(known(state), details);
    },

    SuspendProvider: (state, data) => suspendProvider(known(state).suspensions, data),

    LiftProviderSuspension: (state, { from }) => liftSuspension(known(state).suspensions, from),

    ApproveProvider: (state, data) => approveProvider(known(state).approvals, data),

    EndProviderApproval: (state, data) => endApproval(known(state).approvals, data),
  },
};

function known(state: Provider): Onboarded {
  if (!state) throw refuse('provider-not-onboarded');
  return state;
}

type Suspended = DataOf<ProviderEvent, 'ProviderSuspended'>;
type Step = Suspensions[number]['steps'][number];

function stepped(
  state: Onboarded,
  put: (spells: Suspensions, step: Step) => Suspensions,
  { data, facts }: { data: Suspended; facts: EventFacts },
): Onboarded {
  return { ...state, suspensions: put(state.suspensions, { ...data, stated: statedBy(facts) }) };
}

function restated(state: Onboarded, providerRef: string, details: Details) {
  if (providerRef === state.providerRef) return corrected(state, details);
  const known = { providerRef: state.providerRef };
  throw refuse('provider-has-another-reference', known, 'providerRef');
}

function corrected({ details, stated }: Onboarded, said: Details): Decided<ProviderEvent>[] {
  const now = inOrder(overlaid(details, said));
  if (holdsAlready(details, now)) return [];
  const effectiveOn = now.approvedFrom ?? stated.effectiveOn;
  const corrects = stated.eventId;
  return [{ type: 'ProviderDetailsCorrected', data: now, effectiveOn, corrects }];
}

// Lots are a set: the same lots in another order say the same.
function inOrder(details: Details): Details {
  const { approvedFrom, approvedTo, lots } = details;
  if (approvedFrom && approvedTo && approvedTo < approvedFrom)
    throw refuse('approval-ends-before-it-starts', { approvedFrom, approvedTo }, 'approvedTo');
  return lots ? { ...details, lots: [...new Set(lots)].sort() } : details;
}
