import { type EventFacts, type Stated, statedBy } from '@ledger/kernel';
import type { ProgressEvent } from './progress.events.js';

type Type = ProgressEvent['type'];
export type Measured = ProgressEvent['data'];

export interface KnownMeasure {
  readonly type: Type;
  readonly measured: Measured;
  readonly words: { readonly words?: string | undefined };
  readonly stated: Stated;
}

/** What was measured of one child: a baseline for each placement and measure, then each date. */
export type MeasuredProgress = ReadonlyMap<string, KnownMeasure>;

/** What a measurement is about: saying the same again puts it right. */
export const subjectOf = (type: Type, { placementId, measure, measuredOn }: Measured): string =>
  type === 'BaselineRecorded'
    ? `${placementId} ${measure}`
    : `${placementId} ${measure} ${measuredOn}`;

export const evolveProgress =
  (type: Type) =>
  (state: MeasuredProgress, measured: Measured, facts: EventFacts): MeasuredProgress => {
    const part = facts.personal.find((each) => each.class === 'narrative')?.values ?? {};
    const { words } = part as { words?: string };
    const now: KnownMeasure = { type, measured, words: { words }, stated: statedBy(facts) };
    return new Map(state).set(subjectOf(type, measured), now);
  };

/** Measured later in the same placement by the same measure. */
export const progressIn = (
  state: MeasuredProgress,
  { placementId, measure }: Measured,
): readonly Measured[] =>
  [...state.values()]
    .filter(({ type }) => type === 'ProgressRecorded')
    .map(({ measured }) => measured)
    .filter((each) => each.placementId === placementId && each.measure === measure);
