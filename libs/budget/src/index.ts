export { BudgetCommand } from './budget.commands.js';
export { type Budget, budget } from './budget.decider.js';
export { BudgetEvent } from './budget.events.js';
export { type BudgetRefusal, budgetRefusals } from './budget.refusals.js';
