import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type BudgetRefusal = 'financial-year-unknown';

export const budgetRefusals: RefusalSentences<BudgetRefusal> = {
  'financial-year-unknown':
    '{financialYear} is not a financial year; write two years in a row, as in 2025-26.',
};

export const refuse = (code: BudgetRefusal, detail: RefusalDetail, field?: string) =>
  new Refusal(code, detail, field);
