import type { Story } from '@ledger/caseload';
import type { DataOf, SealedValue } from '@ledger/kernel';
import type { Detail } from './detail.js';
import type { EntryRow, HistoryEvent } from './placement-history.projection.js';

/** What an entry says in plain words, and in detail. */
export interface Told {
  readonly what: string;
  readonly details: readonly Detail[];
}

export type Values = Readonly<Record<string, unknown>>;

/** What was said of a placement before: as ordered and put right, and from which date otherwise. */
export interface KnownPlacement {
  readonly base: Values;
  readonly variations: readonly (Values & { readonly from: string })[];
  readonly identity: SealedValue | null;
  readonly narrative: SealedValue | null;
}

/** What the entries so far have said; each entry is told against it, then added to it. */
export interface Past {
  story: Story;
  identity: SealedValue | null;
  needs: SealedValue | null;
  readonly placements: Map<string, KnownPlacement>;
  /** Marks by placement, date and session. */
  readonly marks: Map<string, Values>;
  readonly providers: ReadonlyMap<string, string>;
  /** What each entry that stands for itself said, by its event. */
  readonly said: Map<string, EntryRow>;
}

export type Tell<T extends HistoryEvent['type']> = (
  data: DataOf<HistoryEvent, T>,
  past: Past,
  entry: EntryRow,
) => Told;

export const emptyPast = (providers: ReadonlyMap<string, string>): Past => ({
  story: [],
  identity: null,
  needs: null,
  placements: new Map(),
  marks: new Map(),
  providers,
  said: new Map(),
});
