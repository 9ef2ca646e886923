import { type DataOf, type Decided, given, holdsAlready, overlaid } from '@ledger/kernel';
import type { ReviewCommand } from './review.commands.js';
import type { ReviewEvent } from './review.events.js';
import type { ReviewNarrative } from './review.personal.js';
import { refuse } from './review.refusals.js';
import type { Held, KnownReview } from './review.state.js';
import { type About, nameOf, reviewToStep } from './review.steps.js';
import type { Reviews } from './review.state.js';

type Said = NonNullable<DataOf<ReviewCommand, 'StateReview'>['held']>;
type Given = Partial<Held> & Pick<Held, 'heldOn' | 'decision'>;

/** What was said of a review that was held; said again with something else, it is put right. */
export function holdReview(
  state: Reviews,
  about: About & { readonly today: string },
  said: Said,
): readonly Decided<ReviewEvent>[] {
  const known = reviewToStep(state, about, 'ReviewHeld');
  const clear = clearOf(said);
  const words = wordsOf(said);
  if (holds(known, clear, words)) return [];
  const now = overlaid<Held>(known.held ?? nothingYet(clear), clear);
  mayBeHeld(now, about);
  const { pupilId } = about;
  const sealed = given(overlaid(known.held?.words ?? {}, words)) as Record<string, string>;
  const corrects = known.held ? { corrects: known.held.stated.eventId } : {};
  return [
    {
      type: 'ReviewHeld',
      data: { ...nameOf(about), ...heldIn(now) },
      effectiveOn: now.heldOn,
      pupilId,
      ...(Object.keys(sealed).length > 0 && {
        personal: [{ pupilId, class: 'narrative' as const, values: sealed }],
      }),
      ...corrects,
    },
  ];
}

const nothingYet = ({ heldOn, decision }: Given): Held => ({
  ...{ heldOn, decision },
  ...{ attendees: [], absent: [], targets: [] },
});

const holds = ({ held }: KnownReview, clear: Given, words: ReviewNarrative) =>
  held !== null && holdsAlready<Held>(held, clear) && holdsAlready(held.words, words);

const clearOf = ({ heldOn, decision, attendees, absent, targets, ...others }: Said): Given =>
  given({
    ...{ heldOn, decision },
    attendees: attendees && asSet(attendees),
    absent: absent && asSet(absent),
    targets: targets?.map(({ progress }) => progress),
    newPlannedEndOn: others.newPlannedEndOn,
    nextReviewOn: others.nextReviewOn,
  }) as Given;

// Roles are a set: the same in another order say the same.
const asSet = <T extends string>(roles: readonly T[]): T[] => [...new Set(roles)].sort();

const heldIn = (now: Held): Held => {
  const { heldOn, attendees, absent, targets, decision, newPlannedEndOn, nextReviewOn } = now;
  const dates = { newPlannedEndOn, nextReviewOn } as Pick<Held, 'newPlannedEndOn' | 'nextReviewOn'>;
  return { heldOn, attendees, absent, targets, decision, ...given(dates) };
};

function wordsOf({ childView, familyView, targets = [] }: Said): ReviewNarrative {
  const lines = targets.map(({ words = '' }) => words.replaceAll('\n', ' '));
  const targetWords = lines.some(Boolean) ? lines.join('\n') : undefined;
  return given({ childView, familyView, targetWords });
}

function mayBeHeld(
  { heldOn, newPlannedEndOn: end, nextReviewOn: next }: Held,
  { today, placement: { startsOn } }: About & { readonly today: string },
): void {
  if (heldOn > today) throw refuse('review-not-yet-held', { heldOn }, 'heldOn');
  if (heldOn < startsOn)
    throw refuse('review-before-the-start', { startsOn, date: heldOn }, 'heldOn');
  if (end && end < heldOn)
    throw refuse('new-end-before-the-review', { end, heldOn }, 'newPlannedEndOn');
  if (next && next <= heldOn)
    throw refuse('next-review-before-this-one', { next, heldOn }, 'nextReviewOn');
}
