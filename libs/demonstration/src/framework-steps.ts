import { chance } from './chance.js';
import { FINANCE_OFFICER } from './people.js';
import type { DemoProvider } from './providers.js';
import { type Step, stepsOf } from './step.js';

/** The framework's outside reference and its id, the same in every demonstration. */
export const FRAMEWORK = { ref: 'AP-FRAMEWORK', id: chance(8071).uuid() };

/** The framework of three authorities: who is on which lot at which rate, and an uplift. */
export function frameworkSteps(providers: readonly DemoProvider[], openingDay: string): Step[] {
  const luck = chance(8072);
  const actor = FINANCE_OFFICER;
  const step = stepsOf({ category: 'framework', id: FRAMEWORK.id, actor, time: '16:59' });
  const joined = providers.filter(({ basis }) => basis !== 'place' && basis !== 'top-up');
  const uplifted = joined.find(({ basis }) => basis === 'day');
  const upliftId = luck.uuid();
  return [
    step(openingDay, 'EstablishFramework', {
      ...{ frameworkRef: FRAMEWORK.ref, name: 'Alternative learning provision' },
      ...{ authorities: ['801', '802', '803'], lots: ['1', '2', '3'] },
      ...{ from: '2022-09-01', to: '2027-08-31', extensionYears: 1 },
      ceilingAYearPence: 600_000_000,
    }),
    ...joined.flatMap(({ providerId, lot, basis, rate }) => [
      step(openingDay, 'JoinFramework', { providerId, lots: [lot], joinedOn: openingDay }),
      step(openingDay, 'AgreeRate', { providerId, lot, basis, pence: rate, from: openingDay }),
    ]),
    ...(uplifted
      ? [
          step('2025-12-10', 'ProposeUplift', {
            ...{ upliftId, providerId: uplifted.providerId, basisPoints: 260 },
            ...{ index: 'CPI', indexBasisPoints: 360, indexPublishedOn: '2025-11-19' },
            ...{ proposedOn: '2025-12-10', effectiveFrom: '2026-01-01' },
          }),
          step('2026-01-20', 'ApproveUplift', { upliftId, approvedOn: '2026-01-20' }),
        ]
      : []),
  ];
}
