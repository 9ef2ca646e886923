/** What is true of a child from a date until the next entry; the first holds from the beginning. */
export interface Circumstances {
  readonly from: string;
  readonly authority: string;
  /** The year of the 31 August that ends the school year of birth. */
  readonly cohort: number;
  /** Years taught ahead of (positive) or behind (negative) the cohort. */
  readonly yearOffset: number;
  readonly schoolUrn: string | null;
  readonly enrolment: string | null;
  /** The event that stated it last; a correction names it. */
  readonly eventId: string;
}

/** A child's circumstances over time, earliest first. */
export type Story = readonly Circumstances[];

/** The date of the first entry: what is known at first is taken to have been so before. */
export const fromTheBeginning = '0001-01-01';

/** What is true on a date; undefined only for an empty story. */
export function circumstancesOn(story: Story, date: string): Circumstances | undefined {
  return story.findLast(({ from }) => from <= date) ?? story[0];
}

/** Every authority of the story, each once. */
export function authoritiesOf(story: Story): readonly string[] {
  return [...new Set(story.map(({ authority }) => authority))];
}

/** The story with a change from a date; a change from the same date takes its place. */
export function changed(story: Story, change: Circumstances): Story {
  const was = circumstancesOn(story, change.from);
  const others = story.filter(({ from }) => from !== change.from);
  const known = others.map((each) => bornLike(each, { was, now: change }));
  return [...known, change].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** The story with what a correction puts right: the entry whose event it corrects, else the latest. */
export function corrected(
  story: Story,
  correction: Omit<Circumstances, 'from'>,
  corrects: string | undefined,
): Story {
  const found = story.findIndex(({ eventId }) => eventId === corrects);
  const wrong = found < 0 ? story.length - 1 : found;
  const was = story[wrong];
  return story.map((each, index) =>
    index === wrong ? { ...correction, from: each.from } : bornLike(each, { was, now: correction }),
  );
}

/** The story with the birth and the year group that another record of the same child says. */
export function bornAs(story: Story, birth: Story): Story {
  const froms = [...new Set([...story, ...birth].map(({ from }) => from))].sort();
  return froms.flatMap((from) => {
    const said = circumstancesOn(story, from);
    const born = circumstancesOn(birth, from);
    if (!said) return [];
    const { cohort, yearOffset } = born ?? said;
    return [{ ...said, from, cohort, yearOffset }];
  });
}

type Birth = Pick<Circumstances, 'cohort' | 'yearOffset'>;

/**
 * A date of birth has no date of its own: when it is put right, the cohort is right in every entry.
 * Where the year group was kept, which then moved the offset, the other entries stand as they are.
 */
function bornLike<B extends Birth>(
  each: B,
  { was, now }: { was: Birth | undefined; now: Birth },
): B {
  if (!was || now.cohort === was.cohort) return each;
  const keptYearGroup = now.cohort - now.yearOffset === was.cohort - was.yearOffset;
  return keptYearGroup ? each : { ...each, cohort: now.cohort };
}
