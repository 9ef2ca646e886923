import { checkKinds } from './testing/check-kinds.js';
import {
  submitted,
  offered,
  scheduled,
  arranged,
  visited,
  raised,
  received,
  expired,
} from './testing/stories.js';
import {
  pupilId,
  providerId,
  day,
  told,
  referral,
  panel,
  approach,
  document,
  visit,
  finding,
} from './testing/told.js';

checkKinds([
  {
    kind: 'referral-with-hub',
    opening: [submitted],
    expected: { subject: 'referral-r', pupilId, openedOn: day, dueOn: null },
    closings: [
      [referral('ReferralAllocatedToTeam', { ...offered, acceptedOn: '2026-01-14' }), '2026-01-14'],
      [referral('ReferralWithdrawn', { withdrawnOn: '2026-01-15' }), '2026-01-15'],
    ],
  },
  {
    kind: 'transfer-not-accepted',
    opening: [referral('ReferralTransferOffered', { ...offered, offeredOn: day })],
    expected: { dueOn: day, facts: { from: 'hub', to: 'send', cause: 'ehcp-issued' } },
    closings: [
      [
        referral('ReferralTransferredBetweenTeams', { ...offered, acceptedOn: '2026-01-14' }),
        '2026-01-14',
      ],
      [
        referral('ReferralTransferDeclined', { ...offered, declinedOn: '2026-01-15' }),
        '2026-01-15',
      ],
      [referral('ReferralClosed', { closedOn: '2026-01-16', outcome: 'refused' }), '2026-01-16'],
    ],
  },
  {
    kind: 'information-asked',
    opening: [
      referral('InformationRequested', {
        ...{ informationId: 'i', from: 'school', requestedOn: day, dueOn: '2026-01-19' },
      }),
    ],
    expected: { item: 'i', dueOn: '2026-01-19', facts: { from: 'school' } },
    closings: [[referral('InformationReceived', { informationId: 'i', receivedOn: day }), day]],
  },
  {
    kind: 'agenda-item',
    opening: [scheduled, panel('ReferralPutOnAgenda', {})],
    expected: { item: 'referral-r', pupilId, dueOn: '2026-02-01' },
    closings: [
      [panel('PanelDecided', { outcome: 'agree' }), day],
      [panel('ReferralTakenOffAgenda', {}), day],
    ],
  },
  {
    kind: 'appeal',
    opening: [panel('DecisionAppealed', { appealedOn: day, by: 'family' })],
    expected: { item: 'referral-r', dueOn: null },
    closings: [[panel('AppealDecided', { decidedOn: day, outcome: 'upheld' }), day]],
  },
  {
    kind: 'provider-answer',
    opening: [approach('ProviderApproached', { approachedOn: day, respondBy: '2026-01-16' })],
    expected: { dueOn: '2026-01-16', providerId, pupilId },
    closings: [
      [approach('ProviderAccepted', { acceptedOn: day }), day],
      [approach('ProviderDeclined', { declinedOn: day, reason: 'location' }), day],
      [approach('ApproachWithdrawn', { withdrawnOn: day, reason: 'other' }), day],
    ],
  },
  {
    kind: 'document-expiry',
    opening: [received('d', '2026-02-01')],
    expected: {
      item: 'd',
      dueOn: '2026-02-01',
      providerId,
      facts: { documentId: 'd', kind: 'insurance' },
    },
    closings: [
      [expired, '2026-02-02'],
      [document('ComplianceDocumentWithdrawn', { withdrawnOn: day, reasonCode: 'replaced' }), day],
      [document('ComplianceDocumentCorrected', { receivedOn: day }), day],
    ],
  },
  {
    kind: 'document-expired',
    opening: [received('d', '2026-02-01'), expired],
    expected: { item: 'insurance', dueOn: '2026-02-02', providerId },
    closings: [[received('d2', '2027-02-01'), day]],
  },
  {
    kind: 'visit-to-hold',
    opening: [visit('QaVisitScheduled', arranged)],
    expected: { dueOn: '2026-02-02', providerId },
    closings: [
      [visit('QaVisitHeld', { heldOn: day }), day],
      [visit('QaVisitCancelled', { cancelledOn: day, reasonCode: 'other' }), day],
    ],
  },
  {
    kind: 'report-to-issue',
    opening: visited,
    expected: { dueOn: '2026-02-09', providerId },
    closings: [[visit('QaReportIssued', { issuedOn: day, ratings: [] }), day]],
  },
  {
    kind: 'next-visit',
    opening: [
      ...visited,
      visit('QaReportIssued', { issuedOn: day, ratings: [], nextDueOn: '2027-01-12' }),
    ],
    expected: { subject: 'qa-visit-v', dueOn: '2027-01-12', providerId },
    closings: [[told('qa-visit-2', 'QaVisitScheduled', arranged), day]],
  },
  {
    kind: 'finding-open',
    opening: [raised],
    expected: { providerId, dueOn: null, openedOn: day },
    closings: [
      [finding('QaFindingClosed', { closedOn: day, closedBy: 'x', onEvidence: 'y' }), day],
    ],
  },
  {
    kind: 'finding-response',
    opening: [raised],
    expected: { providerId, dueOn: '2026-01-26' },
    closings: [
      [finding('QaFindingResponded', { respondedOn: day }), day],
      [finding('QaFindingClosed', { closedOn: day, closedBy: 'x', onEvidence: 'y' }), day],
    ],
  },
  {
    kind: 'audit-to-resubmit',
    opening: [
      told('section-175-s', 'Section175AuditSubmitted', {
        ...{ providerId, academicYear: '2025/26', submittedOn: day, descriptors: [] },
      }),
      told('section-175-s', 'Section175AuditReturned', {
        ...{ returnedOn: '2026-01-20', reasonCode: 'incomplete', descriptorRefs: [] },
      }),
    ],
    expected: { providerId, dueOn: '2026-01-20', facts: { academicYear: '2025/26' } },
    closings: [
      [
        told('section-175-s', 'Section175AuditSubmitted', {
          ...{ providerId, academicYear: '2025/26', submittedOn: '2026-01-22', descriptors: [] },
        }),
        '2026-01-22',
      ],
    ],
  },
]);
