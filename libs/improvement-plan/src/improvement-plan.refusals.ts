import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type ImprovementPlanRefusal =
  | 'plan-has-another-reference'
  | 'action-unknown'
  | 'action-depends-on-itself'
  | 'action-due-before-it-starts'
  | 'status-step-not-legal'
  | 'removal-needs-a-note'
  | 'meeting-not-yet-held';

export const improvementPlanRefusals: RefusalSentences<ImprovementPlanRefusal> = {
  'plan-has-another-reference': 'This plan is {planRef} already.',
  'action-unknown': 'The plan has no action {actionRef}. Add the action first.',
  'action-depends-on-itself':
    '{actionRef} cannot depend on itself, not even by way of others. Name the actions that come first.',
  'action-due-before-it-starts': 'The action starts on {startsOn}; it is due on that day or later.',
  'status-step-not-legal':
    'An action that was {before} on {reportedOn} cannot be {status} after it. It may be {allowed}.',
  'removal-needs-a-note':
    'An action that is {status} leaves the plan only with a note that says why.',
  'meeting-not-yet-held': 'The meeting of {heldOn} has not been held yet.',
};

export const refuse = (code: ImprovementPlanRefusal, detail: RefusalDetail, field?: string) =>
  new Refusal(code, detail, field);
