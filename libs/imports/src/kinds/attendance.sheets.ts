import { refusalOf } from '@ledger/register';
import type { MarkRow } from './attendance.columns.js';

/** Rows that are asked together: marks in one register, of one authority, each of its own placement. */
export interface Sheet {
  readonly providerId: string;
  readonly authority: string;
  readonly date: string;
  readonly session: 'AM' | 'PM';
  /** By placement. */
  readonly marks: Map<string, MarkRow>;
}

/**
 * Sheets in an order that keeps the marks of one placement in the order of the file: a second mark
 * for the same session starts another sheet, and so puts the first one right. A mark that the rules
 * refuse is a sheet of its own, to harm no other; it is asked all the same because it may stand
 * already, recorded before the placement's end was.
 */
export function sheetsOf(marks: readonly MarkRow[]): readonly Sheet[] {
  const open = new Map<string, Sheet>();
  const sheets: Sheet[] = [];
  for (const mark of marks) {
    const { date, session } = mark.values;
    const { placementId, providerId } = mark.placement;
    const authority = mark.placement.authorityOn(date);
    const key = `${providerId} ${date} ${session} ${authority}`;
    const refused = isRefused(mark);
    let sheet = open.get(key);
    if (!sheet || sheet.marks.has(placementId) || refused) {
      sheet = { providerId, authority, date, session, marks: new Map() };
      sheets.push(sheet);
      open.set(key, sheet);
    }
    sheet.marks.set(placementId, mark);
    if (refused) open.delete(key);
  }
  return sheets;
}

const isRefused = ({ values, placement }: MarkRow) =>
  refusalOf({ code: values.code, placement: placement.facts }, values.date) !== null;
