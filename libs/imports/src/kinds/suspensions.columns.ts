import { ExclusionOutcome } from '@ledger/exclusion';
import { oneOf } from '../table/cell.js';
import { date } from '../table/cells.amounts.js';
import { reference, text, urn, wholeNumber } from '../table/cells.js';
import { except, given, optional, required, type RowOf } from '../table/column.js';

export const columns = {
  suspensionRef: required(reference, 'SU-0001'),
  pupilRef: required(reference, 'P-0001'),
  schoolUrn: required(urn, '109345'),
  kind: required(oneOf(['suspension', 'permanent-exclusion']), 'suspension'),
  startsOn: required(date, '2025-10-15'),
  sessions: optional(wholeNumber(1, 400), '6'),
  reason: required(text, 'DB'),
  firstDay: optional(date, ''),
  decidedOn: optional(date, '2025-10-15'),
  endsOn: optional(date, '2025-10-17'),
  outcome: optional(oneOf(ExclusionOutcome.options), ''),
  outcomeOn: optional(date, ''),
};
export type SuspensionRow = RowOf<typeof columns>;

export const columnOf = { pupilId: 'pupilRef' };

const aCode = /^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/;

interface Ids {
  readonly pupilId: string;
  readonly exclusionId: string;
  readonly nextSchoolDay: string | undefined;
}

/** What the row asks. A reason in words is sealed: only a code stands in the clear. */
export function recordingOf(row: SuspensionRow, { pupilId, exclusionId, nextSchoolDay }: Ids) {
  const { kind, reason } = row;
  const why = aCode.test(reason) ? { reason } : { reason: 'other', circumstances: reason };
  const said = { ...except(row, 'pupilRef', 'kind', 'reason'), ...why, pupilId, exclusionId };
  return kind === 'suspension'
    ? { type: 'RecordSuspension' as const, data: given(said) }
    : { type: 'RecordPermanentExclusion' as const, data: given({ ...said, nextSchoolDay }) };
}
