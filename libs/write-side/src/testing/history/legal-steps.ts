import type { Message } from '@ledger/kernel';

// Which statement must have been made before, of the same thing, and by which field it is known.
const NEEDS: Readonly<Record<string, readonly [by: string, ...before: string[]]>> = {
  ChildCircumstancesChanged: ['', 'ChildRegistered'],
  ReferralAllocatedToTeam: ['', 'ReferralSubmitted'],
  ReferralTransferOffered: ['', 'ReferralSubmitted'],
  ReferralTransferDeclined: ['to', 'ReferralTransferOffered'],
  ReferralTransferredBetweenTeams: ['to', 'ReferralTransferOffered'],
  ReferralWithdrawn: ['', 'ReferralSubmitted'],
  ReferralClosed: ['', 'ReferralSubmitted'],
  ReferralReopened: ['', 'ReferralWithdrawn', 'ReferralClosed'],
  ReferralPutOnAgenda: ['', 'PanelScheduled'],
  PanelConsidered: ['referralId', 'ReferralPutOnAgenda'],
  PanelDecided: ['referralId', 'PanelConsidered'],
  DecisionAppealed: ['referralId', 'PanelDecided'],
  PlacementStarted: ['placementId', 'PlacementOrdered'],
  NotArrived: ['placementId', 'PlacementOrdered'],
  PackageVaried: ['placementId', 'PlacementOrdered'],
  PlacementPaused: ['placementId', 'PlacementOrdered'],
  PlacementResumed: ['placementId', 'PlacementPaused'],
  PlacementEnded: ['placementId', 'PlacementOrdered'],
  PlacementCorrected: ['placementId', 'PlacementOrdered'],
  AttendanceCorrected: ['placementId', 'AttendanceMarked'],
  ProviderSuspended: ['', 'ProviderOnboarded'],
  ProviderSuspensionLifted: ['', 'ProviderSuspended'],
  ActionStatusChanged: ['actionRef', 'ActionAdded'],
  ActionRemovedFromPlan: ['actionRef', 'ActionAdded'],
  ActionReturnedToPlan: ['actionRef', 'ActionRemovedFromPlan'],
};

const valueOf = (data: object, by: string) =>
  by === '' ? '' : String((data as Record<string, unknown>)[by]);

/** Looks whether each event follows one that it must follow; keeps what it has seen. */
export function legalSteps() {
  const seen = new Set<string>();
  return (streamId: string, { type, data }: Message): readonly string[] => {
    const [by = '', ...before] = NEEDS[type] ?? [];
    const key = (each: string, field: string) => `${streamId} ${each} ${valueOf(data, field)}`;
    const isLegal = before.length === 0 || before.some((each) => seen.has(key(each, by)));
    for (const field of ['', ...Object.keys(data)]) seen.add(key(type, field));
    return isLegal ? [] : [`${type} in ${streamId} without ${before.join(' or ')}`];
  };
}
