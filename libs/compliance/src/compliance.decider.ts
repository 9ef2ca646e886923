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
import { addDays } from '@ledger/school-time';
import { ComplianceCommand } from './compliance.commands.js';
import { ComplianceEvent } from './compliance.events.js';
import { refuse } from './compliance.refusals.js';

type Received = DataOf<ComplianceEvent, 'ComplianceDocumentReceived'>;
type Withdrawn = DataOf<ComplianceEvent, 'ComplianceDocumentWithdrawn'>;

/** One document as last known. */
export interface ComplianceDocument {
  readonly received: Received;
  readonly stated: Stated;
  /** From when it was said to be expired; null until it is said. */
  readonly expiredOn: string | null;
  readonly withdrawn: (Withdrawn & { readonly stated: Stated }) | null;
}

/** The compliance documents of one provider, by their ids. */
export type Compliance = Readonly<Record<string, ComplianceDocument>>;

export const compliance: Decider<Compliance, ComplianceCommand, ComplianceEvent> = {
  category: 'compliance',
  events: ComplianceEvent,
  commands: ComplianceCommand,
  initial: {},

  evolve: {
    ComplianceDocumentReceived: (state, received, facts) =>
      put(state, { received, stated: statedBy(facts), expiredOn: null, withdrawn: null }),
    // With another last day it may hold again: an expiry said of the old one is over.
    ComplianceDocumentCorrected: (state, received, facts) =>
      put(state, { ...known(state, received), received, stated: statedBy(facts), expiredOn: null }),
    ComplianceDocumentExpired: (state, { documentId, expiredOn }) =>
      put(state, { ...known(state, { documentId }), expiredOn }),
    ComplianceDocumentWithdrawn: (state, data, facts) =>
      put(state, { ...known(state, data), withdrawn: { ...data, stated: statedBy(facts) } }),
  },

  decide: {
    ReceiveComplianceDocument(state, said) {
      const document = state[said.documentId];
      if (document) return corrected(document, said);
      const data = inOrder(given(said));
      return [{ type: 'ComplianceDocumentReceived', data, effectiveOn: data.receivedOn }];
    },

    ExpireComplianceDocument(state, asked, { today }) {
      const { received, expiredOn, withdrawn } = known(state, asked);
      const { documentId, kind, expiresOn } = received;
      if (expiredOn) return [];
      if (withdrawn) throw alreadyWithdrawn(withdrawn);
      if (expiresOn === undefined) throw refuse('document-does-not-expire');
      if (today <= expiresOn) throw refuse('document-not-yet-expired', { expiresOn });
      const on = addDays(expiresOn, 1);
      const data = { documentId, kind, expiredOn: on };
      return [{ type: 'ComplianceDocumentExpired', data, effectiveOn: on }];
    },

    WithdrawComplianceDocument: (state, asked) => withdrawal(known(state, asked), asked),
  },
};

function known(state: Compliance, { documentId }: Pick<Received, 'documentId'>) {
  const document = state[documentId];
  if (!document) throw refuse('document-not-received', {}, 'documentId');
  return document;
}

const put = (state: Compliance, document: ComplianceDocument): Compliance => ({
  ...state,
  [document.received.documentId]: document,
});

function corrected(
  { received, stated, withdrawn }: ComplianceDocument,
  said: Received,
): Decided<ComplianceEvent>[] {
  const data = inOrder(overlaid(received, said));
  if (holdsAlready(received, data)) return [];
  if (withdrawn) throw alreadyWithdrawn(withdrawn);
  const { eventId: corrects } = stated;
  return [{ type: 'ComplianceDocumentCorrected', data, effectiveOn: data.receivedOn, corrects }];
}

function inOrder(received: Received): Received {
  const { receivedOn, validFrom, expiresOn } = received;
  const from = validFrom ?? receivedOn;
  // A document may be received that has expired already; it cannot expire before it begins.
  if (validFrom !== undefined && expiresOn !== undefined && expiresOn < from)
    throw refuse('document-expires-before-it-holds', { expiresOn, from }, 'expiresOn');
  return received;
}

function withdrawal(
  { received, withdrawn }: ComplianceDocument,
  asked: DataOf<ComplianceCommand, 'WithdrawComplianceDocument'>,
): Decided<ComplianceEvent>[] {
  const data = { ...asked, kind: received.kind };
  const { withdrawnOn } = data;
  if (withdrawn && holdsAlready<Withdrawn>(withdrawn, data)) return [];
  const { receivedOn } = received;
  if (withdrawnOn < receivedOn) {
    const detail = { receivedOn, withdrawnOn };
    throw refuse('document-withdrawn-before-it-was-received', detail, 'withdrawnOn');
  }
  const corrects = withdrawn ? { corrects: withdrawn.stated.eventId } : {};
  return [{ type: 'ComplianceDocumentWithdrawn', data, effectiveOn: withdrawnOn, ...corrects }];
}

const alreadyWithdrawn = ({ withdrawnOn }: Withdrawn) =>
  refuse('document-already-withdrawn', { withdrawnOn });
