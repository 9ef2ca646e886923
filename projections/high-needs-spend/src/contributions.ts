import { circumstancesOn, firstDayOf, type Placed } from '@ledger/caseload';
import { contributionStopsFrom, type ExclusionCourse } from '@ledger/exclusion';

/** Days on which a school contributes nothing to a placement, because the child is off its roll. */
export interface OffRoll {
  readonly from: string;
  /** The day on which the child was on its roll again; null where it never was. */
  readonly to: string | null;
}

/**
 * When the school that contributes to a placement does so no longer: from the first school day after
 * it permanently excluded the child, as long as the exclusion stands and the child is not on its
 * roll again. Another school's exclusion changes nothing.
 */
export const offRollOf = (
  placed: Pick<Placed, 'leg' | 'story'>,
  exclusions: readonly ExclusionCourse[],
): readonly OffRoll[] =>
  exclusions
    .filter((each) => isBySchoolOf(placed, each))
    .flatMap((each) => {
      const from = contributionStopsFrom(each);
      return from === null ? [] : [{ from, to: backOnRoll(placed, each) }];
    });

/** Whether the contribution of a day still falls on the school. */
export const contributes = (offRoll: readonly OffRoll[], date: string): boolean =>
  !offRoll.some(({ from, to }) => from <= date && (to === null || date < to));

// Where nobody said which school contributes, it is the one that had the child on its roll.
function isBySchoolOf(
  { leg, story }: Pick<Placed, 'leg' | 'story'>,
  { details: { schoolUrn } }: ExclusionCourse,
): boolean {
  const own = leg.schoolUrn ?? circumstancesOn(story, firstDayOf(leg))?.schoolUrn ?? schoolUrn;
  return own === schoolUrn;
}

// Only what was said of the child since then: where its records were merged, an entry also begins
// where the other record changes its year group, and says of the school what was said before.
const backOnRoll = (
  { story }: Pick<Placed, 'story'>,
  { details: { schoolUrn, firstDay } }: ExclusionCourse,
): string | null =>
  story.find(
    (entry, at) =>
      entry.from > firstDay &&
      entry.schoolUrn === schoolUrn &&
      entry.eventId !== story[at - 1]?.eventId,
  )?.from ?? null;
