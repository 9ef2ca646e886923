import { dateOf, dayOf } from './day-number.js';

const wallClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
});

const part = (parts: readonly Intl.DateTimeFormatPart[], type: string) =>
  parts.find((each) => each.type === type)?.value ?? '';

// Since 1900 London's clocks are whole hours from UTC: the date is the same throughout an hour.
const HOUR = /^(?:19|[2-9]\d)\d\d-\d\d-\d\dT\d\d(?=:[0-5]\d:[0-5]\d(?:\.\d+)?Z$)/;
const known = new Map<string, string>();
const MOST_KNOWN = 20_000;

/** The date in London, `YYYY-MM-DD`, at an instant in RFC 3339 text. @throws RangeError */
export function londonDateOf(instant: string): string {
  const hour = HOUR.exec(instant)?.[0];
  const before = hour === undefined ? undefined : known.get(hour);
  if (before !== undefined) return before;
  const date = workOut(instant);
  if (hour !== undefined && known.size < MOST_KNOWN) known.set(hour, date);
  return date;
}

function workOut(instant: string): string {
  const parts = wallClock.formatToParts(new Date(instant));
  return `${part(parts, 'year')}-${part(parts, 'month')}-${part(parts, 'day')}`;
}

/**
 * The last microsecond of a date in London as a UTC instant: what *known at* a date means. In
 * summer the day ends at 22:59:59.999999Z.
 */
export function endOfDayInLondon(date: string): string {
  const winter = `${date}T23:59:59.999999Z`;
  const isSummer = londonDateOf(winter) !== date;
  return isSummer ? `${date}T22:59:59.999999Z` : winter;
}

/** The first instant of a date in London, in UTC with microseconds. */
export function startOfDayInLondon(date: string): string {
  const isSummer = endOfDayInLondon(dateOf(dayOf(date) - 1)).includes('T22');
  return isSummer ? `${dateOf(dayOf(date) - 1)}T23:00:00.000000Z` : `${date}T00:00:00.000000Z`;
}
