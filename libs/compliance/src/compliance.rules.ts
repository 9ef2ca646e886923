import type { z } from 'zod';
import type { Compliance, ComplianceDocument } from './compliance.decider.js';
import type { DocumentKind } from './compliance.events.js';

type Kind = z.infer<typeof DocumentKind>;

/** What every provider must show; an authority may ask for more. */
export const requiredKinds: readonly Kind[] = [
  'dbs',
  'single-central-record',
  'insurance',
  'safeguarding-policy',
  'health-and-safety',
];

/** Whether the document holds on the date: its dates say so, and it is not withdrawn by then. */
export function holdsOn({ received, withdrawn }: ComplianceDocument, date: string): boolean {
  const { receivedOn, validFrom = receivedOn, expiresOn } = received;
  if (date < validFrom || (expiresOn !== undefined && date > expiresOn)) return false;
  return !withdrawn || date < withdrawn.withdrawnOn;
}

/** The kinds that no document shows on the date, in the order asked. */
export function missingOn(
  state: Compliance,
  date: string,
  required: readonly Kind[] = requiredKinds,
): readonly Kind[] {
  const shown = Object.values(state).filter((document) => holdsOn(document, date));
  const kinds = new Set(shown.map(({ received }) => received.kind));
  return required.filter((kind) => !kinds.has(kind));
}

/** Whether every required kind is shown on the date. */
export const compliantOn = (
  state: Compliance,
  date: string,
  required: readonly Kind[] = requiredKinds,
): boolean => missingOn(state, date, required).length === 0;
