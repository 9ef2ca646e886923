import {
  type DataOf,
  type Decider,
  type EventFacts,
  personalValues,
  type Stated,
  statedBy,
} from '@ledger/kernel';
import type { ExclusionKind } from '@ledger/school-time';
import type { ExclusionCommand, ExclusionOutcome } from './exclusion.commands.js';
import type { ExclusionEvent } from './exclusion.events.js';

export type ExclusionDetails = DataOf<ExclusionEvent, 'SuspensionRecorded'>;

export interface DatedOutcome {
  readonly outcome: ExclusionOutcome;
  readonly on: string;
  readonly stated: Stated;
}

/** One suspension or permanent exclusion as last known. */
export interface Exclusion {
  readonly kind: ExclusionKind;
  readonly details: ExclusionDetails;
  /** What happened in words; empty where none were given or they are erased. */
  readonly circumstances: string;
  readonly stated: Stated;
  /** In the order in which they were recorded. */
  readonly outcomes: readonly DatedOutcome[];
}

/** All exclusions of one child by their id. */
export type Exclusions = ReadonlyMap<string, Exclusion>;

type Evolve = Decider<Exclusions, ExclusionCommand, ExclusionEvent>['evolve'];

export const evolveExclusions: Evolve = {
  SuspensionRecorded: (state, details, facts) => recorded(state, 'suspension', { details, facts }),
  PermanentExclusionRecorded: (state, details, facts) =>
    recorded(state, 'permanent-exclusion', { details, facts }),
  SuspensionCorrected: corrected,
  PermanentExclusionCorrected: corrected,
  SuspensionEnded: (state, { exclusionId, endsOn }) =>
    changed(state, exclusionId, (known) => ({
      ...known,
      details: { ...known.details, endsOn },
    })),
  SuspensionRescinded: (state, { exclusionId, rescindedOn }, facts) =>
    became(state, exclusionId, dated('rescinded', rescindedOn, facts)),
  PermanentExclusionRescinded: (state, { exclusionId, rescindedOn }, facts) =>
    became(state, exclusionId, dated('rescinded', rescindedOn, facts)),
  UpheldByGovernors: (state, { exclusionId, upheldOn }, facts) =>
    became(state, exclusionId, dated('upheld', upheldOn, facts)),
  ReinstatedByGovernors: (state, { exclusionId, reinstatedOn }, facts) =>
    became(state, exclusionId, dated('reinstated', reinstatedOn, facts)),
  IrpOutcomeRecorded: (state, { exclusionId, outcome, decidedOn }, facts) =>
    became(state, exclusionId, dated(`irp-${outcome}`, decidedOn, facts)),
};

interface Said {
  readonly details: ExclusionDetails;
  readonly facts: EventFacts;
}

function recorded(state: Exclusions, kind: ExclusionKind, { details, facts }: Said): Exclusions {
  const circumstances = wordsOf(facts) ?? '';
  const one = { kind, details, circumstances, stated: statedBy(facts), outcomes: [] };
  return new Map(state).set(details.exclusionId, one);
}

function corrected(state: Exclusions, details: ExclusionDetails, facts: EventFacts): Exclusions {
  return changed(state, details.exclusionId, (known) => ({
    ...known,
    details,
    circumstances: wordsOf(facts) ?? known.circumstances,
    stated: statedBy(facts),
  }));
}

function changed(
  state: Exclusions,
  exclusionId: string,
  change: (known: Exclusion) => Exclusion,
): Exclusions {
  const known = state.get(exclusionId);
  return known ? new Map(state).set(exclusionId, change(known)) : state;
}

// The same outcome said again is the same one with another date.
function became(state: Exclusions, exclusionId: string, now: DatedOutcome): Exclusions {
  return changed(state, exclusionId, (known) => {
    const isSaidAgain = known.outcomes.at(-1)?.outcome === now.outcome;
    const before = isSaidAgain ? known.outcomes.slice(0, -1) : known.outcomes;
    return { ...known, outcomes: [...before, now] };
  });
}

const dated = (outcome: ExclusionOutcome, on: string, facts: EventFacts): DatedOutcome => ({
  outcome,
  on,
  stated: statedBy(facts),
});

function wordsOf({ personal }: EventFacts): string | undefined {
  const { circumstances } = personalValues(personal, 'narrative');
  return typeof circumstances === 'string' ? circumstances : undefined;
}
