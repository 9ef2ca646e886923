import { Refusal, type RefusalDetail, type RefusalSentences } from '@ledger/kernel';

export type TriangulationRefusal =
  | 'academic-year-unknown'
  | 'triangulation-of-another-term'
  | 'triangulation-not-yet-held'
  | 'triangulation-not-held'
  | 'triangulation-action-of-another-school'
  | 'triangulation-action-unknown'
  | 'triangulation-action-ends-before-the-meeting';

export const triangulationRefusals: RefusalSentences<TriangulationRefusal> = {
  'academic-year-unknown':
    '{academicYear} is not an academic year; write two years in a row, as in 2025/26.',
  'triangulation-of-another-term':
    'This meeting is that of {authority} for {academicYear}, term {term}; ' +
    'the meeting of another term is another one.',
  'triangulation-not-yet-held': '{heldOn} is yet to come; record the meeting once it was held.',
  'triangulation-not-held':
    'No triangulation meeting is recorded for this term; record the meeting first.',
  'triangulation-action-of-another-school':
    'This action was agreed for the school {schoolUrn}; give an action for another school an id ' +
    'of its own.',
  'triangulation-action-unknown': 'The meeting agreed no such action; record the action first.',
  'triangulation-action-ends-before-the-meeting':
    'The meeting was held on {heldOn}; {date} is before it.',
};

export const refuse = (code: TriangulationRefusal, detail: RefusalDetail = {}, field?: string) =>
  new Refusal(code, detail, field);
