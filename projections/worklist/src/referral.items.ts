import type { ApproachEvent } from '@ledger/approach/events';
import type { DataOf } from '@ledger/kernel';
import type { PanelEvent } from '@ledger/panel/events';
import type { Json } from '@ledger/read-model';
import type { ReferralEvent } from '@ledger/referral/events';
import { asOpened, type Closing, factsOf, type Known, type Opening, watching } from './watching.js';

const HUB = 'hub';
const onReferral = watching<ReferralEvent>();
const onPanel = watching<PanelEvent>();
const onApproach = watching<ApproachEvent>();

const ownedSince = (on: string): readonly Closing[] => [
  { closes: 'referral-with-hub', on },
  { closes: 'transfer-not-accepted', on },
];
const over = (on: string): readonly Closing[] => [
  { closes: 'referral-with-hub', on, noting: { ended: true } },
  { closes: 'transfer-not-accepted', on },
  { closes: 'information-asked', on },
];

const endedWithHub = (known: Known): boolean => {
  const row = known.last('referral-with-hub');
  return row !== undefined && factsOf(row)['ended'] === true;
};

const withHub = (pupilId: string, openedOn: string) =>
  ({ opens: 'referral-with-hub', pupilId, openedOn }) as const;

type Transferred = DataOf<ReferralEvent, 'ReferralTransferredBetweenTeams'>;

/** What its child's placements are to follow. */
const transferred = ({ pupilId, from, to, acceptedOn, costCentre }: Transferred): Opening => ({
  ...{ opens: 'transferred', item: acceptedOn, pupilId, openedOn: acceptedOn },
  facts: { from, to, ...(costCentre !== undefined && { costCentre }) },
});

/** What a referral waits for. */
export const referralItems = {
  ReferralSubmitted: onReferral<'ReferralSubmitted'>(({ data }) =>
    data.team === HUB ? [withHub(data.pupilId, data.submittedOn)] : [],
  ),
  ReferralDetailsCorrected: 'ignore',
  InformationRequested: onReferral<'InformationRequested'>(({ data }) => [
    {
      ...{ opens: 'information-asked', item: data.informationId, pupilId: data.pupilId },
      ...{ openedOn: data.requestedOn, dueOn: data.dueOn, facts: { from: data.from } },
    },
  ]),
  InformationReceived: onReferral<'InformationReceived'>(({ data }) => [
    { closes: 'information-asked', item: data.informationId, on: data.receivedOn },
  ]),
  ReferralAllocatedToTeam: onReferral<'ReferralAllocatedToTeam'>(({ data }) =>
    ownedSince(data.acceptedOn),
  ),
  ReferralTransferOffered: onReferral<'ReferralTransferOffered'>(({ data }) => [
    {
      ...{ opens: 'transfer-not-accepted', pupilId: data.pupilId },
      ...{ openedOn: data.offeredOn, dueOn: data.offeredOn },
      facts: { from: data.from, to: data.to, cause: data.cause },
    },
  ]),
  ReferralTransferDeclined: onReferral<'ReferralTransferDeclined'>(({ data }) => [
    { closes: 'transfer-not-accepted', on: data.declinedOn },
  ]),
  ReferralTransferredBetweenTeams: onReferral<'ReferralTransferredBetweenTeams'>(({ data }) => [
    ...ownedSince(data.acceptedOn),
    transferred(data),
  ]),
  ReferralWithdrawn: onReferral<'ReferralWithdrawn'>(({ data }) => over(data.withdrawnOn)),
  ReferralClosed: onReferral<'ReferralClosed'>(({ data }) => over(data.closedOn)),
  // It is again whose it was when it ended: with the hub where it ended there.
  ReferralReopened: onReferral<'ReferralReopened'>(({ data }, known) =>
    endedWithHub(known) ? [withHub(data.pupilId, data.reopenedOn)] : [],
  ),
} as const;

/** What waits for a panel. */
export const panelItems = {
  PanelScheduled: onPanel<'PanelScheduled'>(({ data }) => [
    {
      ...{ opens: 'panel-meeting', dueOn: data.heldOn },
      facts: { kind: data.kind, panelRef: data.panelRef },
    },
  ]),
  PanelRescheduled: onPanel<'PanelRescheduled'>(({ data }, { rows }) =>
    rows
      .filter(({ closedOn }) => closedOn === null)
      .filter(({ kind }) => kind === 'agenda-item' || kind === 'panel-meeting')
      .map((row) => ({ ...asOpened(row), dueOn: data.heldOn })),
  ),
  ReferralPutOnAgenda: onPanel<'ReferralPutOnAgenda'>(({ data }, known) => [
    {
      ...{ opens: 'agenda-item', item: data.referralId, pupilId: data.pupilId },
      dueOn: known.last('panel-meeting')?.dueOn,
    },
  ]),
  ReferralTakenOffAgenda: onPanel<'ReferralTakenOffAgenda'>(({ data, meta }) => [
    { closes: 'agenda-item', item: data.referralId, on: meta.effectiveOn },
  ]),
  PanelConsidered: 'ignore',
  PanelDecided: onPanel<'PanelDecided'>(({ data, meta }, known) => {
    const meeting = known.last('panel-meeting');
    const decisionRef = (meeting && factsOf(meeting)['panelRef']) ?? '';
    return [
      { closes: 'agenda-item', item: data.referralId, on: meta.effectiveOn },
      {
        ...{ opens: 'decision', item: data.referralId, pupilId: data.pupilId },
        facts: { decisionRef, said: data as unknown as Json },
      },
    ];
  }),
  DecisionAppealed: onPanel<'DecisionAppealed'>(({ data }) => [
    {
      ...{ opens: 'appeal', item: data.referralId, pupilId: data.pupilId },
      ...{ openedOn: data.appealedOn, facts: { by: data.by } },
    },
  ]),
  AppealDecided: onPanel<'AppealDecided'>(({ data }) => [
    { closes: 'appeal', item: data.referralId, on: data.decidedOn },
  ]),
  SecondApprovalGiven: onPanel<'SecondApprovalGiven'>(({ data }) => [
    {
      ...{ opens: 'second-approval', item: data.placementId, pupilId: data.pupilId },
      facts: { said: data as unknown as Json },
    },
  ]),
} as const;

/** What is asked of a provider for a child. */
export const approachItems = {
  ProviderApproached: onApproach<'ProviderApproached'>(({ data }) => [
    {
      ...{ opens: 'provider-answer', pupilId: data.pupilId, providerId: data.providerId },
      ...{ openedOn: data.approachedOn, dueOn: data.respondBy },
    },
  ]),
  ProviderAccepted: onApproach<'ProviderAccepted'>(({ data }) => [
    { closes: 'provider-answer', on: data.acceptedOn },
  ]),
  ProviderDeclined: onApproach<'ProviderDeclined'>(({ data }) => [
    { closes: 'provider-answer', on: data.declinedOn },
  ]),
  ApproachWithdrawn: onApproach<'ApproachWithdrawn'>(({ data }) => [
    { closes: 'provider-answer', on: data.withdrawnOn },
  ]),
} as const;
