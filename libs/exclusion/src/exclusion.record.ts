import { type DataOf, type Decided, given, holdsAlready, overlaid } from '@ledger/kernel';
import { addDays, dayOf, type ExclusionKind, weekdayOf } from '@ledger/school-time';
import type { ExclusionCommand } from './exclusion.commands.js';
import type { ExclusionEvent } from './exclusion.events.js';
import { outcomeDecided } from './exclusion.outcomes.js';
import { refuse } from './exclusion.refusals.js';
import type { Exclusion, ExclusionDetails, Exclusions } from './exclusion.state.js';

type Said = DataOf<ExclusionCommand, 'RecordPermanentExclusion'>;
type Events = Decided<ExclusionEvent>[];

const names = {
  suspension: { first: 'SuspensionRecorded', again: 'SuspensionCorrected' },
  'permanent-exclusion': {
    first: 'PermanentExclusionRecorded',
    again: 'PermanentExclusionCorrected',
  },
} as const;

/** Records the exclusion, or what differs from what is known; then its outcome, where one is given. */
export const recordedAs =
  (kind: ExclusionKind) =>
  (state: Exclusions, said: Said, { today }: { readonly today: string }): Events => {
    const known = state.get(said.exclusionId);
    if (known && known.kind !== kind)
      throw refuse('exclusion-of-another-kind', { known: known.kind.replace('-', ' ') }, 'kind');
    const details = detailsOf(kind, said, known);
    const events = known ? different(known, details, said) : first(kind, details, said);
    const { outcome, outcomeOn, pupilId } = said;
    if (!outcome) return events;
    const now = { ...(known ?? nothingYet(kind)), details };
    const on = outcomeOn ?? knownDate(known, outcome) ?? today;
    return [...events, ...outcomeDecided(now, { pupilId, outcome, on, field: 'outcomeOn' })];
  };

const nothingYet = (kind: ExclusionKind) => ({
  kind,
  circumstances: '',
  stated: { eventId: '', effectiveOn: '' },
  outcomes: [],
});

const knownDate = (known: Exclusion | undefined, outcome: string): string | undefined =>
  known?.outcomes.findLast((each) => each.outcome === outcome)?.on;

function detailsOf(kind: ExclusionKind, said: Said, known?: Exclusion): ExclusionDetails {
  const { exclusionId, schoolUrn, startsOn, reason, sessions, endsOn, decidedOn } = said;
  const firstDay = said.firstDay ?? firstDayOf(kind, said, known);
  const whole = { exclusionId, schoolUrn, startsOn, firstDay, reason, sessions, endsOn, decidedOn };
  const details = overlaid<ExclusionDetails>(known?.details ?? (given(whole) as ExclusionDetails), {
    ...whole,
  });
  mustBeInOrder(details);
  return details;
}

// A first day that was once settled stays until the exclusion moves, whatever a calendar says later.
function firstDayOf(kind: ExclusionKind, said: Said, known?: Exclusion): string {
  const { startsOn, nextSchoolDay } = said;
  if (known?.details.startsOn === startsOn) return known.details.firstDay;
  if (kind === 'suspension') return startsOn;
  return nextSchoolDay ?? nextWeekday(startsOn);
}

function nextWeekday(date: string): string {
  const next = addDays(date, 1);
  return weekdayOf(dayOf(next)) < 5 ? next : nextWeekday(next);
}

function mustBeInOrder({ startsOn, firstDay, endsOn }: ExclusionDetails): void {
  if (endsOn !== undefined && endsOn < startsOn)
    throw refuse('exclusion-ends-before-it-starts', { startsOn, endsOn }, 'endsOn');
  if (firstDay < startsOn)
    throw refuse('first-day-before-the-exclusion', { startsOn, firstDay }, 'firstDay');
}

function first(kind: ExclusionKind, data: ExclusionDetails, said: Said): Events {
  const { pupilId, suspensionRef } = said;
  const identity = { pupilId, class: 'identity' as const, values: { suspensionRef } };
  const personal = [identity, ...wordsIn(said, '')];
  return [{ type: names[kind].first, data, effectiveOn: data.startsOn, pupilId, personal }];
}

function different(known: Exclusion, data: ExclusionDetails, said: Said): Events {
  const personal = wordsIn(said, known.circumstances);
  if (holdsAlready(known.details, data) && personal.length === 0) return [];
  mustLeaveOutcomes(known, data);
  const { pupilId, exclusionId, endsOn } = said;
  if (endsOn !== undefined && personal.length === 0 && isOnlyEnded(known, data))
    return [
      { type: 'SuspensionEnded', data: { exclusionId, endsOn }, effectiveOn: endsOn, pupilId },
    ];
  const about = { effectiveOn: data.startsOn, corrects: known.stated.eventId, pupilId, personal };
  return [{ type: names[known.kind].again, data, ...about }];
}

function isOnlyEnded({ kind, details }: Exclusion, now: ExclusionDetails): boolean {
  const { endsOn, ...others } = now;
  const isNew = details.endsOn === undefined && endsOn !== undefined;
  return kind === 'suspension' && isNew && holdsAlready<Partial<ExclusionDetails>>(details, others);
}

function mustLeaveOutcomes({ outcomes }: Exclusion, { startsOn }: ExclusionDetails): void {
  const [earliest] = outcomes;
  if (earliest && earliest.on < startsOn)
    throw refuse('outcome-before-the-exclusion', { on: earliest.on, startsOn }, 'startsOn');
}

function wordsIn({ pupilId, circumstances }: Said, known: string) {
  if (circumstances === undefined || circumstances === known) return [];
  return [{ pupilId, class: 'narrative' as const, values: { circumstances } }];
}
