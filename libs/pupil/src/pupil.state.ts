import { type DataOf, type EventFacts, type Stated, statedBy } from '@ledger/kernel';
import type { PupilEvent } from './pupil.events.js';
import type { PupilIdentity, PupilNeeds } from './pupil.personal.js';

export type Clear = DataOf<PupilEvent, 'ChildRegistered'>;

/** What holds of a child from a date until the next circumstances begin. */
export interface Circumstances {
  /** Empty for the first ones: as far as the record knows they always held. */
  readonly from: string;
  readonly clear: Clear;
  readonly needs: PupilNeeds;
  readonly stated: Stated;
}

/** Another record of the same child. */
export interface Merge extends DataOf<PupilEvent, 'ChildRecordsMerged'> {
  readonly stated: Stated;
}

interface Child {
  /** Empty once it is erased. */
  readonly identity: Partial<PupilIdentity>;
  /** In order of `from`; at least one. */
  readonly circumstances: readonly [Circumstances, ...Circumstances[]];
  readonly merges: readonly Merge[];
}

/** A child as last known; null while not in the record. */
export type Pupil = Child | null;
export type KnownChild = Child;

/** What held on the date, YYYY-MM-DD; before the first change the first circumstances hold. */
export function circumstancesOn({ circumstances }: Child, date: string): Circumstances {
  return circumstances.findLast(({ from }) => from <= date) ?? circumstances[0];
}

/** The authority that the child belonged to on the date, or null for a child not in the record. */
export function authorityOn(state: Pupil, date: string): string | null {
  return state && circumstancesOn(state, date).clear.authority;
}

export const latestOf = ({ circumstances }: Child): Circumstances =>
  circumstances.at(-1) ?? circumstances[0];

export function registered(clear: Clear, facts: EventFacts): Child {
  const first = { from: '', clear, needs: partOf(facts, 'needs') ?? {}, stated: statedBy(facts) };
  return { identity: partOf(facts, 'identity') ?? {}, circumstances: [first], merges: [] };
}

/** The child with these circumstances in place of those of the same date, else added in order. */
export function restated(child: Child, from: string, said: { clear: Clear; facts: EventFacts }) {
  const { clear, facts } = said;
  const before = circumstancesOn(child, from);
  const needs = partOf(facts, 'needs') ?? before.needs;
  const now = { from, clear, needs, stated: statedBy(facts) };
  const others = child.circumstances
    .filter((each) => each.from !== from)
    .map((each) => ({ ...each, clear: bornLike(each.clear, { was: before.clear, now: clear }) }));
  const circumstances = [...others, now].sort(byDate);
  return identified({ ...child, circumstances: circumstances as [Circumstances] }, facts);
}

// A date of birth has no date of its own: put right, it is right in all circumstances. Where the
// offset moved with the cohort, the year groups were kept, and so they are in the others.
function bornLike(each: Clear, { was, now }: { was: Clear; now: Clear }): Clear {
  const years = now.cohort - was.cohort;
  const isYearGroupKept = now.yearOffset - was.yearOffset === years;
  const yearOffset = each.yearOffset + (isYearGroupKept ? years : 0);
  return { ...each, cohort: each.cohort + years, yearOffset };
}

export const identified = (child: Child, facts: EventFacts): Child => ({
  ...child,
  identity: partOf(facts, 'identity') ?? child.identity,
});

/** The child without a merging with the other record, and with the new one where there is one. */
export const mergedAnew = (child: Child, otherPupilId: string, now: readonly Merge[]): Child => ({
  ...child,
  merges: [...child.merges.filter((each) => each.otherPupilId !== otherPupilId), ...now],
});

interface Parts {
  identity: Partial<PupilIdentity>;
  needs: PupilNeeds;
}

// A part that is absent says that nothing of its class changed.
const partOf = <C extends keyof Parts>({ personal }: EventFacts, name: C) =>
  personal.find((part) => part.class === name)?.values as Parts[C] | undefined;

const byDate = (one: Circumstances, other: Circumstances) => (one.from < other.from ? -1 : 1);
