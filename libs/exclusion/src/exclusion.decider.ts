import type { Decided, Decider } from '@ledger/kernel';
import { ExclusionCommand } from './exclusion.commands.js';
import { ExclusionEvent } from './exclusion.events.js';
import { type Became, outcomeDecided } from './exclusion.outcomes.js';
import { recordedAs } from './exclusion.record.js';
import { refuse } from './exclusion.refusals.js';
import { evolveExclusions, type Exclusions } from './exclusion.state.js';

/** All suspensions and permanent exclusions of one child. */
export const exclusion: Decider<Exclusions, ExclusionCommand, ExclusionEvent> = {
  category: 'exclusion',
  events: ExclusionEvent,
  commands: ExclusionCommand,
  initial: new Map(),
  evolve: evolveExclusions,

  decide: {
    RecordSuspension: recordedAs('suspension'),
    RecordPermanentExclusion: recordedAs('permanent-exclusion'),
    RescindExclusion: (state, { rescindedOn: on, ...about }) =>
      became(state, { ...about, on, outcome: 'rescinded', field: 'rescindedOn' }),
    UpholdExclusion: (state, { upheldOn: on, ...about }) =>
      became(state, { ...about, on, outcome: 'upheld', field: 'upheldOn' }),
    ReinstatePupil: (state, { reinstatedOn: on, ...about }) =>
      became(state, { ...about, on, outcome: 'reinstated', field: 'reinstatedOn' }),
    RecordIrpOutcome: (state, { decidedOn: on, outcome, ...about }) =>
      became(state, { ...about, on, outcome: `irp-${outcome}`, field: 'decidedOn' }),
  },
};

function became(
  state: Exclusions,
  { exclusionId, ...said }: Became & { readonly exclusionId: string },
): Decided<ExclusionEvent>[] {
  const known = state.get(exclusionId);
  if (!known) throw refuse('exclusion-not-recorded', {}, 'exclusionId');
  return outcomeDecided(known, said);
}
