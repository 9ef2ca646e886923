import { given as stated } from '@ledger/kernel';
import { Progress, review, ReviewDecision, ReviewKind, ReviewRole } from '@ledger/review';
import { MissedReason } from '@ledger/review/events';
import { importKind, notice } from '../kind.js';
import { type KnownPlacement, knownPlacements } from '../known/placements.js';
import type { Notice } from '../notice.js';
import { rejected } from '../outcome.js';
import { recordRows, unknownReference } from '../record-rows.js';
import type { ImportRun } from '../run.js';
import { oneOf, someOf } from '../table/cell.js';
import { date } from '../table/cells.amounts.js';
import { reference, text } from '../table/cells.js';
import { optional, required } from '../table/column.js';
import type { Row } from '../table/row.js';

const columns = {
  placementRef: required(reference, 'PL-0001'),
  kind: required(oneOf(ReviewKind.options), 'six-week'),
  dueOn: required(date, '2025-12-17'),
  rescheduledTo: optional(date, ''),
  missedOn: optional(date, ''),
  missedReason: optional(oneOf(MissedReason.options), ''),
  heldOn: optional(date, '2025-12-16'),
  decision: optional(oneOf(ReviewDecision.options), 'continue'),
  attendees: optional(someOf(ReviewRole.options), 'child;parent-or-carer;school;provider'),
  absent: optional(someOf(ReviewRole.options), 'authority'),
  targets: optional(someOf(Progress.options), 'green;amber'),
  targetWords: optional(text, 'In by nine each day|Reads daily'),
  newPlannedEndOn: optional(date, ''),
  nextReviewOn: optional(date, '2026-01-28'),
  childView: optional(text, 'I like the boats.'),
  familyView: optional(text, ''),
};
type ReviewRow = Row<typeof columns>;
type Values = ReviewRow['values'];

export const reviews = importKind({
  name: 'reviews',
  sentence: 'A review of a placement: when it was due, put off, missed or held, and what it found.',
  key: ['placementRef', 'kind', 'dueOn'],
  columns,
  open: (run) => {
    const placements = knownPlacements(run);
    return async (rows) => {
      const known = await placements(rows.map(({ values }) => values.placementRef));
      const judged = rows.map((row) => judge(run, row, known.get(row.values.placementRef)));
      const asks = judged.flatMap((each) => ('ask' in each ? [each] : []));
      const bad = judged.flatMap((each) => ('ask' in each ? [] : [each]));
      return [...(await recordRows(run, { decider: review, columns: {} }, asks)), ...bad];
    };
  },
});

function judge(run: ImportRun, row: ReviewRow, placement: KnownPlacement | undefined) {
  const { placementRef: ref } = row.values;
  const what = 'placement';
  if (!placement)
    return rejected(row.row, unknownReference(row.row, 'placementRef', { ref, what }));
  const fault = faultOf(row);
  return fault ? rejected(row.row, fault) : askOf(run, row, placement);
}

/** What only a review that was held, or missed, has. */
const ofHeld = [
  ...['decision', 'attendees', 'absent', 'targets', 'targetWords'],
  ...['newPlannedEndOn', 'nextReviewOn', 'childView', 'familyView'],
] as (keyof Values)[];

function faultOf({ row, values }: ReviewRow): Notice | undefined {
  const { missedOn, missedReason, targets, targetWords } = values;
  const lacks = lackOfHeld({ row, values });
  if (lacks) return lacks;
  if (missedReason && !missedOn) return needed(row, 'missedOn', 'missedReason');
  return targetWords && !fits(targetWords, targets) ? wordsForEach(row) : undefined;
}

function lackOfHeld({ row, values }: ReviewRow): Notice | undefined {
  const { heldOn, decision } = values;
  if (heldOn) return decision ? undefined : needed(row, 'decision', 'heldOn');
  const stray = ofHeld.find((column) => values[column] !== undefined);
  return stray && needed(row, 'heldOn', stray);
}

const needed = (row: number, column: string, other: string) =>
  notice(row, column, [
    'needed-with',
    `${column} is empty; ${other} is given, so give it as well.`,
  ]);

const wordsForEach = (row: number) =>
  notice(row, 'targetWords', [
    'targets-differ',
    'targetWords: give words for each of the targets, parted by |.',
  ]);

const wordsIn = (words: string) => words.split('|').map((each) => each.trim());
const fits = (words: string, targets: readonly unknown[] = []) =>
  wordsIn(words).length === targets.length;

function askOf(
  run: ImportRun,
  { row, values }: ReviewRow,
  { pupilId, placementId, facts, basis, authorityOn }: KnownPlacement,
) {
  const { kind, dueOn, rescheduledTo, missedOn, missedReason, heldOn } = values;
  const missed = missedOn && stated({ missedOn, missedReason });
  const on = heldOn ?? missedOn ?? rescheduledTo ?? dueOn;
  const data = {
    ...{ pupilId, placementId, kind, dueOn, placement: { startsOn: facts.startsOn } },
    ...stated({ rescheduledTo, missed: missed || undefined, held: heldIn(values) }),
  };
  return {
    row,
    warnings: [],
    ask: {
      streamId: `review-${pupilId}`,
      command: { type: 'StateReview' as const, data },
      meta: run.metaOf(row, authorityOn(on)),
      basis,
    },
  };
}

function heldIn({ heldOn, decision, targets, targetWords, ...others }: Values) {
  if (!heldOn || !decision) return undefined;
  const { attendees, absent, newPlannedEndOn, nextReviewOn, childView, familyView } = others;
  const words = targetWords === undefined ? [] : wordsIn(targetWords);
  return {
    ...{ heldOn, decision },
    ...stated({
      ...{ attendees, absent },
      targets: targets?.map((progress, index) =>
        stated({ progress, words: words[index] || undefined }),
      ),
      ...{ newPlannedEndOn, nextReviewOn, childView, familyView },
    }),
  };
}
