import type { DataOf } from '@ledger/kernel';
import type { RegisterEvent } from '@ledger/register/events';
import { judgeMark } from '@ledger/school-time';
import { detailsOf } from './detail.js';
import { markLabels } from './labels.js';
import { providerIn } from './placement.telling.js';
import type { Tell } from './telling.js';

type MarkTold = 'AttendanceMarked' | 'AttendanceCorrected';

/** How the marks of a register are told. */
export const markTellings: { readonly [T in MarkTold]: Tell<T> } = {
  AttendanceMarked(data, past, entry) {
    past.marks.set(sessionOf(data), data);
    const where = `${data.session} at ${providerIn(past, entry)}`;
    return { what: `Marked ${codeText(data)}, ${where}`, details: detailsOf(markLabels, data) };
  },
  AttendanceCorrected(data, past, entry) {
    const before = past.marks.get(sessionOf(data)) ?? {};
    past.marks.set(sessionOf(data), data);
    const changes = detailsOf(markLabels, data, before).filter(
      ({ label, value, was }) => value !== was || label === 'Code',
    );
    const where = `${data.session} at ${providerIn(past, entry)}`;
    const was = String(before['code'] ?? 'an unknown mark');
    return { what: `Mark put right from ${was} to ${codeText(data)}, ${where}`, details: changes };
  },
};

type Mark = DataOf<RegisterEvent, MarkTold>;

const sessionOf = ({ placementId, date, session }: Mark) => `${placementId} ${date} ${session}`;

function codeText({ code, date }: Mark): string {
  const judged = judgeMark(code, date);
  if ('refused' in judged) return code;
  return `${code} (${judged.category.replaceAll('-', ' ')})`;
}
