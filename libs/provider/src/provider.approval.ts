import { type DataOf, type Decided, given, holdsAlready, type Stated } from '@ledger/kernel';
import type { ProviderEvent } from './provider.events.js';
import { refuse } from './provider.refusals.js';

type Approved = DataOf<ProviderEvent, 'ProviderApproved'>;
type Ended = DataOf<ProviderEvent, 'ProviderApprovalEnded'>;

/** An approval of its own date; those of the directory entry are details of the provider. */
export interface Approval {
  readonly approved: Approved;
  readonly ended: (Ended & { readonly stated: Stated }) | null;
  readonly stated: Stated;
}

type Events = Decided<ProviderEvent>[];

export function approveProvider(approvals: readonly Approval[], said: Approved): Events {
  const { from, to } = said;
  if (to !== undefined && to < from)
    throw refuse('approval-ends-before-it-starts', { approvedFrom: from, approvedTo: to }, 'to');
  const data = given({ ...said, lots: said.lots && [...new Set(said.lots)].sort() });
  const known = approvals.find(({ approved }) => approved.from === from);
  if (known) return corrected(known, data);
  const open = approvals.find((approval) => lastDayOf(approval) >= from);
  if (open) throw refuse('provider-already-approved', { since: open.approved.from }, 'from');
  return [{ type: 'ProviderApproved', data, effectiveOn: from }];
}

function corrected({ approved, stated }: Approval, data: Approved): Events {
  if (holdsAlready(approved, data)) return [];
  const { eventId: corrects, effectiveOn } = stated;
  return [{ type: 'ProviderApproved', data: { ...approved, ...data }, effectiveOn, corrects }];
}

export function endApproval(approvals: readonly Approval[], data: Ended): Events {
  const { endedOn } = data;
  const last = approvals.at(-1);
  if (!last || endedOn < last.approved.from)
    throw refuse('provider-not-approved', { endedOn }, 'endedOn');
  if (last.ended && holdsAlready<Ended>(last.ended, data)) return [];
  const corrects = last.ended ? { corrects: last.ended.stated.eventId } : {};
  return [{ type: 'ProviderApprovalEnded', data, effectiveOn: endedOn, ...corrects }];
}

export function approved(
  approvals: readonly Approval[],
  now: Pick<Approval, 'approved' | 'stated'>,
): readonly Approval[] {
  const known = approvals.find((each) => each.approved.from === now.approved.from);
  const others = approvals.filter((each) => each !== known);
  return [...others, { ended: known?.ended ?? null, ...now }].sort(byDate);
}

export function approvalEnded(
  approvals: readonly Approval[],
  ended: Ended & { readonly stated: Stated },
): readonly Approval[] {
  return approvals.map((each, at) => (at === approvals.length - 1 ? { ...each, ended } : each));
}

/** The last day, both as approved and as ended; a date far ahead where there is none. */
export const lastDayOf = ({ approved: { to }, ended }: Approval): string =>
  ended?.endedOn ?? to ?? '9999-12-31';

const byDate = (one: Approval, other: Approval) =>
  one.approved.from < other.approved.from ? -1 : 1;
