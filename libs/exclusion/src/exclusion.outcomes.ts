import type { Decided } from '@ledger/kernel';
import type { ExclusionOutcome } from './exclusion.commands.js';
import type { ExclusionEvent, IrpOutcome } from './exclusion.events.js';
import { refuse } from './exclusion.refusals.js';
import type { DatedOutcome, Exclusion } from './exclusion.state.js';

export type ExclusionStatus = 'standing' | ExclusionOutcome;

const byPanel = ['irp-upheld', 'irp-recommended', 'irp-quashed'] as const;

/**
 * What an exclusion of a status may become. A file tells only the last outcome, so a panel may
 * follow at once: that the governors had let the exclusion stand goes without saying.
 */
export const legalSteps: Readonly<Record<ExclusionStatus, readonly ExclusionOutcome[]>> = {
  standing: ['rescinded', 'upheld', 'reinstated', ...byPanel],
  upheld: byPanel,
  'irp-recommended': ['upheld', 'reinstated'],
  'irp-quashed': ['upheld', 'reinstated'],
  'irp-upheld': [],
  rescinded: [],
  reinstated: [],
};

export const statusOf = ({
  outcomes,
}: {
  readonly outcomes: readonly Pick<DatedOutcome, 'outcome'>[];
}): ExclusionStatus => outcomes.at(-1)?.outcome ?? 'standing';

/** An outcome of an exclusion, and its date. */
export interface Became {
  readonly pupilId: string;
  readonly outcome: ExclusionOutcome;
  readonly on: string;
  /** How the command calls the date. */
  readonly field: string;
}

/** The event of the outcome; none where it is known already. @throws Refusal for an illegal step */
export function outcomeDecided(exclusion: Exclusion, said: Became): Decided<ExclusionEvent>[] {
  const { outcomes, details } = exclusion;
  const { outcome, on } = said;
  if (outcomes.some((each) => each.outcome === outcome && each.on === on)) return [];
  const { startsOn } = details;
  if (on < startsOn) throw refuse('outcome-before-the-exclusion', { on, startsOn }, said.field);
  const last = outcomes.at(-1);
  const isPutRight = last?.outcome === outcome;
  mustFollow(exclusion, said, isPutRight ? outcomes.at(-2) : last);
  const corrects = isPutRight ? { corrects: last.stated.eventId } : {};
  const about = { effectiveOn: on, pupilId: said.pupilId, ...corrects };
  return [{ ...eventOf(exclusion, said), ...about }];
}

function mustFollow(
  { kind }: Exclusion,
  { outcome, on, field }: Became,
  before: DatedOutcome | undefined,
): void {
  if (kind === 'suspension' && outcome.startsWith('irp-'))
    throw refuse('review-of-a-suspension', {}, 'outcome');
  const status = before?.outcome ?? 'standing';
  if (!legalSteps[status].includes(outcome))
    throw refuse('outcome-not-a-legal-step', { status, outcome }, 'outcome');
  if (before && on < before.on) {
    const detail = { on, last: before.outcome, lastOn: before.on };
    throw refuse('outcome-before-the-one-before', detail, field);
  }
}

function eventOf({ kind, details }: Exclusion, { outcome, on }: Became): ExclusionEvent {
  const { exclusionId } = details;
  if (outcome === 'upheld')
    return { type: 'UpheldByGovernors', data: { exclusionId, upheldOn: on } };
  if (outcome === 'reinstated')
    return { type: 'ReinstatedByGovernors', data: { exclusionId, reinstatedOn: on } };
  if (outcome === 'rescinded') {
    const type = kind === 'suspension' ? 'SuspensionRescinded' : 'PermanentExclusionRescinded';
    return { type, data: { exclusionId, rescindedOn: on } };
  }
  const said = outcome.slice('irp-'.length) as IrpOutcome;
  return { type: 'IrpOutcomeRecorded', data: { exclusionId, outcome: said, decidedOn: on } };
}
