import { dateText } from '@ledger/govuk';
import type { FigureResult } from '@ledger/ledger';
import { placementHistory, saidIn } from '@ledger/placement-history';
import { type Asked, knownAtField, onField } from '../../questions/question-field.js';
import type { QuestionPage } from '../../questions/question-page.js';
import { csvOf, paths } from '../paths.js';
import { detailText, type OpenEntry, timelineOf } from './timeline.js';

/** The child as last told in these entries: a label and its value. */
export function childIn(entries: readonly OpenEntry[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const { type, details } of entries)
    if (type.startsWith('Child') || type === 'IdentifierAssigned')
      for (const { label, kind, value } of details)
        if (value !== null) known.set(label, kind === 'date' ? dateText(String(value)) : String(value));
  return known;
}

const header = ['Pupil reference', 'Date of birth', 'UPN', 'Authority', 'School (URN)'];

function historyView({ rows }: FigureResult, here: string) {
  const entries = rows as readonly OpenEntry[];
  const recorded = [...entries].sort((a, b) => a.position - b.position);
  const child = childIn(recorded);
  const name = [child.get('Given name'), child.get('Family name')].filter(Boolean).join(' ');
  return {
    name: name || 'Unknown pupil',
    child: header.flatMap((label) => (child.has(label) ? [{ label, text: child.get(label) }] : [])),
    timeline: timelineOf(entries),
    csv: csvOf(here),
  };
}

/** Details become one text each, so that a spreadsheet can show them. */
const flat = (rows: readonly object[]) =>
  (rows as readonly OpenEntry[]).map((row) => ({
    ...row,
    correctedBy: row.correctedBy.join('; '),
    details: saidIn(row.details)
      .map(detailText)
      .map(({ label, text }) => `${label}: ${text}`)
      .join('; '),
  }));

/** One child's placement history, whole, with the two dates. */
export const historyQuestion = (pupilId: string): QuestionPage => ({
  path: paths.pupil(pupilId),
  permission: 'follow-figures',
  template: 'placement-history/placement-history.njk',
  figure: placementHistory,
  fields: [onField, knownAtField],
  start: ({ today }): Asked => ({ on: today }),
  fixed: { pupilId },
  view: (result, _, here) => historyView(result, here),
  flat,
});
