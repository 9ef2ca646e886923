import type { Figure } from '@ledger/read-model';
import { isPausedOn, type KeyStage, keyStages } from '@ledger/school-time';
import { type Placed, timetableOf } from '@ledger/caseload';
import {
  type KeyStageParams,
  keyStageParams,
  type KeyStageTables,
  type KeyStageView,
  type OpenPlacement,
  openOn,
} from './pupils-by-key-stage.queries.js';

/** `percent` is of all pupils, unrounded; null when there are none. */
export interface KeyStageRow {
  readonly keyStage: KeyStage;
  readonly pupils: number;
  readonly percent: number | null;
}

/** `pausedPupils` are those of `pupils` with a paused placement on the day. */
export interface KeyStageTotals {
  readonly pupils: number;
  readonly placements: number;
  readonly pausedPupils: number;
}

/**
 * Pupils with an open placement on the day, each once, two merged records as one, by key stage:
 * always all seven. A pupil counts for the authority that is the child's on the day; paused placements are open.
 */
export const pupilsByKeyStage = {
  name: 'pupils-by-key-stage',
  projection: 'pupils-by-key-stage',
  question: 'How many pupils are in alternative provision on a day, by key stage?',
  params: keyStageParams,
  columns: [
    { name: 'keyStage', label: 'Key stage', kind: 'text' },
    { name: 'pupils', label: 'Pupils', kind: 'integer' },
    { name: 'percent', label: 'Share of pupils', kind: 'percent' },
  ],
  async run(view, asked) {
    const open = await openOn(view, { ...asked, personal: 'none' });
    const pupils = pupilsOf(open);
    const paused = open.filter(({ leg }) => isPausedOn(timetableOf(leg), asked.on));
    return {
      rows: keyStages.map((keyStage) => rowOf(keyStage, pupilsIn(open, keyStage), pupils)),
      totals: { pupils, placements: open.length, pausedPupils: pupilsOf(paused) },
    };
  },
} satisfies Figure<KeyStageParams, KeyStageTables> & {
  run(
    view: KeyStageView,
    asked: KeyStageParams,
  ): Promise<{ rows: readonly KeyStageRow[]; totals: KeyStageTotals }>;
};

const pupilsOf = (open: readonly Placed[]) => new Set(open.map(({ pupilId }) => pupilId)).size;

const pupilsIn = (open: readonly OpenPlacement[], keyStage: KeyStage) =>
  pupilsOf(open.filter((each) => each.keyStage === keyStage));

const rowOf = (keyStage: KeyStage, pupils: number, all: number): KeyStageRow => ({
  keyStage,
  pupils,
  percent: all === 0 ? null : (100 * pupils) / all,
});
