import fc from 'fast-check';
import { ReferralCommand } from '../referral.commands.js';
import { InformationSource, ReferralOutcome, TransferCause } from '../referral.events.js';
import { informationId, otherPupil, submit } from './referral-events.js';

const date = fc
  .integer({ min: 1, max: 28 })
  .map((day) => `2025-10-${String(day).padStart(2, '0')}`);
const to = fc.constantFrom('hub', 'school-inclusion', 'send', 'tuition');
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const id = fc.constantFrom(informationId, otherPupil);

const data: { readonly [T in ReferralCommand['type']]: fc.Arbitrary<object> } = {
  SubmitReferral: fc
    .record({
      submittedOn: fc.constantFrom('2025-10-01', '2025-10-02'),
      team: optional(to),
      lot: optional(fc.constantFrom('1', '2')),
      withdrawnOn: fc.option(date, { nil: undefined, freq: 20 }),
    })
    .map((more) => submit(more as object).data),
  RequestInformation: fc.record({
    informationId: id,
    from: fc.constantFrom(...InformationSource.options),
    requestedOn: date,
    dueOn: optional(date),
  }),
  ReceiveInformation: fc.record({ informationId: id, receivedOn: date }),
  AllocateReferralToTeam: fc.record({ to, acceptedOn: date }),
  OfferReferralTransfer: fc.record({
    to,
    offeredOn: date,
    cause: fc.constantFrom(...TransferCause.options),
  }),
  AcceptReferralTransfer: fc.record({ to, acceptedOn: date }),
  DeclineReferralTransfer: fc.record({ to, declinedOn: date }),
  WithdrawReferral: fc.record({ withdrawnOn: date }),
  CloseReferral: fc.record({
    closedOn: date,
    outcome: fc.constantFrom(...ReferralOutcome.options),
  }),
  ReopenReferral: fc.record({ reopenedOn: date, cause: fc.constant('appeal') }),
};

// An end is rare, so that something can happen before it.
const weights: Readonly<Record<string, number>> = { WithdrawReferral: 1, CloseReferral: 1 };

/** Any command about one referral in October 2025. */
export const anyReferralCommand: fc.Arbitrary<ReferralCommand> = fc.oneof(
  ...Object.entries(data).map(([type, values]) => ({
    weight: weights[type] ?? 6,
    arbitrary: values.map((said) =>
      ReferralCommand.parse({ type, data: JSON.parse(JSON.stringify(said)) }),
    ),
  })),
);
