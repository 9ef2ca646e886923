import { firstDayOf, type Timetabled, timetabledIn } from '@ledger/caseload';
import type { DateSpan } from '@ledger/school-time';
import type { WorklistView } from './worklist.queries.js';

const LAST = '9999-12-31';

interface Read {
  readonly from: string;
  readonly placed: Promise<readonly Timetabled[]>;
}

const read = new WeakMap<WorklistView, Map<string, Read>>();

/**
 * The placements that are open on any day of a span, as `timetabledIn` has them: read once for all
 * that is worked out in one look at the tables, where nothing changes.
 */
export async function placementsIn(
  view: WorklistView,
  authority: string,
  span: DateSpan,
): Promise<readonly Timetabled[]> {
  const known = read.get(view) ?? new Map<string, Read>();
  read.set(view, known);
  const before = known.get(authority);
  const { from } = span;
  const wide =
    before && before.from <= from
      ? before
      : { from, placed: timetabledIn(view, authority, { from, to: LAST }) };
  known.set(authority, wide);
  return (await wide.placed).filter(({ leg }) => isOpenIn(leg, span));
}

const isOpenIn = (leg: Timetabled['leg'], { from, to }: DateSpan): boolean =>
  firstDayOf(leg) <= to && (leg.endedOn === null || leg.endedOn >= from);
