import type { Notice } from '../notice.js';
import type { ResolvedSuspension } from './suspensions.resolve.js';

/** A thing that may look wrong: nothing, or the column, the code and a sentence. */
type Query = (row: ResolvedSuspension) => readonly [string, string, string] | null;

const school: Query = ({ isSchoolKnown, values: { schoolUrn } }) =>
  isSchoolKnown
    ? null
    : [
        'schoolUrn',
        'query-school-not-on-record',
        `no school of URN ${schoolUrn} is on record; it is recorded as given.`,
      ];

const firstDay: Query = ({ values, nextSchoolDay }) =>
  values.kind === 'suspension' || values.firstDay !== undefined || nextSchoolDay !== undefined
    ? null
    : [
        'firstDay',
        'query-no-school-calendar',
        'no calendar of the school says what the next school day is; the next weekday is taken ' +
          'where no first day is known.',
      ];

const length: Query = ({ values: { kind, sessions, endsOn } }) =>
  kind === 'permanent-exclusion' || sessions !== undefined || endsOn !== undefined
    ? null
    : ['sessions', 'query-length-unknown', 'neither sessions nor an end is given.'];

const end: Query = ({ values: { kind, endsOn } }) =>
  kind === 'suspension' || endsOn === undefined
    ? null
    : ['endsOn', 'query-permanent-exclusion-ends', 'a permanent exclusion has no end.'];

const outcome: Query = ({ values: { outcome: became, outcomeOn } }) =>
  became === undefined || outcomeOn !== undefined
    ? null
    : ['outcomeOn', 'query-outcome-date', 'no date is given; a new outcome is dated today.'];

const noOutcome: Query = ({ values: { outcome: became, outcomeOn } }) =>
  became !== undefined || outcomeOn === undefined
    ? null
    : ['outcome', 'query-outcome-missing', 'a date is given and no outcome; it is not recorded.'];

const questions = [school, firstDay, length, end, outcome, noOutcome];

/** What looks wrong about a row that is recorded all the same. */
export function suspensionQueries(row: ResolvedSuspension): Notice[] {
  return questions.flatMap((ask) => {
    const [column, code, sentence] = ask(row) ?? [];
    if (!column || !code) return [];
    return [{ row: row.row, column, code, message: `${column}: ${sentence}` }];
  });
}
