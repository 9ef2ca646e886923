import { type Detail, detailsOf, type Labels, sealedDetails } from './detail.js';
import type { EntryRow } from './placement-history.projection.js';
import type { Past, Told, Values } from './telling.js';

/** What the fields of an aggregate's events are called, in the clear and under seal. */
export interface JourneyLabels {
  readonly clear: Labels;
  readonly identity?: Labels;
  readonly needs?: Labels;
  readonly narrative?: Labels;
}

/** How an event is shown: its sentence, and its data as plain values. */
export interface Shown {
  readonly what: string;
  readonly data: Values;
}

/**
 * Tells an event that stands for itself: in full, and where it puts another right only what differs,
 * beside what was said before.
 */
export function journeyTold(
  labels: JourneyLabels,
  show: (data: Values, past: Past) => Shown,
): (data: Values, past: Past, entry: EntryRow) => Told {
  return (data, past, entry) => {
    past.said.set(entry.eventId, entry);
    const { what, data: values } = show(data, past);
    const before = entry.corrects ? past.said.get(entry.corrects) : undefined;
    const was = before && show(before.data as Values, past).data;
    const clear = detailsOf(labels.clear, values, was).filter(isNew);
    const details = [...clear, ...sealedIn(labels, entry, before)];
    return { what: before ? `${what}, put right` : what, details };
  };
}

const isNew = ({ value, was }: Detail): boolean => value !== was;

const sealedIn = (
  labels: JourneyLabels,
  entry: EntryRow,
  before: EntryRow | undefined,
): readonly Detail[] =>
  (['identity', 'needs', 'narrative'] as const).flatMap((name) =>
    sealedDetails(labels[name] ?? {}, entry[name], before?.[name] ?? null),
  );
