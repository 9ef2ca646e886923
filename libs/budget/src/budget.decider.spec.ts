import { spec } from '@ledger/kernel/testing';
import type { BudgetCommand } from './budget.commands.js';
import { budget } from './budget.decider.js';
import type { BudgetEvent } from './budget.events.js';

const { given } = spec(budget);

const line = {
  financialYear: '2025-26',
  costCentre: '14210',
  s251Line: '1.2.7',
  name: 'Other alternative provision services',
  amountPence: 125_000_00,
};
const whole = { ...line, s251Column: 'PRU & AP', incomeBudgetPence: 10_000_00 };
const recorded: BudgetEvent = { type: 'BudgetSet', data: whole };
const ask = (more: object = {}): BudgetCommand => ({
  type: 'SetBudget',
  data: { ...line, ...more },
});

describe('setting a budget line', () => {
  it('records it from the first day of the financial year', () => {
    given()
      .when(ask(whole))
      .thenRecorded({ ...recorded, effectiveOn: '2025-04-01' });
  });

  it('records nothing the second time, nor when an optional value is not given', () => {
    given(recorded).when(ask(whole)).thenNothing();
    given(recorded).when(ask()).thenNothing();
  });

  it('puts a line right that differs, and keeps what is not given', () => {
    given({ ...recorded, effectiveOn: '2025-04-01' })
      .when(ask({ amountPence: 130_000_00 }))
      .thenRecorded({
        type: 'BudgetCorrected',
        data: { ...whole, amountPence: 130_000_00 },
        effectiveOn: '2025-04-01',
        corrects: 'event-1',
      });
  });

  it('corrects the correction', () => {
    given(recorded, { type: 'BudgetCorrected', data: { ...whole, amountPence: 1 } })
      .when(ask())
      .thenRecorded({
        type: 'BudgetCorrected',
        data: whole,
        effectiveOn: '2026-01-01',
        corrects: 'event-2',
      });
  });

  it('keeps a second line of the same cost centre apart', () => {
    given(recorded)
      .when(ask({ s251Line: '1.2.1' }))
      .thenRecorded({
        type: 'BudgetSet',
        data: { ...line, s251Line: '1.2.1' },
        effectiveOn: '2025-04-01',
      });
  });

  it('takes the turn of a century', () => {
    given()
      .when(ask({ financialYear: '2099-00' }))
      .thenRecorded({
        type: 'BudgetSet',
        data: { ...line, financialYear: '2099-00' },
        effectiveOn: '2099-04-01',
      });
  });

  it('refuses years that are not in a row', () => {
    given()
      .when(ask({ financialYear: '2025-27' }))
      .thenRefused('financial-year-unknown');
  });
});
