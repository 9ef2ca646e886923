import {
  type DataOf,
  type Decided,
  type Decider,
  given,
  holdsAlready,
  overlaid,
  type Stated,
  statedBy,
} from '@ledger/kernel';
import { ProviderCommand } from './provider.commands.js';
import { ProviderEvent } from './provider.events.js';
import { refuse } from './provider.refusals.js';

type Details = DataOf<ProviderEvent, 'ProviderDetailsCorrected'>;

interface Onboarded {
  readonly providerRef: string;
  readonly details: Details;
  readonly stated: Stated;
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
    }),
    ProviderDetailsCorrected: (state, details, facts) =>
      state && { ...state, details, stated: statedBy(facts) },
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
      if (!state) throw refuse('provider-not-onboarded');
      return corrected(state, details);
    },
  },
};

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
