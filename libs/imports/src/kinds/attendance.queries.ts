import {
  expectedSessionsOn,
  judgeMark,
  type MarkJudgement,
  type OpenDays,
} from '@ledger/school-time';
import { type KnownCalendar, knownCalendars } from '../known/calendars.js';
import type { Notice } from '../notice.js';
import type { ImportRun } from '../run.js';
import type { MarkRow } from './attendance.columns.js';
import type { Sheet } from './attendance.sheets.js';

/** What is to be told of marks that are recorded all the same. */
export function markQueries(run: ImportRun) {
  const calendars = knownCalendars(run);
  return async (
    sheets: readonly Sheet[],
  ): Promise<(mark: MarkRow, sheet: Sheet) => readonly Notice[]> => {
    const known = await calendars(sheets.flatMap((sheet) => Object.values(ownersOf(sheet))));
    const opened = new Map(sheets.map((sheet) => [sheet, openDaysOf(sheet, known)]));
    return (mark, sheet) => noticesOf(mark, opened.get(sheet));
  };
}

const ownersOf = ({ authority, providerId }: Sheet) => ({
  authority: `authority-${authority}`,
  provider: `provider-${providerId}`,
});

function openDaysOf(
  sheet: Sheet,
  calendars: ReadonlyMap<string, KnownCalendar>,
): OpenDays | undefined {
  const owners = ownersOf(sheet);
  const authority = calendars.get(owners.authority);
  const provider = calendars.get(owners.provider);
  if (!authority || !provider) return undefined;
  return { authority: authority.schoolDays, providerClosed: provider.closed };
}

function noticesOf(mark: MarkRow, open: OpenDays | undefined): Notice[] {
  const judgement = judgeMark(mark.values.code, mark.values.date);
  if ('refused' in judgement) return [];
  return [...aboutCode(mark, judgement), ...aboutSession(mark, judgement, open)];
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
  open: OpenDays | undefined,
): Notice[] {
  if (!possible || isExpected(mark, open)) return [];
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

function isExpected({ placement, values }: MarkRow, open: OpenDays | undefined): boolean {
  if (!open) return false;
  const { am, pm } = expectedSessionsOn(placement.timetable, values.date, open);
  return values.session === 'AM' ? am : pm;
}
