import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type ProviderPlanRefusal =
  | 'plan-not-opened'
  | 'plan-already-opened'
  | 'plan-already-closed'
  | 'plan-step-before-it-was-opened'
  | 'milestone-not-set'
  | 'milestone-already-met'
  | 'milestone-not-yet-due'
  | 'decision-of-another-authority'
  | 'children-undecided'
  | 'milestones-open';

export const providerPlanRefusals: RefusalSentences<ProviderPlanRefusal> = {
  'plan-not-opened': 'This plan is not on record; open it first.',
  'plan-already-opened': 'This plan was opened with other details; open another plan.',
  'plan-already-closed': 'The plan was closed on {closedOn}; nothing more is recorded in it.',
  'plan-step-before-it-was-opened':
    'The plan was opened on {openedOn}, after {date}; give that day or a later one.',
  'milestone-not-set': 'This milestone is not in the plan; set it first.',
  'milestone-already-met': 'The milestone was met on {metOn}.',
  'milestone-not-yet-due': 'The milestone is due on {dueOn}; it is missed after that day.',
  'decision-of-another-authority':
    'This child is placed by the authority {authority}, which alone decides on it.',
  'children-undecided': '{undecided} children there have no decision yet; each one needs one.',
  'milestones-open': '{open} milestones are not met; a plan that ends improved has met them all.',
};

export const refuse = (code: ProviderPlanRefusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
