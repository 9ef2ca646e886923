import { type Decided, given, holdsAlready } from '@ledger/kernel';
import type { FrameworkEvent } from './framework.events.js';
import { refuseOutside, refuseUnknownLot } from './framework.membership.js';
import { refuse } from './framework.refusals.js';
import {
  type Asked,
  established,
  type Framework,
  type Proposal,
  type Uplift,
  type UpliftStatus,
} from './framework.state.js';

type Events = readonly Decided<FrameworkEvent>[];

/** Where a decision may lead from each status; the same status again puts the decision right. */
export const legalUpliftSteps: Readonly<Record<UpliftStatus, readonly UpliftStatus[]>> = {
  proposed: ['proposed', 'approved', 'refused'],
  approved: ['approved'],
  refused: ['refused'],
};

/** Proposes an uplift, or puts a proposal right that nobody has decided yet. */
export function proposeUplift(framework: Framework, asked: Asked<'ProposeUplift'>): Events {
  const state = established(framework);
  const data = given(asked) as Proposal;
  const known = state.uplifts.get(data.upliftId);
  if (known && holdsAlready(known.proposal.value, data)) return [];
  refuseAboveCap(data);
  if (data.lot !== undefined) refuseUnknownLot(state, data.lot);
  refuseOutside(state, data.effectiveFrom, 'effectiveFrom');
  const event = { type: 'UpliftProposed' as const, effectiveOn: data.proposedOn };
  if (!known) return [{ ...event, data }];
  refuseStep(known, 'proposed');
  if (known.proposal.value.providerId !== data.providerId)
    throw refuse('uplift-of-another-provider', {}, 'providerId');
  const corrects = known.proposal.stated.eventId;
  return [{ ...event, data: { ...known.proposal.value, ...data }, corrects }];
}

/** Approves an uplift, from the date proposed or another one, which may be past. */
export function approveUplift(framework: Framework, asked: Asked<'ApproveUplift'>): Events {
  const state = established(framework);
  const { upliftId, approvedOn } = asked;
  const known = proposed(state.uplifts.get(upliftId));
  refuseStep(known, 'approved');
  refuseEarly(known, approvedOn, 'approvedOn');
  const effectiveFrom = asked.effectiveFrom ?? known.effectiveFrom;
  refuseOutside(state, effectiveFrom, 'effectiveFrom');
  const data = { upliftId, approvedOn, effectiveFrom };
  return decided(known, { type: 'UpliftApproved', data, effectiveOn: effectiveFrom });
}

export function refuseUplift(framework: Framework, asked: Asked<'RefuseUplift'>): Events {
  const known = proposed(established(framework).uplifts.get(asked.upliftId));
  refuseStep(known, 'refused');
  refuseEarly(known, asked.refusedOn, 'refusedOn');
  const data = given(asked) as { upliftId: string; refusedOn: string };
  return decided(known, { type: 'UpliftRefused', data, effectiveOn: asked.refusedOn });
}

function decided({ decision }: Uplift, event: Decided<FrameworkEvent>): Events {
  if (!decision) return [event];
  if (holdsAlready(decision.value as object, event.data)) return [];
  return [{ ...event, corrects: decision.stated.eventId }];
}

function proposed(uplift: Uplift | undefined): Uplift {
  if (uplift) return uplift;
  throw refuse('uplift-unknown', {}, 'upliftId');
}

function refuseStep({ status }: Uplift, next: UpliftStatus): void {
  if (!legalUpliftSteps[status].includes(next))
    throw refuse('uplift-already-decided', { status }, 'upliftId');
}

function refuseEarly({ proposal }: Uplift, decidedOn: string, field: string): void {
  const { proposedOn } = proposal.value;
  if (decidedOn < proposedOn) throw refuse('decided-before-proposed', { proposedOn }, field);
}

// Prices rise with inflation at most, as it was published when the uplift was proposed.
function refuseAboveCap(proposal: Proposal): void {
  const { basisPoints, index, indexBasisPoints, indexPublishedOn, proposedOn } = proposal;
  if (indexPublishedOn > proposedOn)
    throw refuse('index-not-yet-published', { indexPublishedOn, proposedOn }, 'indexPublishedOn');
  if (basisPoints > indexBasisPoints)
    throw refuse(
      'uplift-above-cap',
      { basisPoints, index, indexBasisPoints, indexPublishedOn },
      'basisPoints',
    );
}
