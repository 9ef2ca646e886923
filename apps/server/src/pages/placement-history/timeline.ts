import { cellText, dateText, instantText } from '@ledger/govuk';
import { type HistoryEntry, type OpenDetail, saidIn } from '@ledger/placement-history';
import { dateOf, dayOf, mondayOf } from '@ledger/school-time';
import { paths } from '../paths.js';

/** An entry whose sealed values are opened. */
export type OpenEntry = Omit<HistoryEntry, 'details' | 'reason'> & {
  readonly details: readonly OpenDetail[];
  readonly reason: string | null;
};

/** From this many days on, an entry is marked as late. */
const LATE_DAYS = 7;

interface Link {
  readonly text: string;
  readonly href: string;
}

/** One thing that happened, as the timeline shows it. */
export interface TimelineEntry {
  readonly title: string;
  readonly href: string;
  readonly trueOn: string;
  readonly recorded: string;
  readonly late: string | undefined;
  readonly stillToCome: boolean;
  readonly by: string;
  readonly from: string;
  readonly reason: string | null;
  readonly details: readonly { readonly label: string; readonly text: string }[];
  readonly corrects: Link | undefined;
  readonly correctedBy: readonly Link[];
}

/** A week of attendance marks, folded into one item. */
export interface TimelineWeek {
  readonly title: string;
  readonly marks: readonly TimelineEntry[];
}

export type TimelineItem =
  | { readonly kind: 'entry'; readonly entry: TimelineEntry }
  | { readonly kind: 'week'; readonly week: TimelineWeek };

type Placed = { readonly date: string; readonly position: number; readonly item: TimelineItem };

/** The entries, newest first; the marks of each week are one item. */
export function timelineOf(entries: readonly OpenEntry[]): readonly TimelineItem[] {
  const linkTo = linksAmong(entries);
  const told = (entry: OpenEntry) => timelineEntry(entry, linkTo);
  const marks = entries.filter(isMark);
  const others = entries.filter((entry) => !isMark(entry));
  const placed: readonly Placed[] = [
    ...others.map((entry) => placedAt(entry, { kind: 'entry', entry: told(entry) })),
    ...[...byWeek(marks)].map(([monday, week]) => weekPlaced(monday, week, told)),
  ];
  return [...placed].sort(newestFirst).map(({ item }) => item);
}

const isMark = ({ type }: OpenEntry) => type.startsWith('Attendance');

const placedAt = ({ effectiveOn, position }: OpenEntry, item: TimelineItem): Placed => ({
  ...{ date: effectiveOn, position, item },
});

const newestFirst = (a: Placed, b: Placed) =>
  a.date === b.date ? b.position - a.position : b.date.localeCompare(a.date);

function byWeek(marks: readonly OpenEntry[]): ReadonlyMap<string, readonly OpenEntry[]> {
  const weeks = new Map<string, OpenEntry[]>();
  for (const mark of marks) {
    const monday = dateOf(mondayOf(dayOf(mark.effectiveOn)));
    weeks.set(monday, [...(weeks.get(monday) ?? []), mark]);
  }
  return weeks;
}

function weekPlaced(
  monday: string,
  marks: readonly OpenEntry[],
  told: (entry: OpenEntry) => TimelineEntry,
): Placed {
  const last = marks.at(-1);
  const title = `Attendance in the week of ${dateText(monday)}: ${countText(marks)}`;
  const item: TimelineItem = { kind: 'week', week: { title, marks: marks.map(told) } };
  return { date: last?.effectiveOn ?? monday, position: last?.position ?? 0, item };
}

function countText(marks: readonly OpenEntry[]): string {
  const right = marks.filter(({ corrects }) => corrects !== null).length;
  const count = `${marks.length - right} ${marks.length - right === 1 ? 'mark' : 'marks'}`;
  return right === 0 ? count : `${count}, ${right} put right`;
}

type LinkTo = (eventId: string) => Link;

function linksAmong(entries: readonly OpenEntry[]): LinkTo {
  const known = new Map(entries.map((entry) => [entry.eventId, entry]));
  return (eventId) => {
    const entry = known.get(eventId);
    const text = entry ? `${entry.what}, recorded ${instantText(entry.recordedAt)}` : eventId;
    return { text, href: entry ? paths.event(entry.position) : '' };
  };
}

function timelineEntry(entry: OpenEntry, linkTo: LinkTo): TimelineEntry {
  const { what, effectiveOn, recordedAt, stillToCome, by, from, reason, corrects } = entry;
  return {
    ...{ title: what, stillToCome, by, from, reason },
    href: paths.event(entry.position),
    trueOn: dateText(effectiveOn),
    recorded: instantText(recordedAt),
    late: lateText(entry.recordedDaysLater),
    details: saidIn(entry.details).map(detailText),
    corrects: corrects === null ? undefined : linkTo(corrects),
    correctedBy: entry.correctedBy.map(linkTo),
  };
}

const lateText = (days: number) => (days >= LATE_DAYS ? `Recorded ${days} days later` : undefined);

/** A changed value with what it was before, so that both are seen. */
export function detailText({ label, kind, value, was }: OpenDetail) {
  const now = cellText(kind, value) || 'not given';
  if (was === undefined) return { label, text: now };
  return { label, text: `${now} (was ${cellText(kind, was) || 'not given'})` };
}
