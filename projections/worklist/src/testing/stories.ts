import {
  pupilId,
  providerId,
  placementId,
  day,
  referral,
  panel,
  document,
  visit,
  finding,
  plan,
  board,
} from './told.js';

export const submitted = referral('ReferralSubmitted', { team: 'hub', submittedOn: day });
export const offered = { from: 'hub', to: 'send', cause: 'ehcp-issued' };
export const scheduled = panel('PanelScheduled', {
  panelRef: 'P',
  kind: 'mapp',
  heldOn: '2026-02-01',
});
export const arranged = {
  providerId,
  on: '2026-02-02',
  visitedBy: '801',
  announced: true,
  areas: [],
};
export const visited = [visit('QaVisitScheduled', arranged), visit('QaVisitHeld', { heldOn: day })];
export const raised = finding('QaFindingRaised', {
  ...{ providerId, source: 'visit', area: 'leadership', severity: 'low', immediateRisk: false },
  ...{ raisedOn: day, finding: 'words', responseDueOn: '2026-01-26' },
});
export const opened = plan('ProviderImprovementPlanOpened', {
  ...{ providerId, openedOn: day, findingIds: [], suspension: 'all', reviewOn: '2026-03-01' },
  liveChildren: [{ pupilId, placementId, authority: '802' }],
});
export const decided = (decision: string) =>
  plan('LiveChildDecided', {
    ...{ pupilId, placementId, authority: '802', providerId, decision, decidedOn: '2026-01-14' },
  });
export const milestone = plan('MilestoneSet', {
  milestoneId: 'm',
  title: 'words',
  dueOn: '2026-02-01',
});
export const added = board('ActionAdded', {
  ...{ actionRef: '1.1', priorityArea: 'A', title: 'Do', owner: 'Head', dueOn: '2026-02-01' },
});
export const status = (of: string, reportedOn: string) =>
  board('ActionStatusChanged', { actionRef: '1.1', reportedOn, status: of });
export const received = (documentId: string, expiresOn?: string) =>
  document('ComplianceDocumentReceived', { documentId, receivedOn: day, expiresOn });
export const expired = document('ComplianceDocumentExpired', { expiredOn: '2026-02-02' });
