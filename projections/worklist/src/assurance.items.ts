import { idOfStream } from '@ledger/caseload';
import type { ComplianceEvent } from '@ledger/compliance/events';
import type { FindingEvent } from '@ledger/finding/events';
import type { DataOf } from '@ledger/kernel';
import type { QaVisitEvent } from '@ledger/qa-visit/events';
import { addDays } from '@ledger/school-time';
import { asOpened, type Known, ofProvider, type Step, watching } from './watching.js';

/** What the product takes as right where no authority has said otherwise. */
const REPORT_WITHIN_DAYS = 28;

const onDocument = watching<ComplianceEvent>();
const onVisit = watching<QaVisitEvent>();
const onFinding = watching<FindingEvent>();
const providerOf = ({ streamId }: { streamId: string }) => idOfStream(streamId, 'compliance');

type Document = DataOf<ComplianceEvent, 'ComplianceDocumentReceived'>;

/** A document without a last day is awaited no more. */
const expiryOf = (data: Document, providerId: string): readonly Step[] =>
  data.expiresOn === undefined
    ? [{ closes: 'document-expiry', item: data.documentId, on: data.receivedOn }]
    : [
        {
          ...{ opens: 'document-expiry', item: data.documentId, providerId },
          ...{ openedOn: data.receivedOn, dueOn: data.expiresOn },
          facts: { documentId: data.documentId, kind: data.kind },
        },
      ];

/** What a provider must show, and when it no longer holds. */
export const documentItems = {
  ComplianceDocumentReceived: onDocument<'ComplianceDocumentReceived'>((event) => [
    ...expiryOf(event.data, providerOf(event)),
    { closes: 'document-expired', item: event.data.kind, on: event.data.receivedOn },
  ]),
  ComplianceDocumentCorrected: onDocument<'ComplianceDocumentCorrected'>((event) => [
    ...expiryOf(event.data, providerOf(event)),
    { closes: 'document-expired', item: event.data.kind, on: event.data.receivedOn },
  ]),
  ComplianceDocumentExpired: onDocument<'ComplianceDocumentExpired'>((event, known) => {
    const { documentId, kind, expiredOn } = event.data;
    return [
      { closes: 'document-expiry', item: documentId, on: expiredOn },
      ...(isShown(known, documentId, kind)
        ? []
        : [expired(providerOf(event), { kind, expiredOn })]),
    ];
  }),
  ComplianceDocumentWithdrawn: onDocument<'ComplianceDocumentWithdrawn'>(({ data }) => [
    { closes: 'document-expiry', item: data.documentId, on: data.withdrawnOn },
  ]),
} as const;

/** Whether a newer document of the kind is still to expire. */
const isShown = ({ rows }: Known, documentId: string, kind: string): boolean =>
  rows.some(
    (row) =>
      row.kind === 'document-expiry' &&
      row.closedOn === null &&
      row.item !== documentId &&
      (row.facts as { kind?: string }).kind === kind,
  );

type Expired = Pick<DataOf<ComplianceEvent, 'ComplianceDocumentExpired'>, 'kind' | 'expiredOn'>;

const expired = (providerId: string, { kind, expiredOn }: Expired): Step => ({
  ...{ opens: 'document-expired', item: kind, providerId },
  ...{ openedOn: expiredOn, dueOn: expiredOn, facts: { kind } },
});

type Visit = DataOf<QaVisitEvent, 'QaVisitScheduled'>;

const toHold = ({ providerId, on }: Visit): Step => ({
  opens: 'visit-to-hold',
  providerId,
  dueOn: on,
});

/** The visit that the events of one stream are about. */
const visitOf = (known: Known) => known.last('visit-to-hold');

/** Visits, their reports, and when the next is due. */
export const visitItems = {
  QaVisitScheduled: onVisit<'QaVisitScheduled'>(
    ({ data, meta }) => [toHold(data), { closes: 'next-visit', on: meta.effectiveOn }],
    ({ data }) => [ofProvider('next-visit', data.providerId)],
  ),
  QaVisitCorrected: onVisit<'QaVisitCorrected'>(({ data }, known) =>
    known.isOpen('visit-to-hold') ? [toHold(data)] : [],
  ),
  QaVisitRescheduled: onVisit<'QaVisitRescheduled'>(({ data }, known) => {
    const visit = visitOf(known);
    return visit ? [{ ...asOpened(visit), dueOn: data.on }] : [];
  }),
  QaVisitHeld: onVisit<'QaVisitHeld'>(({ data }, known) => [
    { closes: 'visit-to-hold', on: data.heldOn },
    {
      ...{ opens: 'report-to-issue', providerId: visitOf(known)?.providerId },
      ...{ openedOn: data.heldOn, dueOn: addDays(data.heldOn, REPORT_WITHIN_DAYS) },
    },
  ]),
  QaVisitCancelled: onVisit<'QaVisitCancelled'>(({ data }) => [
    { closes: 'visit-to-hold', on: data.cancelledOn },
  ]),
  QaReportIssued: onVisit<'QaReportIssued'>(({ data }, known) => [
    { closes: 'report-to-issue', on: data.issuedOn },
    ...nextVisit(visitOf(known)?.providerId ?? null, data),
  ]),
  QaReportShared: 'ignore',
} as const;

function nextVisit(
  providerId: string | null,
  { issuedOn, nextDueOn }: DataOf<QaVisitEvent, 'QaReportIssued'>,
): readonly Step[] {
  if (providerId === null || nextDueOn === undefined) return [];
  return [{ opens: 'next-visit', providerId, openedOn: issuedOn, dueOn: nextDueOn }];
}

type Finding = DataOf<FindingEvent, 'QaFindingRaised'>;

const open = (data: Finding): Step => ({
  ...{ opens: 'finding-open', providerId: data.providerId, openedOn: data.raisedOn },
  // What is an immediate risk is due at once.
  dueOn: data.immediateRisk ? data.raisedOn : null,
  facts: { area: data.area, severity: data.severity, source: data.source },
});
const toAnswer = (data: Finding): Step => ({
  ...{ opens: 'finding-response', providerId: data.providerId, openedOn: data.raisedOn },
  ...{ dueOn: data.responseDueOn, facts: { area: data.area, severity: data.severity } },
});

/** What was found at a provider and is not settled. */
export const findingItems = {
  QaFindingRaised: onFinding<'QaFindingRaised'>(({ data }) => [open(data), toAnswer(data)]),
  QaFindingCorrected: onFinding<'QaFindingCorrected'>(({ data }, known) => [
    ...(known.isOpen('finding-open') ? [open(data)] : []),
    ...(known.isOpen('finding-response') ? [toAnswer(data)] : []),
  ]),
  QaFindingResponded: onFinding<'QaFindingResponded'>(({ data }) => [
    { closes: 'finding-response', on: data.respondedOn },
  ]),
  QaFindingClosed: onFinding<'QaFindingClosed'>(({ data }) => [
    { closes: 'finding-response', on: data.closedOn },
    { closes: 'finding-open', on: data.closedOn },
  ]),
  QaFindingReopened: onFinding<'QaFindingReopened'>(({ data }, known) => {
    const row = known.last('finding-open');
    return row ? [{ ...asOpened(row), openedOn: data.reopenedOn }] : [];
  }),
  QaFindingShared: 'ignore',
} as const;
