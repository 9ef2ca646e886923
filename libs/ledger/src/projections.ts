import { attendance, attendanceProjection, provisionGaps } from '@ledger/attendance';
import { highNeedsSpend, highNeedsSpendProjection } from '@ledger/high-needs-spend';
import { placementHistory, placementHistoryProjection } from '@ledger/placement-history';
import { planProgress, planProgressProjection } from '@ledger/plan-progress';
import { pupilSearch } from '@ledger/pupil-search';
import { pupilsByKeyStage, pupilsByKeyStageProjection } from '@ledger/pupils-by-key-stage';
import type { AnyProjection, Figure } from '@ledger/read-model';
import type { Vault } from '@ledger/vault';
import { worklist, worklistProjection } from '@ledger/worklist';

/** Every projection; a new one gets its line here. */
export function projectionsOf(vault: Pick<Vault, 'blind'>): readonly AnyProjection[] {
  return [
    placementHistoryProjection,
    pupilsByKeyStageProjection,
    attendanceProjection,
    highNeedsSpendProjection,
    planProgressProjection,
    worklistProjection,
    pupilSearch((purpose, text) => vault.blind(purpose, text)),
  ];
}

/** Every figure by its name; a new one gets its line here. */
export const figures: ReadonlyMap<string, Figure> = new Map<string, Figure>(
  [
    placementHistory,
    pupilsByKeyStage,
    attendance,
    provisionGaps,
    highNeedsSpend,
    planProgress,
    worklist,
  ].map((figure) => [figure.name, figure]),
);
