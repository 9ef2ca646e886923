import { cellText } from '@ledger/govuk';
import type { FigureResult } from '@ledger/ledger';
import { placementHistory, saidIn } from '@ledger/placement-history';
import { type Asked, knownAtField, onField } from '../../questions/question-field.js';
import type { QuestionPage } from '../../questions/question-page.js';
import { csvOf, paths } from '../paths.js';
import { detailText, type OpenEntry, timelineOf } from './timeline.js';

const tellsOfChild = ({ type }: OpenEntry) =>
  type.startsWith('Child') || type === 'IdentifierAssigned';

/** The child as last told in these entries, in the order recorded: a label and its value. */
export function childIn(entries: readonly OpenEntry[]): ReadonlyMap<string, string> {
  const told = entries.filter(tellsOfChild).flatMap(({ details }) => details);
  const known = told.filter(({ value }) => value !== null);
  return new Map(known.map(({ label, kind, value }) => [label, cellText(kind, value)]));
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
