import { expectedSessionsOn, judgeMark, type MarkJudgement } from '@ledger/school-time';
import { type KnownCalendar, knownCalendars } from '../known/calendars.js';
import type { Notice } from '../notice.js';
import type { ImportRun } from '../run.js';
import type { MarkRow } from './attendance.columns.js';

/** What is to be told of marks that are recorded all the same. */
export function markQueries(run: ImportRun) {
  const calendars = knownCalendars(run);
  return async (marks: readonly MarkRow[]): Promise<(mark: MarkRow) => readonly Notice[]> => {
    const known = await calendars(marks.flatMap((mark) => Object.values(ownersOf(mark))));
    return (mark) => noticesOf(mark, known);
  };
}

const ownersOf = ({ placement, values }: MarkRow) => ({
  authority: `authority-${placement.authorityOn(values.date)}`,
  provider: `provider-${placement.providerId}`,
});

function noticesOf(mark: MarkRow, calendars: ReadonlyMap<string, KnownCalendar>): Notice[] {
  const judgement = judgeMark(mark.values.code, mark.values.date);
  if ('refused' in judgement) return [];
  return [...aboutCode(mark, judgement), ...aboutSession(mark, judgement, calendars)];
}

function aboutCode({ row, values }: MarkRow, { warning, countsAs }: MarkJudgement): Notice[] {
  if (!warning) return [];
  const code = values.code.toUpperCase();
  const message =
    `code: ${code} was withdrawn on 19 August 2024 and counts as ${countsAs}; ` +
    'the code as sent is kept.';
  return [{ row, column: 'code', code: warning, message }];
}

function aboutSession(
  mark: MarkRow,
  { attended, possible }: MarkJudgement,
  calendars: ReadonlyMap<string, KnownCalendar>,
): Notice[] {
  if (!possible || isExpected(mark, calendars)) return [];
  const { row, values } = mark;
  const session = `session: the ${values.session} session of ${values.date} was not expected`;
  if (attended) {
    const message =
      `${session}; it is recorded as an additional session, neither charged nor counted until ` +
      'an extension or a variation covers it.';
    return [{ row, column: 'session', code: 'additional-session', message }];
  }
  const message = `${session}; the absence is recorded and does not count.`;
  return [{ row, column: 'session', code: 'query-absent-when-not-expected', message }];
}

function isExpected(mark: MarkRow, calendars: ReadonlyMap<string, KnownCalendar>): boolean {
  const { placement, values } = mark;
  const owners = ownersOf(mark);
  const authority = calendars.get(owners.authority);
  const provider = calendars.get(owners.provider);
  if (!authority || !provider) return false;
  const open = { authority: authority.schoolDays, providerClosed: provider.closed };
  const { am, pm } = expectedSessionsOn(placement.timetable, values.date, open);
  return values.session === 'AM' ? am : pm;
}
